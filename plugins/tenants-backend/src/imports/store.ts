import {
  tenantImportErrors,
  type ColumnMapping,
  type ImportValues,
  type NamedIssue,
  type TenantImport,
} from '@cleanmatex/hq-common';
import { failWith, type Scope, type Table } from '@cleanmatex/hq-node';

export const fail = failWith(tenantImportErrors);

/** Days after which an import is forgotten. */
const KEEP_DAYS = 30;
/** Rows that are written at once. */
const CHUNK = 1_000;
/** First values of a column that help to tell what it holds, and how much of each is kept. */
const SAMPLES = 3;
const SAMPLE_LENGTH = 80;

/** An import as it is stored. */
export interface ImportRecord {
  id: string;
  file_name: string | null;
  format: TenantImport['format'];
  encoding: string | null;
  separator: string | null;
  headers: TenantImport['headers'];
  columns: ColumnMapping | null;
  run_id: string | null;
  created_at: Date;
}

const COLUMNS = `i.id, i.file_name, i.format, i.encoding, i.separator, i.headers, i.columns, i.run_id, i.created_at`;

/** SQL that is true of a row `r` with errors. */
export const HAS_ERRORS = `(r.issues <> '[]' OR r.clashes <> '[]')`;

function describeColumns({ headers, rows }: Table): TenantImport['headers'] {
  return headers.map((header, index) => {
    const given = rows.map(({ cells }) => cells[index].trim()).filter(Boolean);
    const samples = given
      .slice(0, SAMPLES)
      .map(text => text.slice(0, SAMPLE_LENGTH).toWellFormed());
    return { header: header.slice(0, 200).toWellFormed(), samples };
  });
}

/** Keeps a file's rows as an import of the caller, and forgets imports of long ago. */
export async function insertImport(
  scope: Scope,
  fileName: string | undefined,
  table: Table,
): Promise<ImportRecord> {
  const { type, id } = scope.actor;
  const [row] = await scope.query<ImportRecord>(
    `WITH old AS (
       DELETE FROM hq.tenant_imports WHERE created_at < clock_timestamp() - make_interval(days => $8)
     )
     INSERT INTO hq.tenant_imports AS i (owner_type, owner_id, file_name, format, encoding, separator, headers)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
    [
      type,
      id,
      fileName ?? null,
      table.format,
      table.encoding ?? null,
      table.separator ?? null,
      JSON.stringify(describeColumns(table)),
      KEEP_DAYS,
    ],
  );
  for (let at = 0; at < table.rows.length; at += CHUNK) {
    await scope.query(
      `INSERT INTO hq.tenant_import_rows (import_id, position, cells, ragged)
       SELECT $1, r.line, r.cells, r.ragged FROM jsonb_to_recordset($2::jsonb) AS r (line int, cells jsonb, ragged int)`,
      [row.id, JSON.stringify(table.rows.slice(at, at + CHUNK))],
    );
  }
  return row;
}

/** An import of the caller. @throws HqError `import_not_found` */
export async function getImport(
  scope: Scope,
  importId: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<ImportRecord> {
  const { type, id } = scope.actor;
  const [row] = await scope.query<ImportRecord>(
    `SELECT ${COLUMNS} FROM hq.tenant_imports i WHERE i.id = $1 AND i.owner_type = $2 AND i.owner_id = $3 ${lock}`,
    [importId, type, id],
  );
  if (!row) throw fail('import_not_found');
  return row;
}

/** The same, locked, while it has not become a run. @throws HqError `import_not_found`, `import_started` */
export async function lockImport(
  scope: Scope,
  importId: string,
): Promise<ImportRecord> {
  const record = await getImport(scope, importId, 'FOR UPDATE');
  if (record.run_id) throw fail('import_started');
  return record;
}

/** Rows of an import by what is to become of them. */
export interface RowCounts {
  rows: number;
  errors: number;
  dropped: number;
}

/** How many rows an import has. */
export async function countRows(
  scope: Scope,
  importId: string,
): Promise<RowCounts> {
  const [counts] = await scope.query<RowCounts>(
    `SELECT count(*) FILTER (WHERE NOT r.dropped)::int AS rows,
       count(*) FILTER (WHERE NOT r.dropped AND ${HAS_ERRORS})::int AS errors,
       count(*) FILTER (WHERE r.dropped)::int AS dropped
     FROM hq.tenant_import_rows r WHERE r.import_id = $1`,
    [importId],
  );
  return counts;
}

/** Remembers which column holds which field. */
export async function setColumns(
  scope: Scope,
  importId: string,
  columns: ColumnMapping,
): Promise<void> {
  await scope.query(`UPDATE hq.tenant_imports SET columns = $2 WHERE id = $1`, [
    importId,
    JSON.stringify(columns),
  ]);
}

/** A row as it was read. */
export interface ReadRow {
  position: number;
  cells: string[];
  ragged: number | null;
}

/** Rows in their order, as they were read, chunk by chunk. */
export async function* readRows(
  scope: Scope,
  importId: string,
  chunk: number,
): AsyncGenerator<ReadRow[]> {
  for (let after = 0; ; ) {
    const rows = await scope.query<ReadRow>(
      `SELECT position, cells, ragged FROM hq.tenant_import_rows
       WHERE import_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
      [importId, after, chunk],
    );
    if (rows.length === 0) return;
    yield rows;
    after = rows[rows.length - 1].position;
  }
}

