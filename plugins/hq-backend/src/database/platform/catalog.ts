import type { Knex } from 'knex';

/** A column as the database has it. */
export interface FoundColumn {
  name: string;
  /** As `format_type()` prints it; a domain's base type. */
  type: string;
  notNull: boolean;
  /** Filled by the database when a statement leaves it out. */
  filled: boolean;
  /** A statement may give it a value. */
  writable: boolean;
}

/** A table as the database has it. */
export interface FoundTable {
  name: string;
  columns: FoundColumn[];
  /** Column lists of its unique keys that a statement can rely on. */
  keys: string[][];
  /** Its `CHECK` clauses, with the columns they look at. */
  checks: { columns: string[]; clause: string }[];
  rowSecurity: boolean;
  /** A row trigger before insert, which may fill columns. */
  insertTrigger: boolean;
  /** Created by the console's own migration. */
  created: boolean;
  /** Rights that the console's role lacks, out of SELECT, INSERT and UPDATE. */
  missingRights: string[];
}

const TABLES = `
  SELECT c.oid, c.relname AS name, c.relrowsecurity AS "rowSecurity",
    EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal
      AND t.tgenabled <> 'D' AND t.tgtype & 7 = 7) AS "insertTrigger",
    ARRAY(SELECT r FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) r
      WHERE EXISTS (SELECT FROM pg_roles p WHERE p.rolname = :role
        AND NOT has_table_privilege(p.oid, c.oid, r))) AS "missingRights"
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
  ORDER BY c.relname`;

const COLUMNS = `
  SELECT a.attrelid AS oid, a.attname AS name, a.attnotnull OR t.typnotnull AS "notNull",
    CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod)
      ELSE format_type(a.atttypid, a.atttypmod) END AS type,
    a.atthasdef OR a.attidentity <> '' OR t.typdefault IS NOT NULL AS filled,
    a.attgenerated = '' AND a.attidentity <> 'a' AS writable
  FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
  WHERE a.attrelid = ANY(:oids) AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY a.attnum`;

const KEYS = `
  SELECT i.indrelid AS oid, ARRAY(SELECT a.attname::text FROM pg_attribute a
    WHERE a.attrelid = i.indrelid AND a.attnum = ANY((i.indkey::int2[])[0:i.indnkeyatts - 1])) AS columns
  FROM pg_index i
  WHERE i.indrelid = ANY(:oids) AND i.indisunique AND i.indisvalid
    AND i.indpred IS NULL AND i.indexprs IS NULL AND i.indimmediate`;

const CHECKS = `
  SELECT k.conrelid AS oid, pg_get_constraintdef(k.oid) AS clause,
    ARRAY(SELECT a.attname::text FROM pg_attribute a
      WHERE a.attrelid = k.conrelid AND a.attnum = ANY(k.conkey)) AS columns
  FROM pg_constraint k WHERE k.conrelid = ANY(:oids) AND k.contype = 'c'`;

type OfTable<T> = T & { oid: number };

/** Tells whether the console's migrations have given its role a place in this database. */
export async function isAdopted(knex: Knex, role: string): Promise<boolean> {
  const { rows } = await knex.raw<{ rows: { adopted: boolean }[] }>(
    `SELECT EXISTS (SELECT FROM pg_namespace n, pg_roles r
       WHERE n.nspname = 'hq' AND r.rolname = ?
         AND has_schema_privilege(r.oid, n.oid, 'USAGE')) AS adopted`,
    [role],
  );
  return rows[0].adopted;
}

/**
 * Describes the tables of schema `public` from the system catalog.
 *
 * @param role - whose rights are looked at; without one all count as granted
 */
export async function readPublicTables(
  knex: Knex,
  role?: string,
): Promise<Map<string, FoundTable>> {
  const read = async <T>(
    sql: string,
    bindings: Record<string, Knex.Value | null>,
  ) => (await knex.raw<{ rows: OfTable<T>[] }>(sql, bindings)).rows;
  const tables = await read<FoundTable>(TABLES, { role: role ?? null });
  const oids = tables.map(table => table.oid);
  const created = await createdTables(knex);
  const columns = groupByTable(await read<FoundColumn>(COLUMNS, { oids }));
  const keys = groupByTable(await read<{ columns: string[] }>(KEYS, { oids }));
  const checks = groupByTable(
    await read<{ columns: string[]; clause: string }>(CHECKS, { oids }),
  );
  return new Map(
    tables.map(({ oid, ...table }) => [
      table.name,
      {
        ...table,
        columns: columns.get(oid) ?? [],
        keys: (keys.get(oid) ?? []).map(key => key.columns),
        checks: checks.get(oid) ?? [],
        created: created.has(table.name),
      },
    ]),
  );
}

async function createdTables(knex: Knex): Promise<Set<string>> {
  const { rows } = await knex.raw<{ rows: { present: boolean }[] }>(
    `SELECT to_regclass('hq.platform_objects') IS NOT NULL AS present`,
  );
  if (!rows[0].present) {
    return new Set();
  }
  const names: string[] = await knex('hq.platform_objects')
    .where({ kind: 'table' })
    .pluck('name');
  return new Set(names);
}

function groupByTable<T>(rows: OfTable<T>[]): Map<number, OfTable<T>[]> {
  const groups = new Map<number, OfTable<T>[]>();
  for (const row of rows) {
    groups.set(row.oid, [...(groups.get(row.oid) ?? []), row]);
  }
  return groups;
}
