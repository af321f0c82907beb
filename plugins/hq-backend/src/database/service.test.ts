import { mockServices } from '@backstage/backend-test-utils';
import { describeSchemas } from '../testing/catalogDescription';
import { buildPlatformFixture } from '../testing/platformFixture';
import { TestDatabase } from '../testing/testDatabase';
import { openDatabase } from './service';

describe('openDatabase', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await TestDatabase.createEmpty();
  });

  afterEach(() => database.drop());

  const open = (runtimeUrl?: string) =>
    openDatabase({
      config: mockServices.rootConfig({
        data: { hq: { database: { url: database.ownerUrl, runtimeUrl } } },
      }),
      logger: mockServices.rootLogger.mock({
        child: () => mockServices.logger.mock(),
      }),
    });

  it('makes an empty database ready, for several instances at once', async () => {
    const opened = await Promise.all([open(), open(), open(), open()]);
    try {
      for (const { knex } of opened) {
        const { rows } = await knex.raw(
          'SELECT current_user AS role, (SELECT count(*) FROM sys_plan_limits) AS plans',
        );
        expect(rows).toEqual([{ role: 'hq_console', plans: 5 }]);
      }
    } finally {
      await Promise.all(opened.map(({ knex }) => knex.destroy()));
    }
  });

  it('names the statement that lets the run-time login in', async () => {
    const name = `run_${Date.now()}`;
    const login = new URL(database.ownerUrl);
    login.username = name;
    login.password = 'run-time';
    await database.owner.raw(`CREATE ROLE ${name} LOGIN PASSWORD 'run-time'`);
    try {
      const grant = `GRANT hq_console TO "${name}"`;
      await expect(open(login.toString())).rejects.toThrow(grant);
      await database.owner.raw(grant);
      const { knex } = await open(login.toString());
      await knex.destroy();
    } finally {
      await database.owner.raw(`DROP ROLE ${name}`);
    }
  });

  it('refuses a platform that does not fit, and leaves it as it was', async () => {
    await buildPlatformFixture(database.ownerUrl);
    await database.owner.raw(
      'ALTER TABLE public.org_tenants_mst RENAME slug TO short_name',
    );
    const before = await describeSchemas(database.owner, ['public', 'hq']);
    await expect(open()).rejects.toThrow(
      /does not fit this release[^]*BREAKS {2}org_tenants_mst\.slug: expected character varying\(100\), found nothing[^]*3 differences break the console/,
    );
    expect(await describeSchemas(database.owner, ['public', 'hq'])).toEqual(
      before,
    );
  });
});
