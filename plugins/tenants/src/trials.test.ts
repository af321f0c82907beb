import { dayAhead, daysUntil, trialsEndingSoonHref } from './trials';

const now = Date.parse('2026-11-28T10:00:00Z');

it.each([
  ['2026-11-28T09:00:00Z', 0],
  ['2026-11-28T12:00:00Z', 1],
  ['2026-11-29T10:00:00Z', 1],
  ['2026-11-29T10:05:00Z', 2],
  ['2027-02-26T09:59:58Z', 90],
  ['2027-02-26T10:00:00Z', 90],
  ['2027-02-26T10:00:30Z', 90],
])('until %s days are left, the present one included: %i', (moment, days) =>
  expect(daysUntil(moment, now)).toBe(days),
);

it('names the day ahead and links to the filtered list', () => {
  expect(dayAhead(7, now)).toBe('2026-12-05');
  expect(trialsEndingSoonHref()).toMatch(
    /^\/tenants\?trialEndsBefore=\d{4}-\d\d-\d\d&sort=trialEndsAt$/,
  );
});
