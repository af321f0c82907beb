import { slugProblem, toE164 } from '@cleanmatex/hq-common';
import { blueprints } from './blueprint';
import { fleetDays, hijriOf, seasonOf } from './calendar';

describe('blueprints of tenants', () => {
  const many = blueprints(1, 10_000);

  it('follow from the seed, whatever the size of the fleet', () => {
    expect(blueprints(1, 60)).toEqual(many.slice(0, 60));
    expect(blueprints(2, 60)).not.toEqual(many.slice(0, 60));
  });

  it('have slugs, e-mail addresses and phones that the contract accepts, each slug once', () => {
    expect(new Set(many.map(({ slug }) => slug)).size).toBe(10_000);
    expect(new Set(many.map(({ name }) => name)).size).toBe(10_000);
    expect(many.flatMap(({ slug }) => slugProblem(slug) ?? [])).toEqual([]);
    const wrong = many.filter(
      ({ phone, country }) => toE164(phone, country) !== phone,
    );
    expect(wrong).toEqual([]);
  });

  it.each([1, 2, 99])('of seed %d have every kind of life', seed => {
    const sixty = blueprints(seed, 60);
    const count = (status: string) =>
      sixty.filter(tenant => tenant.status === status).length;
    expect(
      ['trial', 'expired', 'suspended', 'archived', 'active'].map(count),
    ).toEqual([6, 3, 3, 2, 46]);
    expect(sixty.some(({ trialLeft }) => trialLeft && trialLeft <= 3)).toBe(
      true,
    );
    expect(sixty.some(({ growth }) => growth < 0)).toBe(true);
    expect(new Set(sixty.map(({ country }) => country)).size).toBe(6);
  });
});

describe('days of a fleet', () => {
  it('know Ramadan and the Eids by the Umm al-Qura calendar', () => {
    expect(hijriOf(new Date('2026-02-18'))).toEqual({ month: 9, day: 1 });
    const of = (day: string) => seasonOf(new Date(day));
    expect(of('2026-02-18')).toBeLessThan(1);
    expect(of('2026-03-15')).toBeGreaterThan(1);
    expect(of('2026-03-20')).toBeLessThan(0.5);
    expect(of('2026-05-27')).toBeLessThan(0.5);
    expect(of('2026-07-15')).toBe(1);
  });

  it('are quiet on Friday in the Gulf and on Sunday in the Emirates', () => {
    const days = fleetDays('2026-07-13', 7);
    const weightOf = (country: string, day: string) =>
      days.find(each => each.country === country && each.day === day)?.weight;
    const friday = '2026-07-10';
    const sunday = '2026-07-12';
    expect(weightOf('OM', friday)).toBeLessThan(Number(weightOf('OM', sunday)));
    expect(weightOf('AE', sunday)).toBeLessThan(Number(weightOf('AE', friday)));
    expect(days.map(({ day }) => day)).not.toContain('2026-07-13');
  });
});
