import type { BulkItemState, BulkState } from '@cleanmatex/hq-common';
import type { KeptReason, Scope } from '@cleanmatex/hq-node';
import {
  BULK_CHANGED,
  fail,
  type ItemRecord,
  type RunRecord,
  type Settled,
} from './model';

/** Columns of a run, read as `r`. */
export const RUN_COLUMNS = `r.id, r.operation, r.input, r.selection, r.state, r.actor_type, r.actor_id, r.actor_name, r.undo_of,
  r.total, r.problem, r.created_at, r.started_at, r.finished_at`;

/** A new row of a run. */
export type NewItem = Pick<ItemRecord, 'subject_id' | 'input'> & {
  subject_name: string | null;
  subject_name2: string | null;
};

/** Adds a run. */
export async function insertRun(
  scope: Scope,
  run: Pick<RunRecord, 'operation' | 'input' | 'selection' | 'undo_of'>,
): Promise<RunRecord> {
  const { actor } = scope;
  const [row] = await scope.query<RunRecord>(
    `INSERT INTO hq.bulk_runs AS r (operation, input, selection, undo_of, actor_type, actor_id, actor_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${RUN_COLUMNS}`,
    [
      run.operation,
      JSON.stringify(run.input),
      JSON.stringify(run.selection),
      run.undo_of,
      actor.type,
      actor.id,
      actor.name,
    ],
  );
  return row;
}

/** A run. @throws HqError `bulk_run_not_found` */
export async function getRun(
  scope: Scope,
  runId: string,
  lock: '' | 'FOR UPDATE' = '',
): Promise<RunRecord> {
  const [row] = await scope.query<RunRecord>(
    `SELECT ${RUN_COLUMNS} FROM hq.bulk_runs r WHERE r.id = $1 ${lock}`,
    [runId],
  );
  if (!row) throw fail('bulk_run_not_found');
  return row;
}

/** Moves a run on; whoever starts it is the one whose rights count. */
export async function moveRun(
  scope: Scope,
  runId: string,
  state: BulkState,
  more: { problem?: KeptReason; startedBy?: Scope['actor'] } = {},
): Promise<void> {
  const { problem, startedBy } = more;
  await scope.query(
    `UPDATE hq.bulk_runs SET state = $2, problem = $3,
       started_at = CASE WHEN $2 = 'running' THEN clock_timestamp() ELSE started_at END,
       finished_at = CASE WHEN $2 IN ('done', 'cancelled') THEN clock_timestamp() END,
       actor_type = coalesce($4, actor_type), actor_id = coalesce($5, actor_id), actor_name = coalesce($6, actor_name)
     WHERE id = $1`,
    [
      runId,
      state,
      problem ? JSON.stringify(problem) : null,
      startedBy?.type ?? null,
      startedBy?.id ?? null,
      startedBy?.name ?? null,
    ],
  );
  scope.emit(BULK_CHANGED, { runId });
}

/** Adds the rows of a run, in their order, and tells the run how many they are. */
export async function insertItems(
  scope: Scope,
  runId: string,
  items: NewItem[],
): Promise<void> {
  await scope.query(
    `INSERT INTO hq.bulk_items (run_id, position, subject_id, subject_name, subject_name2, input)
     SELECT $1, i.position, i.subject_id, i.subject_name, i.subject_name2, i.input
     FROM ROWS FROM (
       jsonb_to_recordset($2::jsonb) AS (subject_id text, subject_name text, subject_name2 text, input jsonb)
     ) WITH ORDINALITY AS i (subject_id, subject_name, subject_name2, input, position)`,
    [runId, JSON.stringify(items)],
  );
  await scope.query(`UPDATE hq.bulk_runs SET total = $2 WHERE id = $1`, [
    runId,
    items.length,
  ]);
}

/**
 * Takes rows of a state, in their order, as long as the run is in the state that works on them. Rows that another
 * worker holds are left out.
 */
export function takeItems(
  scope: Scope,
  runId: string,
  of: { run: BulkState; item: BulkItemState; limit: number },
): Promise<ItemRecord[]> {
  return scope.query<ItemRecord>(
    `SELECT i.position, i.subject_id, i.input FROM hq.bulk_items i
     WHERE i.run_id = $1 AND i.state = $2
       AND EXISTS (SELECT FROM hq.bulk_runs r WHERE r.id = $1 AND r.state = $3)
     ORDER BY i.position LIMIT $4 FOR UPDATE OF i SKIP LOCKED`,
    [runId, of.item, of.run, of.limit],
  );
}

/**
 * Writes down what became of rows, where they still are in the state that they were taken in. The input of a row that
 * is done is not kept: what it made has it.
 */
export async function settleItems(
  scope: Scope,
  runId: string,
  from: BulkItemState,
  settled: Settled[],
): Promise<void> {
  if (settled.length === 0) return;
  await scope.query(
    `UPDATE hq.bulk_items i SET state = s.state, reason = s.reason, undo_input = s.undo_input,
       subject_id = coalesce(i.subject_id, s.subject_id), subject_name = coalesce(s.subject_name, i.subject_name),
       input = CASE WHEN s.state = 'done' THEN '{}' ELSE i.input END
     FROM jsonb_to_recordset($2::jsonb)
       AS s (position int, state text, subject_id text, subject_name text, reason jsonb, undo_input jsonb)
     WHERE i.run_id = $1 AND i.position = s.position AND i.state = $3`,
    [runId, JSON.stringify(settled), from],
  );
  scope.emit(BULK_CHANGED, { runId });
}

/** Whether a run that still is in its state has rows of a state, whoever holds them. */
export async function anyLeft(
  scope: Scope,
  run: Pick<RunRecord, 'id' | 'state'>,
  item: BulkItemState,
): Promise<boolean> {
  const [{ left }] = await scope.query<{ left: boolean }>(
    `SELECT EXISTS (
       SELECT FROM hq.bulk_items i JOIN hq.bulk_runs r ON r.id = i.run_id
       WHERE i.run_id = $1 AND i.state = $2 AND r.state = $3
     ) AS "left"`,
    [run.id, item, run.state],
  );
  return left;
}

/** Moves all rows of some states to another. @returns how many they were. */
export async function moveItems(
  scope: Scope,
  runId: string,
  from: BulkItemState[],
  to: BulkItemState,
): Promise<number> {
  const [{ moved }] = await scope.query<{ moved: number }>(
    `WITH moved AS (
       UPDATE hq.bulk_items SET state = $3, reason = NULL WHERE run_id = $1 AND state = ANY ($2::text[]) RETURNING 1
     ) SELECT count(*)::int AS moved FROM moved`,
    [runId, from, to],
  );
  return moved;
}

/** Rows of a run that can be undone, latest first, as rows of the run that undoes them. */
export function undoableItems(scope: Scope, runId: string): Promise<NewItem[]> {
  return scope.query<NewItem>(
    `SELECT subject_id, subject_name, subject_name2, undo_input AS input FROM hq.bulk_items
     WHERE run_id = $1 AND state = 'done' AND undo_input IS NOT NULL ORDER BY position DESC`,
    [runId],
  );
}
