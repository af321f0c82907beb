import {
  diffFields,
  nameIssues,
  type BulkRun,
  type BulkState,
  type CreateBulkRun,
  type Endpoint,
} from '@cleanmatex/hq-common';
import { authorize, ValidationError, type Scope } from '@cleanmatex/hq-node';
import {
  BULK_QUEUE,
  bulkEndpoint,
  endpointById,
  fail,
  type RunRecord,
} from './model';
import { readRun } from './queries';
import {
  getRun,
  insertItems,
  insertRun,
  moveItems,
  moveRun,
  undoableItems,
} from './store';

/** Longest name of a row as it is listed. */
const MAX_NAME = 255;

/** A row id that fits every list's ids, for checking an input before its rows are known. */
const SOME_ID = '00000000-0000-4000-8000-000000000000';

/**
 * Checks a part of the input against the operation that it is for.
 * @param rowField - field of the operation that the run fills in itself.
 * @throws ValidationError
 */
function checkPart(
  endpoint: Endpoint,
  part: Record<string, unknown>,
  at: string,
  rowField?: string,
): void {
  if (rowField && rowField in part) {
    const path = `${at}.${rowField}`;
    throw new ValidationError([{ path, code: 'unknown_field' }]);
  }
  const given = { ...part, ...(rowField && { [rowField]: SOME_ID }) };
  const { error } = endpoint.input.safeParse(given, { reportInput: true });
  if (!error) return;
  throw new ValidationError(
    nameIssues(error.issues).map(issue => ({
      ...issue,
      path: issue.path ? `${at}.${issue.path}` : at,
    })),
  );
}

function tell(scope: Scope, run: RunRecord, changes: Record<string, unknown>) {
  scope.audit({
    subjectType: 'bulk-run',
    subjectId: run.id,
    subjectName: run.operation,
    changes: diffFields(null, changes),
  });
}

const asName = (value: unknown) =>
  typeof value === 'string' ? value.slice(0, MAX_NAME) : null;

/** Asks for an operation that makes something new of each row. @throws HqError `bulk_rows_needed` */
async function createFromRows(
  scope: Scope,
  { operation, input, selection }: CreateBulkRun,
): Promise<BulkRun> {
  const { ids, filters, rows } = selection;
  if (!rows || ids || filters) throw fail('bulk_rows_needed', { operation });
  const run = await insertRun(scope, {
    operation,
    input,
    selection: {},
    undo_of: null,
  });
  const items = rows.map(row => ({
    subject_id: null,
    subject_name: asName(row.name),
    subject_name2: asName(row.name2),
    input: row,
  }));
  await insertItems(scope, run.id, items);
  tell(scope, run, { state: run.state, input, rows: rows.length });
  await scope.enqueue(BULK_QUEUE, { runId: run.id });
  return readRun(scope, run.id);
}

/**
 * Asks for an operation on many rows: they are found and previewed in the background.
 * @throws HqError `bulk_operation_unknown`, `bulk_nothing_chosen`, `bulk_rows_needed`, `permission_missing`
 * @throws ValidationError naming fields below `input` and `selection.filters`
 */
export async function createBulkRun(
  scope: Scope,
  { operation, input, selection }: CreateBulkRun,
): Promise<BulkRun> {
  const { endpoint, bulk } = bulkEndpoint(operation);
  authorize(endpoint, scope);
  if (!bulk.among)
    return createFromRows(scope, { operation, input, selection });
  const { ids, filters, rows } = selection;
  if (rows || Boolean(ids) === Boolean(filters))
    throw fail('bulk_nothing_chosen');
  checkPart(endpoint, input, 'input', bulk.each);
  const list = endpointById(bulk.among) as Endpoint;
  authorize(list, scope);
  if (filters) checkPart(list, filters, 'selection.filters');
  const run = await insertRun(scope, {
    operation,
    input,
    selection,
    undo_of: null,
  });
  tell(scope, run, { state: run.state, input, selection });
  await scope.enqueue(BULK_QUEUE, { runId: run.id });
  return readRun(scope, run.id);
}

async function lockRun(
  scope: Scope,
  runId: string,
  states: BulkState[],
): Promise<RunRecord> {
  const run = await getRun(scope, runId, 'FOR UPDATE');
  if (!states.includes(run.state)) {
    throw fail('bulk_state_forbidden', { state: run.state });
  }
  return run;
}

async function setGoing(scope: Scope, record: RunRecord): Promise<BulkRun> {
  authorize(bulkEndpoint(record.operation).endpoint, scope);
  await moveRun(scope, record.id, 'running', { startedBy: scope.actor });
  scope.audit({
    subjectType: 'bulk-run',
    subjectId: record.id,
    subjectName: record.operation,
    changes: diffFields({ state: record.state }, { state: 'running' }),
  });
  await scope.enqueue(BULK_QUEUE, { runId: record.id });
  return readRun(scope, record.id);
}

/** Runs what the preview found eligible. @throws HqError `bulk_run_not_found`, `bulk_state_forbidden` */
export async function startBulkRun(
  scope: Scope,
  { runId }: { runId: string },
): Promise<BulkRun> {
  return setGoing(scope, await lockRun(scope, runId, ['ready']));
}

/** Runs what failed again. @throws HqError `bulk_run_not_found`, `bulk_state_forbidden`, `bulk_nothing_failed` */
export async function retryBulkRun(
  scope: Scope,
  { runId }: { runId: string },
): Promise<BulkRun> {
  const record = await lockRun(scope, runId, ['done', 'cancelled']);
  await moveItems(scope, runId, ['waiting', 'eligible'], 'cancelled');
  if ((await moveItems(scope, runId, ['failed'], 'eligible')) === 0) {
    throw fail('bulk_nothing_failed');
  }
  return setGoing(scope, record);
}

/**
 * Stops a run at once; what is done stays done. Rows that are not are marked in the background, so that nobody
 * waits for those under way.
 * @throws HqError `bulk_run_not_found`, `bulk_state_forbidden`
 */
export async function cancelBulkRun(
  scope: Scope,
  { runId }: { runId: string },
): Promise<BulkRun> {
  const record = await lockRun(scope, runId, [
    'previewing',
    'ready',
    'running',
    'cancelled',
  ]);
  if (record.state !== 'cancelled') {
    await moveRun(scope, runId, 'cancelled');
    await scope.enqueue(BULK_QUEUE, { runId });
    scope.audit({
      subjectType: 'bulk-run',
      subjectId: runId,
      subjectName: record.operation,
      changes: diffFields({ state: record.state }, { state: 'cancelled' }),
    });
  }
  return readRun(scope, runId);
}

/**
 * Asks for the inverse operation on what is done, as a run of its own.
 * @throws HqError `bulk_run_not_found`, `bulk_state_forbidden`, `bulk_no_undo`
 */
export async function undoBulkRun(
  scope: Scope,
  { runId }: { runId: string },
): Promise<BulkRun> {
  const record = await lockRun(scope, runId, ['done', 'cancelled']);
  const { undo } = bulkEndpoint(record.operation).endpoint;
  const items = undo ? await undoableItems(scope, runId) : [];
  if (!undo || items.length === 0) throw fail('bulk_no_undo');
  authorize(bulkEndpoint(undo.operation).endpoint, scope);
  const inverse = await insertRun(scope, {
    operation: undo.operation,
    input: {},
    selection: {},
    undo_of: runId,
  });
  await insertItems(scope, inverse.id, items);
  tell(scope, inverse, { state: inverse.state, undoOf: runId });
  await scope.enqueue(BULK_QUEUE, { runId: inverse.id });
  return readRun(scope, inverse.id);
}
