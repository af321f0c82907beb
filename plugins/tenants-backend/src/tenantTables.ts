import type { Scope } from '@cleanmatex/hq-node';

/** A column that holds the id of a tenant. */
export interface TenantColumn {
  /** Schema and name, quoted where needed. */
  table: string;
  column: string;
}

interface Found extends TenantColumn {
  /** Tables whose rows refer to this one's. */
  children: string[];
}

/**
 * Every column of the database that holds tenant ids: `tenant_org_id` in the platform's schema, and whatever refers to
 * the tenants' own table. Tables come before those that they refer to, the tenants' own table last. Legal holds are left
 * out: while one stands, the database refuses to delete the tenant.
 */
export async function tenantColumns(scope: Scope): Promise<TenantColumn[]> {
  const found = await scope.query<Found>(
    `WITH holding AS (
      SELECT a.attrelid AS oid, a.attname AS name FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      WHERE c.relnamespace = 'public'::regnamespace AND a.attname = 'tenant_org_id' AND NOT a.attisdropped
      UNION
      SELECT k.conrelid, a.attname FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      WHERE k.contype = 'f' AND k.confrelid = 'public.org_tenants_mst'::regclass
        AND k.conrelid <> 'hq.tenant_holds'::regclass
      UNION SELECT 'public.org_tenants_mst'::regclass, 'id')
    SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(h.name) AS column, coalesce((
        SELECT array_agg(DISTINCT format('%I.%I', fn.nspname, fc.relname)) FROM pg_constraint f
        JOIN pg_class fc ON fc.oid = f.conrelid JOIN pg_namespace fn ON fn.oid = fc.relnamespace
        WHERE f.contype = 'f' AND f.confrelid = h.oid AND f.conrelid <> h.oid), '{}') AS children
    FROM holding h JOIN pg_class c ON c.oid = h.oid JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY 1, 2`,
  );
  return childrenFirst(found);
}

function childrenFirst(found: Found[]): TenantColumn[] {
  const ordered: Found[] = [];
  const seen = new Set<Found>();
  const visit = (each: Found) => {
    if (seen.has(each)) return;
    seen.add(each);
    found.filter(({ table }) => each.children.includes(table)).forEach(visit);
    ordered.push(each);
  };
  found.forEach(visit);
  return ordered.map(({ table, column }) => ({ table, column }));
}

/** Rows of tenants, by table. */
export async function countRows(
  scope: Scope,
  columns: TenantColumn[],
  tenants: string[],
): Promise<Record<string, number>> {
  const counts = columns.map(
    ({ table, column }) =>
      `SELECT '${table}' AS name, count(*)::int AS total FROM ${table} WHERE ${column} = ANY ($1::uuid[])`,
  );
  const rows = await scope.query<{ name: string; total: number }>(
    `SELECT name, sum(total)::int AS total FROM (${counts.join(
      ' UNION ALL ',
    )}) AS counted GROUP BY name HAVING sum(total) > 0`,
    [tenants],
  );
  return Object.fromEntries(rows.map(({ name, total }) => [name, total]));
}

/** Deletes the rows of tenants. @returns how many, by table. */
export async function deleteRows(
  scope: Scope,
  columns: TenantColumn[],
  tenants: string[],
): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const { table, column } of columns) {
    const [{ total }] = await scope.query<{ total: number }>(
      `WITH gone AS (DELETE FROM ${table} WHERE ${column} = ANY ($1::uuid[]) RETURNING 1)
       SELECT count(*)::int AS total FROM gone`,
      [tenants],
    );
    if (total > 0) deleted[table] = (deleted[table] ?? 0) + total;
  }
  return deleted;
}