/** What a check found in a row. */
export interface CheckedRow {
  position: number;
  fields: ImportValues;
  slug: string | null;
  email: string | null;
  issues: NamedIssue[];
}

/** Writes down what a check found. */
export async function saveChecked(
  scope: Scope,
  importId: string,
  rows: CheckedRow[],
): Promise<void> {
  await scope.query(
    `UPDATE hq.tenant_import_rows r
     SET fields = c.fields, slug = c.slug, email = c.email, issues = c.issues
     FROM jsonb_to_recordset($2::jsonb) AS c (position int, fields jsonb, slug text, email text, issues jsonb)
     WHERE r.import_id = $1 AND r.position = c.position`,
    [importId, JSON.stringify(rows)],
  );
}

/** Takes all dropped rows of an import back. */
export async function takeBackAll(
  scope: Scope,
  importId: string,
): Promise<void> {
  await scope.query(
    `UPDATE hq.tenant_import_rows SET dropped = false WHERE import_id = $1 AND dropped`,
    [importId],
  );
}

/** Forgets an import with its rows. */
export async function deleteImport(
  scope: Scope,
  importId: string,
): Promise<void> {
  await scope.query(`DELETE FROM hq.tenant_imports WHERE id = $1`, [importId]);
}

/** Finds again which rows have a slug or an e-mail address that another row or a tenant has. */
export async function findClashes(
  scope: Scope,
  importId: string,
): Promise<void> {
  await scope.query(
    `WITH live AS (
       SELECT position, slug, email, count(*) OVER (PARTITION BY slug) AS slugs,
         count(*) OVER (PARTITION BY email) AS emails
       FROM hq.tenant_import_rows WHERE import_id = $1 AND NOT dropped
     ), found AS (
       SELECT l.position, to_jsonb(array_remove(ARRAY[
         CASE WHEN l.slug IS NOT NULL AND l.slugs > 1 THEN '{"path": "slug", "code": "repeated_in_file"}' END,
         CASE WHEN s.id IS NOT NULL THEN '{"path": "slug", "code": "slug_taken"}' END,
         CASE WHEN l.email IS NOT NULL AND l.emails > 1 THEN '{"path": "email", "code": "repeated_in_file"}' END,
         CASE WHEN e.id IS NOT NULL THEN '{"path": "email", "code": "email_taken"}' END
       ]::jsonb[], NULL)) AS clashes
       FROM live l
       LEFT JOIN public.org_tenants_mst s ON s.slug = l.slug
       LEFT JOIN public.org_tenants_mst e ON e.email = l.email
     )
     UPDATE hq.tenant_import_rows r SET clashes = f.clashes
     FROM found f WHERE r.import_id = $1 AND r.position = f.position AND r.clashes <> f.clashes`,
    [importId],
  );
}
