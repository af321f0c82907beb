import { TestDatabase } from './testDatabase';

describe('TestDatabase', () => {
  it('gives migrated databases that do not see each other', async () => {
    const [a, b] = await Promise.all([
      TestDatabase.create(),
      TestDatabase.create(),
    ]);
    try {
      await a.owner('org_tenants_mst').insert({
        name: 'A',
        slug: 'a',
        email: 'a@example.com',
        phone: '+96890000000',
      });
      expect(await a.knex('org_tenants_mst').pluck('slug')).toEqual(['a']);
      expect(await b.knex('org_tenants_mst').pluck('slug')).toEqual([]);
    } finally {
      await Promise.all([a.drop(), b.drop()]);
    }
  });
});
