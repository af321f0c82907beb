import { dayAhead, daysUntil, trialsEndingSoonHref } from './trials';

const now = Date.parse('2026-11-28T10:00:00Z');

it.each([
  ['2026-11-28T09:00:00Z', 0],
  ['2026-11-29T09:00:00Z', 0],
  ['2026-11-29T10:00:00Z', 1],
  ['2026-12-05T12:00:00Z', 7],
])('until %s whole days are left: %i', (moment, days) =>
  expect(daysUntil(moment, now)).toBe(days),
);

it('names the day ahead and links to the filtered list', () => {
  expect(dayAhead(7, now)).toBe('2026-12-05');
  expect(trialsEndingSoonHref()).toMatch(
    /^\/tenants\?trialEndsBefore=\d{4}-\d\d-\d\d&sort=trialEndsAt$/,
  );
});
