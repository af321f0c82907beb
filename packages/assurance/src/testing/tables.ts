/** Runs SQL and answers its rows. */
type Query = <R extends object>(sql: string) => Promise<R[]>;

/** Names of all tables, with their schemas. */
async function tables(query: Query): Promise<string[]> {
  const rows = await query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  return rows.map(({ name }) => name);
}

/**
 * Tables with a row that contains a text.
 * @param text - letters, digits and underscores
 */
export async function tablesWith(query: Query, text: string) {
  const found: string[] = [];
  for (const name of await tables(query)) {
    const rows = await query(
      `SELECT 1 FROM ${name} AS t WHERE strpos(to_jsonb(t)::text, '${text}') > 0 LIMIT 1`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** Tables that are written to whatever a call does: how many calls there were, and the seals of the audit log. */
const incidental = /^hq_jobs\.|^hq\.(rate_counts|sys_audit_)/;

/** How many rows each table has; of the audit log, how many say that something was done. */
export async function rowCounts(query: Query): Promise<Record<string, number>> {
  const names = (await tables(query)).filter(name => !incidental.test(name));
  const counts = names.map(
    name => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}`,
  );
  const rows = await query<{ name: string; n: number }>(
    [
      ...counts,
      `SELECT 'audited', count(*)::int FROM hq.sys_audit_log WHERE outcome = 'success'`,
    ].join(' UNION ALL '),
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}
