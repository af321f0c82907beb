import { describeRows, describeSchemas } from '../testing/catalogDescription';
import {
  buildPlatformFixture,
  PLATFORM_OWNER,
} from '../testing/platformFixture';
import { TestDatabase } from '../testing/testDatabase';
import { migrateDown, migrateUp } from './migrator';
import { optionalTables, rightsFor, usedTables } from './platform/usedColumns';

/** What the console may bring beside the platform's own objects. */
const ALLOWED_ADDITIONS =
  /^(grant|default grant|index|relation .*: i |function|trigger public\.\w+\.hq_\w+:) ?/;

describe('adoption of an existing platform database', () => {
  let database: TestDatabase;
  let before: string[];
  let rowsBefore: Record<string, string>;

  const describePlatform = () =>
    describeSchemas(database.owner, ['public', 'auth']);

  beforeAll(async () => {
    database = await TestDatabase.createEmpty();
    await buildPlatformFixture(database.ownerUrl);
    before = await describePlatform();
    rowsBefore = await describeRows(database.owner, 'public');
    await migrateUp({ url: database.ownerUrl });
  });

  afterAll(() => database?.drop());

  it('only adds to the description of the platform schemas', async () => {
    const after = await describePlatform();
    expect(before.filter(fact => !after.includes(fact))).toEqual([]);
    const added = after.filter(fact => !before.includes(fact));
    expect(added).not.toEqual([]);
    expect(added.filter(fact => !ALLOWED_ADDITIONS.test(fact))).toEqual([]);
  });

  it('grants nothing more to the roles of the tenant applications', async () => {
    const after = await describePlatform();
    const granted = after
      .filter(fact => !before.includes(fact))
      .filter(fact => / (anon|authenticated|service_role|)=/.test(fact));
    expect(granted).toEqual([]);
  });

  it('grants its role what the check lists, on these tables only, and nothing on tables to come', async () => {
    await database.owner.raw('CREATE TABLE public.org_later (id int)');
    const { rows } = await database.owner.raw<{
      rows: { table: string; rights: string[] }[];
    }>(
      `SELECT c.relname AS table, array_agg(a.privilege_type::text ORDER BY a.privilege_type::text) AS rights
       FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a
       WHERE c.relnamespace = 'public'::regnamespace AND a.grantee = 'hq_console'::regrole
       GROUP BY c.relname`,
    );
    expect(
      Object.fromEntries(rows.map(({ table, rights }) => [table, rights])),
    ).toEqual(
      Object.fromEntries([
        ...optionalTables.map(table => [table, ['SELECT']]),
        ...Object.entries(usedTables).map(([table, use]) => [
          table,
          rightsFor(use).sort(),
        ]),
      ]),
    );
    await expect(
      database.knex.raw('SELECT count(*) FROM public.sys_otp_codes'),
    ).rejects.toMatchObject({ code: '42501' });
    await database.owner.raw('DROP TABLE public.org_later');
  });

  it('rewrites no row of the platform', async () => {
    const rows = await describeRows(database.owner, 'public');
    expect(rows.org_tenants_mst).toMatch(/^6 /);
    expect(rows).toEqual(rowsBefore);
  });

  it('works with the triggers and columns that it does not know', async () => {
    const [tenant] = await database
      .knex('org_tenants_mst')
      .insert({
        name: 'New Laundry',
        name2: 'مغسلة جديدة',
        slug: 'new-laundry',
        email: 'new@laundry.example',
        phone: '+96891112222',
      })
      .returning(['id', 'region_no']);
    expect(tenant.region_no).toBe(1);
    const settings = await database
      .knex('org_tenant_settings_cf')
      .where({ tenant_org_id: tenant.id })
      .pluck('setting_code');
    expect(settings).toEqual(['USE_TRACK_BY_PIECE']);
    await database.owner('org_tenant_settings_cf').delete().where({
      tenant_org_id: tenant.id,
    });
    await database.owner('org_tenants_mst').delete().where({ id: tenant.id });
  });

  it.each([PLATFORM_OWNER, 'service_role'])(
    'lets %s write tenants as before',
    async role => {
      const trx = await database.owner.transaction();
      try {
        await trx.raw('SET LOCAL ROLE ??', [role]);
        await trx.raw(
          `SELECT set_config('request.jwt.claims', '{"role": "service_role"}', true)`,
        );
        const [{ id }] = await trx('org_tenants_mst')
          .insert({
            name: 'Own Laundry',
            slug: 'own',
            email: 'own@laundry.example',
            phone: '+96891113333',
          })
          .returning('id');
        const changed = await trx('org_tenants_mst')
          .where({ id })
          .update({ name: 'Own Laundries', status: 'active' });
        expect(changed).toBe(1);
        await trx('org_tenant_settings_cf')
          .where({ tenant_org_id: id })
          .delete();
        expect(await trx('org_tenants_mst').where({ id }).delete()).toBe(1);
      } finally {
        await trx.rollback();
      }
    },
  );

  it('leaves the platform when all migrations are undone', async () => {
    await migrateDown({ url: database.ownerUrl, steps: 1000 });
    const after = await describePlatform();
    expect(before.filter(fact => !after.includes(fact))).toEqual([]);
    expect(after.filter(fact => fact.includes('hq_console'))).toEqual([]);
    await migrateUp({ url: database.ownerUrl });
  });

  it('creates the tables that an older platform lacks, and undoes only these', async () => {
    const older = await TestDatabase.createEmpty();
    try {
      await buildPlatformFixture(older.ownerUrl);
      await older.owner.raw('DROP TABLE public.org_usage_tracking');
      const platform = await describeSchemas(older.owner, ['public']);
      await migrateUp({ url: older.ownerUrl });
      expect(
        await older.owner('hq.platform_objects').select('kind', 'name'),
      ).toEqual([{ kind: 'table', name: 'org_usage_tracking' }]);
      await migrateDown({ url: older.ownerUrl, steps: 1000 });
      const left = await describeSchemas(older.owner, ['public']);
      expect(platform.filter(fact => !left.includes(fact))).toEqual([]);
      expect(left.filter(fact => fact.includes('org_usage_tracking'))).toEqual(
        [],
      );
    } finally {
      await older.drop();
    }
  });
});
