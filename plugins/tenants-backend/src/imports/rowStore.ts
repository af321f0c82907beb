import type {
  ImportRow,
  ImportRowQuery,
  ImportValues,
  NamedIssue,
  Page,
} from '@cleanmatex/hq-common';
import { tellIssues } from '@cleanmatex/hq-common';
import {
  readPage,
  SqlParams,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import { fail, HAS_ERRORS } from './store';

/** A row with its corrections and what is wrong with it. */
export interface RowRecord {
  position: number;
  fields: ImportValues;
  ragged: number | null;
  issues: NamedIssue[];
  clashes: NamedIssue[];
  dropped: boolean;
}

const COLUMNS = `r.position, r.fields, r.ragged, r.issues, r.clashes, r.dropped`;

const keyset: Keyset<'position'> = {
  list: 'tenant-import-rows',
  sorts: { position: { sql: 'r.position::int8', type: 'int8' } },
  id: { sql: 'r.position::int8', type: 'int8' },
};

const conditions = {
  all: [],
  errors: ['NOT r.dropped', HAS_ERRORS],
  dropped: ['r.dropped'],
};

/** A row as the API answers it. */
export function presentRow(scope: Scope, row: RowRecord): ImportRow {
  const { position, fields, dropped, issues, clashes } = row;
  const told = dropped ? [] : [...issues, ...clashes];
  return {
    position,
    values: fields,
    dropped,
    issues: tellIssues(told, scope.info.locale),
  };
}

/** A page of an import's rows. */
export function listRows(
  scope: Scope,
  query: ImportRowQuery,
): Promise<Page<ImportRow>> {
  const params = new SqlParams();
  const where = [
    `r.import_id = ${params.add(query.importId)}`,
    ...conditions[query.only],
  ];
  return readPage<RowRecord, 'position', ImportRow>(
    scope,
    keyset,
    query,
    params,
    { columns: COLUMNS, from: 'hq.tenant_import_rows r', where },
    row => presentRow(scope, row),
  );
}

/** One row of an import. @throws HqError `import_row_not_found` */
export async function getRow(
  scope: Scope,
  importId: string,
  position: number,
): Promise<RowRecord> {
  const [row] = await scope.query<RowRecord>(
    `SELECT ${COLUMNS} FROM hq.tenant_import_rows r WHERE r.import_id = $1 AND r.position = $2`,
    [importId, position],
  );
  if (!row) throw fail('import_row_not_found');
  return row;
}

/** Leaves a row out or takes it back, and remembers that somebody has looked at its cells. */
export async function setRow(
  scope: Scope,
  importId: string,
  position: number,
  change: { dropped?: boolean; looked: boolean },
): Promise<void> {
  await scope.query(
    `UPDATE hq.tenant_import_rows SET dropped = coalesce($3, dropped), ragged = CASE WHEN $4 THEN NULL ELSE ragged END
     WHERE import_id = $1 AND position = $2`,
    [importId, position, change.dropped ?? null, change.looked],
  );
}

/** Fields of the rows that are to be onboarded, in their order. */
export async function fieldsToRun(
  scope: Scope,
  importId: string,
): Promise<ImportValues[]> {
  const rows = await scope.query<{ fields: ImportValues }>(
    `SELECT r.fields FROM hq.tenant_import_rows r
     WHERE r.import_id = $1 AND NOT r.dropped AND NOT ${HAS_ERRORS} ORDER BY r.position`,
    [importId],
  );
  return rows.map(({ fields }) => fields);
}

/** Marks an import as the run that it has become, and forgets its rows. */
export async function becomeRun(
  scope: Scope,
  importId: string,
  runId: string,
): Promise<void> {
  await scope.query(`UPDATE hq.tenant_imports SET run_id = $2 WHERE id = $1`, [
    importId,
    runId,
  ]);
  await scope.query(`DELETE FROM hq.tenant_import_rows WHERE import_id = $1`, [
    importId,
  ]);
}
