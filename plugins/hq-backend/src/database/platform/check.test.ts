import { buildPlatformFixture } from '../../testing/platformFixture';
import { TestDatabase } from '../../testing/testDatabase';
import { migrateUp } from '../migrator';
import { checkPlatform } from './check';
import { formatPlatformReport } from './report';
import { usedTables } from './usedColumns';

const RLS_OFF = {
  expected: 'row-level security',
  found: 'off: a tenant may see rows of others',
  breaking: false,
};

describe('checkPlatform', () => {
  const databases: TestDatabase[] = [];
  const use = (database: TestDatabase) => {
    databases.push(database);
    return database;
  };

  /** The platform of the field after one alteration, adopted or not yet. */
  async function field(
    alteration: string,
    options: { adopted: boolean } = { adopted: false },
  ): Promise<TestDatabase> {
    const database = use(await TestDatabase.createEmpty());
    await buildPlatformFixture(database.ownerUrl);
    if (options.adopted) {
      await migrateUp({ url: database.ownerUrl });
    }
    await database.owner.raw(alteration);
    return database;
  }

  afterEach(() =>
    Promise.all(databases.splice(0).map(database => database.drop())),
  );

  it('finds every table in a platform of the field', async () => {
    const database = await field('SELECT 1', { adopted: true });
    const report = await checkPlatform(database.knex);
    expect(report.breaking).toBe(false);
    const states = Object.fromEntries(
      report.tables.map(({ table, state }) => [table, state]),
    );
    expect(Object.keys(states)).toEqual([
      ...Object.keys(usedTables),
      'org_usage_tracking',
    ]);
    expect(states.org_tenants_mst).toBe('found');
    expect(report.tables.flatMap(({ differences }) => differences)).toEqual([
      { table: 'org_tenant_settings_cf', ...RLS_OFF },
      { table: 'org_usage_tracking', ...RLS_OFF },
    ]);
  });

  it('says that it created every table of an empty database', async () => {
    const database = use(await TestDatabase.create());
    const report = await checkPlatform(database.knex);
    expect(report.breaking).toBe(false);
    expect(new Set(report.tables.map(({ state }) => state))).toEqual(
      new Set(['created']),
    );
  });

  it('breaks on no missing table before the first migration', async () => {
    const database = use(await TestDatabase.createEmpty());
    const report = await checkPlatform(database.owner);
    expect(report.breaking).toBe(false);
    expect(report.tables[0].state).toBe('missing');
  });

  it.each([
    [
      'a missing column',
      'ALTER TABLE org_branches_mst DROP COLUMN is_main',
      {
        table: 'org_branches_mst',
        column: 'is_main',
        expected: 'boolean',
        found: 'nothing',
        breaking: true,
      },
    ],
    [
      'another type',
      `ALTER TABLE org_subscriptions_mst ALTER orders_limit DROP DEFAULT, ALTER orders_limit TYPE text`,
      {
        table: 'org_subscriptions_mst',
        column: 'orders_limit',
        expected: 'integer',
        found: 'text',
        breaking: true,
      },
    ],
    [
      'a shorter text',
      `ALTER TABLE org_tenants_mst ALTER city TYPE varchar(40)`,
      {
        table: 'org_tenants_mst',
        column: 'city',
        expected: 'character varying(100)',
        found: 'character varying(40)',
        breaking: false,
      },
    ],
    [
      'an unknown column that must be given',
      `ALTER TABLE org_branches_mst ADD zone text NOT NULL DEFAULT 'x'; ALTER TABLE org_branches_mst ALTER zone DROP DEFAULT`,
      {
        table: 'org_branches_mst',
        column: 'zone',
        expected: 'nullable or with a default',
        found: 'text NOT NULL without default',
        breaking: true,
      },
    ],
    [
      'an unknown column that a trigger may fill',
      `ALTER TABLE org_branches_mst ADD zone text NOT NULL DEFAULT 'x'; ALTER TABLE org_branches_mst ALTER zone DROP DEFAULT;
       CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.zone := 1; RETURN NEW; END';
       CREATE TRIGGER fill BEFORE INSERT ON org_branches_mst FOR EACH ROW EXECUTE FUNCTION fill()`,
      {
        table: 'org_branches_mst',
        column: 'zone',
        expected: 'nullable or with a default',
        found: 'text NOT NULL without default, perhaps filled by a trigger',
        breaking: false,
      },
    ],
    [
      'an optional column that became required',
      `UPDATE org_tenants_mst SET name2 = name; ALTER TABLE org_tenants_mst ALTER name2 SET NOT NULL`,
      {
        table: 'org_tenants_mst',
        column: 'name2',
        expected: 'nullable',
        found: 'NOT NULL without default',
        breaking: true,
      },
    ],
    [
      'a missing unique key',
      'ALTER TABLE org_tenants_mst DROP CONSTRAINT org_tenants_mst_slug_key',
      {
        table: 'org_tenants_mst',
        column: 'slug',
        expected: 'unique',
        found: 'no unique key',
        breaking: true,
      },
    ],
    [
      'an unknown check',
      `ALTER TABLE org_tenants_mst ADD CHECK (status <> 'provisioning')`,
      {
        table: 'org_tenants_mst',
        column: 'status',
        expected: 'no such check',
        found: `CHECK (((status)::text <> 'provisioning'::text))`,
        breaking: false,
      },
    ],
  ])('reports %s', async (_, alteration, difference) => {
    const database = await field(alteration);
    const report = await checkPlatform(database.owner);
    expect(report.breaking).toBe(difference.breaking);
    expect(
      report.tables
        .flatMap(({ differences }) => differences)
        .filter(({ expected }) => expected !== RLS_OFF.expected),
    ).toEqual([difference]);
  });

  it('reports a missing table and missing rights after adoption', async () => {
    const database = await field(
      `ALTER TABLE org_tenant_settings_cf RENAME TO gone;
       REVOKE INSERT ON org_branches_mst FROM hq_console`,
      { adopted: true },
    );
    const report = await checkPlatform(database.owner);
    expect(formatPlatformReport(report)).toBe(
      [
        'org_tenants_mst                   found',
        'org_subscriptions_mst             found',
        'org_branches_mst                  differing',
        '  BREAKS  org_branches_mst: expected SELECT, INSERT granted to hq_console, found no INSERT',
        'org_users_mst                     found',
        'org_customers_mst                 found',
        'org_orders_mst                    found',
        'org_service_category_cf           found',
        'org_tenant_settings_cf            missing',
        '  BREAKS  org_tenant_settings_cf: expected a table, found nothing',
        'org_tenant_workflow_templates_cf  found',
        'org_tenant_workflow_settings_cf   found',
        'sys_plan_limits                   found',
        'sys_service_category_cd           found',
        'sys_tenant_settings_cd            found',
        'sys_workflow_template_cd          found',
        'org_usage_tracking                differing',
        '  note    org_usage_tracking: expected row-level security, found off: a tenant may see rows of others',
        '2 differences break the console.',
      ].join('\n'),
    );
  });
});
