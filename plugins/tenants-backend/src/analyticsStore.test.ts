import { tenantsContract as c } from '@cleanmatex/hq-common';
import { TenantTestbed } from './testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

const monthStart = (back: number) => {
  const now = new Date();
  const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1);
  return new Date(start).toISOString();
};

/** Adds a tenant onboarded so many months ago, on the first day of the month, with a country as it is stored. */
async function add(back: number, country: string, planCode = 'growth') {
  const { id } = await bed.onboard({ planCode });
  await bed.rows(
    `UPDATE org_tenants_mst SET country = ?, created_at = ?::timestamptz AT TIME ZONE 'UTC' WHERE id = ?`,
    country,
    monthStart(back),
    id,
  );
}

describe('figures of tenants', () => {
  beforeAll(async () => {
    await add(0, 'OM');
    await add(2, 'AE', 'pro');
    await add(2, 'OM');
    await add(11, 'SA');
    await add(12, 'SA');
    await add(30, 'Oman');
    await add(30, 'Atlantis');
  });

  it('count by month, and say how many came before', async () => {
    const { total, before, months } = await bed.kernel.call(c.analytics, {});
    expect(total).toBe(7);
    expect(before).toBe(1);
    expect(months.map(({ created }) => created)).toEqual([
      1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1,
    ]);
    expect(months[0].total).toBe(4);
    expect(months.at(-1)?.total).toBe(7);
    expect(months[0].from).toBe(monthStart(11).slice(0, 10));
  });

  it('take a country together however it is stored, and leave out one that nobody can filter by', async () => {
    const { country } = await bed.kernel.call(c.analytics, {});
    expect(country.map(({ value, count }) => [value, count])).toEqual([
      ['OM', 3],
      ['SA', 2],
      ['AE', 1],
    ]);
  });

  it('are the numbers of rows that their filters find', async () => {
    const figures = await bed.kernel.call(c.analytics, { months: 24 });
    const found = async (filters: object) =>
      (await bed.kernel.call(c.list, { ...filters, limit: 1 } as never))
        .totalItems;
    for (const field of ['status', 'planCode', 'country'] as const) {
      for (const { value, count, created } of figures[field]) {
        expect(await found({ [field]: [value] })).toBe(count);
        for (const [index, { from, to }] of figures.months.entries()) {
          const filters = {
            [field]: [value],
            createdFrom: from,
            createdTo: to,
          };
          expect(await found(filters)).toBe(created[index]);
        }
      }
    }
  });

  it('follow the filters of the list', async () => {
    const figures = await bed.kernel.call(c.analytics, { country: ['AE'] });
    expect(figures.total).toBe(1);
    expect(figures.planCode.map(({ value }) => value)).toEqual(['pro']);
  });
});
