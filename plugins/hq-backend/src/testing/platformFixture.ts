import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFile } from 'node:fs/promises';
import { Client, escapeIdentifier } from 'pg';
import {
  CodeLists,
  Dictionary,
  DictionaryTable,
  readCodeLists,
  readDictionary,
} from '../database/platform/dictionary';
import { withClient } from '../database/server';
import { createTableSql, foreignKeySql, insertCodesSql } from './platformDdl';

/** The role that owns the platform's objects in the field; not the console's. */
export const PLATFORM_OWNER = 'cmx_platform_owner';

/** Ids of the fixture's tenants, by slug. */
export const FIXTURE_TENANTS = {
  'al-noor': '10000000-0000-4000-8000-000000000001',
  'blue-wave': '10000000-0000-4000-8000-000000000002',
  'quick-press': '10000000-0000-4000-8000-000000000003',
  pearl: '10000000-0000-4000-8000-000000000004',
  'old-souq': '10000000-0000-4000-8000-000000000005',
  'desert-rose': '10000000-0000-4000-8000-000000000006',
} as const;

const ROLES_LOCK = 4_872_100_003;

/** Objects of the field that the dictionary does not know. */
const UNKNOWN_TO_THE_CONSOLE = `
  ALTER TABLE public.org_tenants_mst ADD legacy_ref text, ADD region_no integer NOT NULL DEFAULT 1;
  ALTER TABLE public.org_branches_mst ADD geo_zone text NOT NULL DEFAULT 'unknown';
  ALTER TABLE public.org_subscriptions_mst ADD reseller_code character varying(20);
  CREATE TABLE public.org_drivers_mst (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    tenant_org_id uuid NOT NULL REFERENCES public.org_tenants_mst (id) ON DELETE CASCADE,
    name text NOT NULL
  );
  ALTER TABLE public.org_drivers_mst ENABLE ROW LEVEL SECURITY;
  CREATE POLICY tenant_isolation ON public.org_drivers_mst USING (tenant_org_id = public.current_tenant_id());
  CREATE VIEW public.v_active_tenants AS SELECT id, name, slug FROM public.org_tenants_mst WHERE is_active;
  CREATE INDEX idx_tenants_status ON public.org_tenants_mst (status);
  CREATE TRIGGER trg_tenant_default_settings AFTER INSERT ON public.org_tenants_mst
    FOR EACH ROW EXECUTE FUNCTION public.fn_trg_tenant_default_settings();
`;

/**
 * Builds, in an empty database, the tenant platform as it is in the field: the
 * 52 tables of the dictionary owned by another role, with their policies and
 * triggers, columns and objects that the console does not know, and rows.
 *
 * @param ownerUrl - a superuser's connection string to the database
 */
export async function buildPlatformFixture(ownerUrl: string): Promise<void> {
  const dictionary = await readDictionary();
  const codes = await readCodeLists();
  const functions = await readSql('functions.sql');
  const rows = await readSql('rows.sql');
  await withClient(ownerUrl, async client => {
    await prepareServer(client);
    await client.query(`BEGIN; SET LOCAL ROLE ${PLATFORM_OWNER}`);
    await client.query(functionsFirst(functions));
    await createTables(client, dictionary, codes);
    await client.query(UNKNOWN_TO_THE_CONSOLE);
    await client.query(rows);
    await client.query('COMMIT');
  });
}

function readSql(name: string): Promise<string> {
  const file = resolvePackagePath(
    '@cleanmatex/hq-backend',
    'src/testing/fixture',
    name,
  );
  return readFile(file, 'utf8');
}

// The functions name tables that come after them.
function functionsFirst(sql: string): string {
  return `SET LOCAL check_function_bodies = off;\n${sql}`;
}

async function prepareServer(client: Client): Promise<void> {
  const roles = [PLATFORM_OWNER, 'anon', 'authenticated', 'service_role'];
  // Roles belong to the whole server, and test workers share it.
  await client.query('SELECT pg_advisory_lock($1)', [ROLES_LOCK]);
  for (const role of roles) {
    await client.query(
      `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN;
       EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
    );
  }
  await client.query(`
    CREATE SCHEMA auth AUTHORIZATION ${PLATFORM_OWNER};
    ALTER SCHEMA public OWNER TO ${PLATFORM_OWNER};
    GRANT USAGE ON SCHEMA public, auth TO anon, authenticated, service_role;
    SET ROLE ${PLATFORM_OWNER};
    CREATE TABLE auth.users (
      id uuid PRIMARY KEY, email varchar(255), raw_user_meta_data jsonb, created_at timestamptz DEFAULT now()
    );
    CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS $$
      SELECT nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')::uuid
    $$;
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anon, authenticated, service_role;
    RESET ROLE;
  `);
}

async function createTables(
  client: Client,
  dictionary: Dictionary,
  codes: CodeLists,
): Promise<void> {
  const tables = Object.entries(dictionary);
  for (const [name, table] of tables) {
    await client.query(createTableSql(name, table));
    if (codes[name]) {
      await client.query(insertCodesSql(name, codes[name]));
    }
  }
  for (const [name, table] of tables) {
    const statements = [
      ...(table.foreignKeys ?? []).map((key, i) => foreignKeySql(name, key, i)),
      ...policiesSql(name, table),
      ...triggersSql(name, table),
    ];
    await client.query(statements.join('\n'));
  }
}

function policiesSql(name: string, table: DictionaryTable): string[] {
  if (!table.rowLevelSecurity) {
    return [];
  }
  const columns = table.columns.map(column => column.name);
  const tenant = name === 'org_tenants_mst' ? 'id' : 'tenant_org_id';
  const ownRows = columns.includes(tenant)
    ? `${tenant} = public.current_tenant_id()`
    : 'true';
  const policies = (table.policies ?? []).map((policy, i, all) => {
    const isFirstOfKind =
      all.findIndex(other => other.command === policy.command) === i;
    const condition =
      policy.roles.includes('service_role') || !isFirstOfKind
        ? 'public.is_service_role()'
        : ownRows;
    const clauses = [
      policy.command === 'INSERT' ? '' : `USING (${condition})`,
      ['SELECT', 'DELETE'].includes(policy.command)
        ? ''
        : `WITH CHECK (${condition})`,
    ];
    return (
      `CREATE POLICY ${escapeIdentifier(
        `${name}_policy_${i + 1}`,
      )} ON public.${name} ` +
      `FOR ${policy.command} TO ${policy.roles.join(', ')} ${clauses.join(
        ' ',
      )};`
    );
  });
  return [`ALTER TABLE public.${name} ENABLE ROW LEVEL SECURITY;`, ...policies];
}

function triggersSql(name: string, table: DictionaryTable): string[] {
  return (table.triggers ?? []).map(trigger => {
    const [time, events] = trigger.fires.split(' ');
    return (
      `CREATE TRIGGER ${trigger.name} ${time} ${events.replace(
        /\//g,
        ' OR ',
      )} ON public.${name} ` +
      `FOR EACH ROW EXECUTE FUNCTION public.${triggerFunction(trigger.name)}();`
    );
  });
}

function triggerFunction(trigger: string): string {
  if (trigger.startsWith('cmx_rebuild')) {
    return 'fn_cmx_rebuild';
  }
  return trigger.endsWith('_items_recalc')
    ? 'fn_items_recalc'
    : `fn_${trigger}`;
}
