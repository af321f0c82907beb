import { findTenantLeaks, tenantTables } from '../testing/tenantLeaks';
import { TestDatabase } from '../testing/testDatabase';
import { createRuntimePool } from './pool';

describe('row-level security', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await TestDatabase.create();
  });

  afterAll(() => database?.drop());

  it('keeps every table of the tenants to its tenant, and from anon', async () => {
    expect((await tenantTables(database.owner)).length).toBeGreaterThan(30);
    expect(await findTenantLeaks(database)).toEqual([]);
  });

  it('binds the owner of the tables as well', async () => {
    const tables = await database
      .owner('pg_class')
      .whereIn('relname', await tenantTables(database.owner))
      .where({ relforcerowsecurity: false })
      .pluck('relname');
    expect(tables).toEqual([]);
  });

  it('gives tenants the reference data to read, and nothing private', async () => {
    const { rows } = await database.owner.raw(
      `SELECT c.relname AS name, string_agg(r, ',' ORDER BY r) AS rights
         FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) r
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND starts_with(c.relname, 'sys_')
           AND has_table_privilege('authenticated', c.oid, r)
         GROUP BY c.relname ORDER BY c.relname`,
    );
    expect(new Set(rows.map((row: { rights: string }) => row.rights))).toEqual(
      new Set(['SELECT']),
    );
    const names = rows.map((row: { name: string }) => row.name);
    expect(names).toContain('sys_plan_limits');
    expect(names).not.toContain('sys_audit_log');
    expect(names).not.toContain('sys_otp_codes');
    expect(names).not.toContain('sys_customers_mst');
  });

  it('shows tenants nothing of the schema of the console', async () => {
    const { rows } = await database.owner.raw(
      `SELECT role FROM unnest(ARRAY['anon', 'authenticated']) role WHERE has_schema_privilege(role, 'hq', 'USAGE')`,
    );
    expect(rows).toEqual([]);
  });

  it('does not let claims outlive their transaction on a pooled connection', async () => {
    const tenant = await database
      .owner('org_tenants_mst')
      .first('id')
      .orderBy('id');
    const session = async (claims?: string) => {
      const trx = await pool.transaction();
      await trx.raw('SET LOCAL ROLE authenticated');
      if (claims) {
        await trx.raw(`SELECT set_config('request.jwt.claims', ?, true)`, [
          claims,
        ]);
      }
      const { rows } = await trx.raw(
        'SELECT pg_backend_pid() AS pid, count(*) AS tenants FROM org_tenants_mst',
      );
      await trx.commit();
      return rows[0];
    };
    const pool = createRuntimePool(database.ownerUrl, { max: 1 });
    try {
      const bound = await session(JSON.stringify({ tenant_org_id: tenant.id }));
      expect(bound.tenants).toBe(1);
      expect(await session()).toEqual({ pid: bound.pid, tenants: 0 });
      const { rows } = await pool.raw('SELECT current_user AS role');
      expect(rows).toEqual([{ role: 'hq_console' }]);
    } finally {
      await pool.destroy();
    }
  });

  it('is not passed by through views or functions', async () => {
    const { rows } = await database.owner.raw(
      `SELECT c.oid::regclass::text AS name FROM pg_class c, unnest(ARRAY['anon', 'authenticated']) role
         WHERE c.relkind IN ('v', 'm') AND c.relnamespace IN ('public'::regnamespace, 'auth'::regnamespace)
           AND has_table_privilege(role, c.oid, 'SELECT')
           AND NOT coalesce(c.reloptions @> '{security_invoker=true}', false)
       UNION
       SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
           unnest(ARRAY['anon', 'authenticated']) role
         WHERE p.prosecdef AND p.prorettype <> 'trigger'::regtype AND n.nspname NOT IN ('pg_catalog', 'information_schema')
           AND has_function_privilege(role, p.oid, 'EXECUTE')`,
    );
    expect(rows).toEqual([]);
  });

  it('is missed on a new table without a policy', async () => {
    await database.owner.raw(`
      CREATE TABLE public.org_forgotten (id uuid DEFAULT gen_random_uuid() PRIMARY KEY, tenant_org_id uuid NOT NULL);
      GRANT SELECT, INSERT, UPDATE, DELETE ON public.org_forgotten TO authenticated`);
    expect(await findTenantLeaks(database)).toEqual([
      'org_forgotten: has no policy',
      'org_forgotten: rows of another tenant can be read',
      'org_forgotten: rows of another tenant can be inserted',
      'org_forgotten: rows can be moved to another tenant',
      'org_forgotten: rows of another tenant can be updated',
      'org_forgotten: rows of another tenant can be deleted',
      'org_forgotten: authenticated with claims unset gets 2 rows',
      ...['', '{}', '{"tenant_org_id": ""}', '{"tenant_org_id": null}'].map(
        claims =>
          `org_forgotten: authenticated with claims ${claims} gets 2 rows`,
      ),
    ]);
  });
});
