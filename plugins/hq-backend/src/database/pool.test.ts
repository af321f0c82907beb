import { TestDatabase } from '../testing/testDatabase';

describe('the run-time pool', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await TestDatabase.create();
  });

  afterEach(() => jest.restoreAllMocks());

  afterAll(() => database?.drop());

  const row = async (sql: string, bindings: readonly Date[] = []) =>
    (await database.knex.raw(sql, bindings)).rows[0];

  it('works as hq_console in UTC with time limits', async () => {
    expect(
      await row(`SELECT current_user AS role, current_setting('timezone') AS zone,
        current_setting('statement_timeout') AS statement,
        current_setting('idle_in_transaction_session_timeout') AS idle,
        (SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolcanlogin FROM pg_roles WHERE rolname = current_user) AS mighty`),
    ).toEqual({
      role: 'hq_console',
      zone: 'UTC',
      statement: '15s',
      idle: '5s',
      mighty: false,
    });
  });

  it('owns nothing', async () => {
    expect(
      await row(
        `SELECT count(*) AS owned FROM pg_class WHERE relowner = 'hq_console'::regrole`,
      ),
    ).toEqual({ owned: 0 });
    await expect(
      database.knex.raw('ALTER TABLE public.org_tenants_mst ADD x int'),
    ).rejects.toThrow('must be owner');
  });

  it('cannot change the ledger of migrations', async () => {
    await expect(
      database.knex('hq.schema_migrations').delete(),
    ).rejects.toThrow('permission denied');
  });

  it('reads values as the console expects them', async () => {
    expect(
      await row(`SELECT 42::int8 AS int8, 9007199254740993::int8 AS large, '{1,NULL}'::int8[] AS int8s,
        date '2026-03-29' AS date, array[date '2026-03-29'] AS dates,
        timestamp '2026-03-29 10:00:00.123456' AS stamp, array[timestamp '2026-03-29 10:00'] AS stamps,
        '12'::xid AS xid, 1.50::numeric(10,2) AS money`),
    ).toEqual({
      int8: 42,
      large: '9007199254740993',
      int8s: [1, null],
      date: '2026-03-29',
      dates: ['2026-03-29'],
      stamp: new Date('2026-03-29T10:00:00.123Z'),
      stamps: [new Date('2026-03-29T10:00:00Z')],
      xid: 12,
      money: '1.50',
    });
  });

  it('writes dates as UTC, in and outside transactions', async () => {
    // As in a process of Muscat, four hours ahead.
    jest.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(-240);
    jest.spyOn(Date.prototype, 'getDate').mockReturnValue(2);
    jest.spyOn(Date.prototype, 'getHours').mockReturnValue(0);
    const at = new Date('2026-01-01T20:30:00Z');
    expect(
      await row('SELECT ?::timestamp AS stamp, ?::timestamptz AS zoned', [
        at,
        at,
      ]),
    ).toEqual({ stamp: at, zoned: at });
    await database.knex.transaction(async trx => {
      const [tenant] = await trx('org_tenants_mst')
        .insert({
          name: 'A',
          slug: 'a',
          email: 'a',
          phone: '1',
          created_at: at,
        })
        .returning('created_at');
      expect(tenant.created_at).toEqual(at);
      const { rows } = await trx.raw(
        'SELECT created_at::text AS text FROM org_tenants_mst WHERE created_at = ANY(?)',
        [[at]],
      );
      expect(rows).toEqual([{ text: '2026-01-01 20:30:00' }]);
    });
  });
});
