/** Runs SQL and answers its rows. */
type Query = <R extends object>(sql: string) => Promise<R[]>;

/**
 * Tables with a row that contains a text.
 * @param text - letters, digits and underscores
 */
export async function tablesWith(query: Query, text: string) {
  const tables = await query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await query(
      `SELECT 1 FROM ${name} AS t WHERE strpos(to_jsonb(t)::text, '${text}') > 0 LIMIT 1`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}
