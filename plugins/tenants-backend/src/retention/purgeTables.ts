import type { FieldChange } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { fail } from '../model';
import {
  countRows,
  deleteRows,
  tenantColumns,
  type TenantColumn,
} from '../tenantTables';

/** How the tables that hold tenants lose one. */
export interface PurgeTables {
  /** Tables of the console, then of the platform; each before those that it refers to. */
  own: TenantColumn[];
  platform: TenantColumn[];
  /** Columns that only name the tenant: their rows stay, and name it no longer. */
  unlinked: TenantColumn[];
}

const keyOf = ({ table, column }: TenantColumn) => `${table}.${column}`;

/**
 * Columns whose rows are not the tenant's: the platform declares ON DELETE SET NULL for them, or they are named for
 * another use of a tenant's id, such as the first tenant of a customer who may be others' too.
 */
const UNLINKED = `
  SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(a.attname) AS column FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  WHERE k.contype = 'f' AND k.confrelid = 'public.org_tenants_mst'::regclass AND k.confdeltype = 'n'
  UNION
  SELECT format('%I.%I', n.nspname, c.relname), quote_ident(a.attname) FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
  WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.atttypid = 'uuid'::regtype
    AND a.attname LIKE '%\\_tenant\\_org\\_id' AND NOT a.attnotnull`;

/** The tables that hold tenants, found from the database's catalog and foreign keys. */
export async function purgeTables(scope: Scope): Promise<PurgeTables> {
  const holders = await tenantColumns(scope);
  const unlinked = await scope.query<TenantColumn>(UNLINKED);
  const stay = new Set(unlinked.map(keyOf));
  const deleted = holders.filter(each => !stay.has(keyOf(each)));
  const isPlatform = ({ table }: TenantColumn) => table.startsWith('public.');
  return {
    own: deleted.filter(each => !isPlatform(each)),
    platform: deleted.filter(isPlatform),
    unlinked,
  };
}

/** @throws HqError `purge_tables_closed` where the database does not let purges delete. */
async function refuseClosed(scope: Scope, tables: PurgeTables): Promise<void> {
  const rows = await scope.query<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) AS name
     WHERE NOT has_table_privilege('hq_purger', name, 'SELECT') OR NOT has_table_privilege('hq_purger', name, 'DELETE')`,
    [[...tables.platform, ...tables.unlinked].map(({ table }) => table)],
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(', ');
  throw fail('purge_tables_closed', { tables: names });
}

/** Works as the one role that may delete what belongs to tenants. A failure ends the transaction, and the role with it. */
async function asPurger<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
  const take = (role: string) =>
    scope.query(`SELECT set_config('role', $1, true)`, [role]);
  const [{ role }] = await scope.query<{ role: string }>(
    'SELECT current_user::text AS role',
  );
  await take('hq_purger');
  const result = await work();
  await take(role);
  return result;
}

/** Rows of a tenant by table: what a purge would delete, or only free of the tenant's id. */
export async function countTenantRows(
  scope: Scope,
  tenantId: string,
): Promise<Record<string, number>> {
  const tables = await purgeTables(scope);
  await refuseClosed(scope, tables);
  const own = await countRows(scope, tables.own, [tenantId]);
  const platform = await asPurger(scope, () =>
    countRows(scope, [...tables.platform, ...tables.unlinked], [tenantId]),
  );
  return { ...own, ...platform };
}

/** Rows that are going, as changes of an audit entry. */
export const rowChanges = (rows: Record<string, number>): FieldChange[] =>
  Object.entries(rows).map(([table, before]) => ({
    path: `rows.${table}`,
    before,
    after: 0,
  }));

async function unlink(
  scope: Scope,
  columns: TenantColumn[],
  tenantId: string,
): Promise<Record<string, number>> {
  if (columns.length === 0) return {};
  const counts = await countRows(scope, columns, [tenantId]);
  for (const { table, column } of columns) {
    // What the platform declares ON DELETE SET NULL frees itself.
    if (counts[table] && column !== 'tenant_org_id') {
      await scope.query(
        `UPDATE ${table} SET ${column} = NULL WHERE ${column} = $1::uuid`,
        [tenantId],
      );
    }
  }
  return counts;
}

/** What a purge did to one table. */
export interface PurgedTable {
  table: string;
  deleted: number;
  unlinked: number;
  left: number;
}

/**
 * Deletes everything of a tenant, then counts what is left.
 * @returns every table that can hold tenants, in alphabetical order.
 * @throws HqError `purge_tables_closed`
 * @throws Error when rows stayed behind.
 */
export async function deleteTenant(
  scope: Scope,
  tenantId: string,
): Promise<PurgedTable[]> {
  const tables = await purgeTables(scope);
  await refuseClosed(scope, tables);
  const own = await deleteRows(scope, tables.own, [tenantId]);
  const { deleted, unlinked, left } = await asPurger(scope, async () => ({
    unlinked: await unlink(scope, tables.unlinked, tenantId),
    deleted: await deleteRows(scope, tables.platform, [tenantId]),
    left: await countRows(
      scope,
      [...tables.platform, ...tables.unlinked],
      [tenantId],
    ),
  }));
  const rest = { ...left, ...(await countRows(scope, tables.own, [tenantId])) };
  if (Object.keys(rest).length > 0) {
    throw new Error(`Rows stayed behind: ${JSON.stringify(rest)}`);
  }
  const all = [...tables.own, ...tables.platform, ...tables.unlinked];
  return [...new Set(all.map(({ table }) => table))].sort().map(table => ({
    table,
    deleted: own[table] ?? deleted[table] ?? 0,
    unlinked: unlinked[table] ?? 0,
    left: rest[table] ?? 0,
  }));
}
