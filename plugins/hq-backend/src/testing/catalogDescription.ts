import type { Knex } from 'knex';

/**
 * Everything that the system catalog says about a schema, a line per fact:
 * `kind`, then what it is about, then its definition.
 */
const FACTS = `
  WITH spaces AS (SELECT oid, nspname, nspowner, nspacl FROM pg_namespace WHERE nspname = ANY(:schemas)),
  relations AS (SELECT c.*, n.nspname || '.' || c.relname AS name FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace),
  tables AS (SELECT * FROM relations WHERE relkind IN ('r', 'p', 'v', 'm')),
  routines AS (SELECT p.*, p.oid::regprocedure::text AS name FROM pg_proc p JOIN spaces n ON n.oid = p.pronamespace)
  SELECT 'schema' AS kind, nspname AS name, pg_get_userbyid(nspowner)::text AS definition FROM spaces
  UNION ALL
  SELECT 'relation', name, concat_ws(' ', relkind, pg_get_userbyid(relowner), relpersistence, reloptions::text,
    CASE WHEN relrowsecurity THEN 'row security' END, CASE WHEN relforcerowsecurity THEN 'forced' END)
    FROM relations
  UNION ALL
  SELECT 'column', t.name || '.' || a.attname, concat_ws(' ', a.attnum, format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attnotnull THEN 'not null' END, pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated,
    a.attcollation::regcollation)
    FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  UNION ALL
  SELECT 'constraint', t.name || '.' || k.conname, concat_ws(' ', pg_get_constraintdef(k.oid), k.convalidated)
    FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid
  UNION ALL
  SELECT 'index', i.indexrelid::regclass::text, concat_ws(' ', pg_get_indexdef(i.indexrelid), i.indisvalid)
    FROM tables t JOIN pg_index i ON i.indrelid = t.oid
  UNION ALL
  SELECT 'policy', t.name || '.' || p.polname, concat_ws(' ', p.polcmd, p.polpermissive, p.polroles::regrole[]::text,
    pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))
    FROM tables t JOIN pg_policy p ON p.polrelid = t.oid
  UNION ALL
  SELECT 'trigger', t.name || '.' || g.tgname, pg_get_triggerdef(g.oid) || ' ' || g.tgenabled::text
    FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
  UNION ALL
  SELECT 'view', name, pg_get_viewdef(oid) FROM tables WHERE relkind IN ('v', 'm')
  UNION ALL
  SELECT 'function', name, pg_get_userbyid(proowner) || ' ' || pg_get_functiondef(oid) FROM routines WHERE prokind IN ('f', 'p')
  UNION ALL
  SELECT 'type', n.nspname || '.' || t.typname, t.typtype::text FROM pg_type t JOIN spaces n ON n.oid = t.typnamespace
  UNION ALL
  SELECT 'comment', pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description
    FROM pg_description d JOIN relations r ON r.oid = d.objoid AND d.classoid = 'pg_class'::regclass
  UNION ALL
  SELECT 'grant', name, unnest(relacl)::text FROM relations
  UNION ALL
  SELECT 'grant', name, unnest(proacl)::text FROM routines
  UNION ALL
  SELECT 'grant', nspname, unnest(nspacl)::text FROM spaces
  UNION ALL
  SELECT 'grant', t.name || '.' || a.attname, unnest(a.attacl)::text FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid
  UNION ALL
  SELECT 'default grant', n.nspname || ' ' || d.defaclobjtype::text, unnest(d.defaclacl)::text
    FROM pg_default_acl d JOIN spaces n ON n.oid = d.defaclnamespace`;

/**
 * Describes schemas completely: owners, columns, defaults, constraints,
 * indexes, policies, triggers, functions, views, comments and grants.
 *
 * @returns facts in a stable order, as `kind name: definition`
 */
export async function describeSchemas(
  knex: Knex,
  schemas: string[],
): Promise<string[]> {
  const { rows } = await knex.raw<{
    rows: { kind: string; name: string; definition: string }[];
  }>(FACTS, { schemas });
  return rows
    .map(({ kind, name, definition }) => `${kind} ${name}: ${definition}`)
    .sort();
}

/**
 * A fingerprint of the rows of every table of a schema, which also changes
 * when a row is rewritten with equal values.
 */
export async function describeRows(
  knex: Knex,
  schema: string,
): Promise<Record<string, string>> {
  const tables = await knex('pg_tables')
    .where({ schemaname: schema })
    .orderBy('tablename')
    .pluck('tablename');
  const result: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await knex.raw(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t.ctid::text || t.xmin::text || t::text, ',' ORDER BY t.ctid)), '') AS print
         FROM ??.?? t`,
      [schema, table],
    );
    result[table] = rows[0].print;
  }
  return result;
}
