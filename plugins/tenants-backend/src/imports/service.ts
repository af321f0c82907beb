import {
  bulkContract,
  diffFields,
  importFields,
  importFieldTexts,
  joinTexts,
  MAX_CELL_TEXT,
  MAX_IMPORT_ROWS,
  requiredImportFields,
  type BulkRun,
  type ColumnMapping,
  type CreateImport,
  type EditImportRow,
  type ImportRow,
  type ImportValues,
  type MapImport,
  type RunImport,
  type TenantImport,
} from '@cleanmatex/hq-common';
import { readTable, type Scope } from '@cleanmatex/hq-node';
import { checkRow, fieldsOf, importReader, withSlug } from './check';
import { becomeRun, fieldsToRun, getRow, presentRow, setRow } from './rowStore';
import {
  countRows,
  deleteImport,
  fail,
  findClashes,
  getImport,
  insertImport,
  lockImport,
  readRows,
  saveChecked,
  setColumns,
  takeBackAll,
  type ImportRecord,
} from './store';

/** Rows that are checked between two statements: a transaction that idles for long is ended by the database. */
const CHUNK = 500;

const LIMITS = { rows: MAX_IMPORT_ROWS, cellText: MAX_CELL_TEXT };

function stateOf({ run_id, columns }: ImportRecord): TenantImport['state'] {
  if (run_id) return 'started';
  return columns ? 'rows' : 'columns';
}

async function present(
  scope: Scope,
  record: ImportRecord,
): Promise<TenantImport> {
  const counts = await countRows(scope, record.id);
  return {
    id: record.id,
    fileName: record.file_name,
    format: record.format,
    encoding: record.encoding,
    separator: record.separator,
    headers: record.headers,
    columns: record.columns,
    state: stateOf(record),
    rows: counts.rows,
    rowsWithErrors: counts.errors,
    dropped: counts.dropped,
    runId: record.run_id,
    createdAt: record.created_at.toISOString(),
  };
}

/** An import of the caller. @throws HqError `import_not_found` */
export async function readImport(
  scope: Scope,
  importId: string,
): Promise<TenantImport> {
  return present(scope, await getImport(scope, importId));
}

function tell(
  scope: Scope,
  { id, file_name }: ImportRecord,
  before: Record<string, unknown> | null,
  after: Record<string, unknown>,
): void {
  scope.audit({
    subjectId: id,
    subjectName: file_name ?? undefined,
    changes: diffFields(before, after),
  });
}

/**
 * Reads a file. Nothing is kept of one that cannot be read whole.
 * @throws HqError of `tableFileErrors`
 */
export async function createImport(
  scope: Scope,
  { fileName, content }: CreateImport,
): Promise<TenantImport> {
  // No statement before: the transaction opens with the first one, and must not idle while the file is read.
  const table = await readTable(Buffer.from(content, 'base64'), LIMITS);
  const record = await insertImport(scope, fileName, table);
  tell(scope, record, null, { rows: table.rows.length });
  return present(scope, record);
}

function checkColumns({ headers }: ImportRecord, columns: ColumnMapping) {
  const taken = new Set<number>();
  for (const column of Object.values(columns)) {
    if (column >= headers.length) {
      throw fail('import_column_unknown', { column });
    }
    if (taken.has(column)) {
      throw fail('import_column_twice', { header: headers[column].header });
    }
    taken.add(column);
  }
  const missing = requiredImportFields.filter(
    field => columns[field] === undefined,
  );
  if (missing.length) {
    const texts = missing.map(field => importFieldTexts[field]);
    throw fail('import_fields_missing', { fields: joinTexts(texts) });
  }
}

/**
 * Chooses which column holds which field, and checks every row; corrections of before are lost.
 * @throws HqError `import_not_found`, `import_started`, `import_column_unknown`, `import_column_twice`,
 * `import_fields_missing`
 */
export async function mapImport(
  scope: Scope,
  { importId, columns }: MapImport,
): Promise<TenantImport> {
  const record = await lockImport(scope, importId);
  checkColumns(record, columns);
  const reader = await importReader(scope);
  const width = record.headers.length;
  for await (const rows of readRows(scope, importId, CHUNK)) {
    const checked = rows.map(row =>
      checkRow(reader, row, withSlug(fieldsOf(row.cells, columns)), width),
    );
    await saveChecked(scope, importId, checked);
  }
  await takeBackAll(scope, importId);
  await findClashes(scope, importId);
  await setColumns(scope, importId, columns);
  tell(scope, record, { ...record.columns }, { ...columns });
  return present(scope, { ...record, columns });
}

/** Fields after some of them were given another text; what is left blank is taken out. */
function corrected(before: ImportValues, given: ImportValues): ImportValues {
  const fields = { ...before, ...given };
  return Object.fromEntries(
    importFields.flatMap(field => {
      const text = fields[field]?.trim();
      return text ? [[field, text]] : [];
    }),
  );
}

/**
 * Corrects, drops or takes back a row, and checks it again.
 * @throws HqError `import_not_found`, `import_row_not_found`, `import_started`, `import_not_mapped`
 */
export async function editRow(
  scope: Scope,
  { importId, position, values, dropped }: EditImportRow,
): Promise<ImportRow> {
  const record = await lockImport(scope, importId);
  if (!record.columns) throw fail('import_not_mapped');
  const before = await getRow(scope, importId, position);
  const looked = Object.keys(values).length > 0;
  if (looked) {
    const reader = await importReader(scope);
    const fields = withSlug(corrected(before.fields, values));
    const row = { position, ragged: null };
    const checked = checkRow(reader, row, fields, record.headers.length);
    await saveChecked(scope, importId, [checked]);
  }
  await setRow(scope, importId, position, { dropped, looked });
  await findClashes(scope, importId);
  const after = await getRow(scope, importId, position);
  tell(
    scope,
    record,
    { row: position, ...before.fields, dropped: before.dropped },
    { row: position, ...after.fields, dropped: after.dropped },
  );
  return presentRow(scope, after);
}

/**
 * Makes one bulk run of an import's rows; it is previewed and waits to be started. An import becomes a run once.
 * @throws HqError `import_not_found`, `import_started`, `import_not_mapped`, `import_has_errors`, `import_nothing_left`,
 * `permission_missing`
 */
export async function runImport(
  scope: Scope,
  { importId, leaveOutErrors }: RunImport,
): Promise<BulkRun> {
  const record = await lockImport(scope, importId);
  if (!record.columns) throw fail('import_not_mapped');
  await findClashes(scope, importId);
  const { errors } = await countRows(scope, importId);
  if (errors && !leaveOutErrors) {
    throw fail('import_has_errors', { count: errors });
  }
  const reader = await importReader(scope);
  const fields = await fieldsToRun(scope, importId);
  if (fields.length === 0) throw fail('import_nothing_left');
  const run = await scope.call(bulkContract.create, {
    operation: 'tenants.create',
    selection: { rows: fields.map(values => reader.input(values)) },
  });
  await becomeRun(scope, importId, run.id);
  tell(scope, record, { state: 'rows' }, { state: 'started', run: run.id });
  return run;
}

/** Forgets an import and its rows. @throws HqError `import_not_found` */
export async function discardImport(
  scope: Scope,
  importId: string,
): Promise<{ id: string }> {
  const record = await getImport(scope, importId, 'FOR UPDATE');
  const { rows } = await countRows(scope, importId);
  await deleteImport(scope, importId);
  tell(scope, record, { rows }, { rows: 0 });
  return { id: importId };
}
