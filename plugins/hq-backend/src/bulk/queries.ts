import {
  bulkItemStates,
  type BulkItem,
  type BulkItemQuery,
  type BulkListQuery,
  type BulkRun,
  type BulkItemState,
  type Page,
} from '@cleanmatex/hq-common';
import {
  SqlParams,
  readPage,
  tellReason,
  type KeptReason,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import type { RunRecord } from './model';
import { RUN_COLUMNS, getRun } from './store';

type CountedRun = RunRecord & {
  counts: Partial<Record<BulkItemState, number>>;
  undoable: boolean;
};

const COUNTED = `${RUN_COLUMNS},
  (SELECT coalesce(json_object_agg(c.state, c.count), '{}') FROM (
     SELECT i.state, count(*)::int AS count FROM hq.bulk_items i WHERE i.run_id = r.id GROUP BY i.state) c) AS counts,
  EXISTS (SELECT FROM hq.bulk_items i WHERE i.run_id = r.id AND i.state = 'done' AND i.undo_input IS NOT NULL) AS undoable`;

const runKeyset: Keyset<'createdAt'> = {
  list: 'bulk-runs',
  sorts: { createdAt: { sql: 'r.created_at', type: 'timestamptz' } },
  id: { sql: 'r.id', type: 'uuid' },
};

const itemKeyset: Keyset<'position'> = {
  list: 'bulk-items',
  sorts: { position: { sql: 'i.position::int8', type: 'int8' } },
  id: { sql: 'i.position::int8', type: 'int8' },
};

const noRows = Object.fromEntries(
  bulkItemStates.map(state => [state, 0]),
) as BulkRun['counts'];

const iso = (moment: Date | null) => moment && moment.toISOString();

function present(scope: Scope, row: CountedRun): BulkRun {
  return {
    id: row.id,
    operation: row.operation,
    input: row.input,
    state: row.state,
    actorName: row.actor_name,
    total: row.total,
    counts: { ...noRows, ...row.counts },
    canUndo: row.undoable,
    undoOf: row.undo_of,
    problem: tellReason(row.problem, scope.info.locale),
    createdAt: row.created_at.toISOString(),
    startedAt: iso(row.started_at),
    finishedAt: iso(row.finished_at),
  };
}

/** One run with its progress. @throws HqError `bulk_run_not_found` */
export async function readRun(scope: Scope, runId: string): Promise<BulkRun> {
  await getRun(scope, runId);
  const [row] = await scope.query<CountedRun>(
    `SELECT ${COUNTED} FROM hq.bulk_runs r WHERE r.id = $1`,
    [runId],
  );
  return present(scope, row);
}

/** A page of runs, newest first. */
export async function listRuns(
  scope: Scope,
  query: BulkListQuery,
): Promise<Page<BulkRun>> {
  const params = new SqlParams();
  const where = query.state
    ? [`r.state = ANY (${params.add(query.state)}::text[])`]
    : [];
  return readPage<CountedRun, 'createdAt', BulkRun>(
    scope,
    runKeyset,
    query,
    params,
    { columns: COUNTED, from: 'hq.bulk_runs r', where },
    row => present(scope, row),
  );
}

interface ItemRow {
  position: number;
  subject_id: string | null;
  subject_name: string | null;
  subject_name2: string | null;
  state: BulkItemState;
  reason: KeptReason | null;
}

/** A page of a run's rows. @throws HqError `bulk_run_not_found` */
export async function listItems(
  scope: Scope,
  query: BulkItemQuery,
): Promise<Page<BulkItem>> {
  await getRun(scope, query.runId);
  const params = new SqlParams();
  const where = [`i.run_id = ${params.add(query.runId)}`];
  if (query.state) {
    where.push(`i.state = ANY (${params.add(query.state)}::text[])`);
  }
  return readPage<ItemRow, 'position', BulkItem>(
    scope,
    itemKeyset,
    query,
    params,
    {
      columns:
        'i.position, i.subject_id, i.subject_name, i.subject_name2, i.state, i.reason',
      from: 'hq.bulk_items i',
      where,
    },
    row => ({
      position: row.position,
      subjectId: row.subject_id,
      subjectName: row.subject_name,
      subjectName2: row.subject_name2,
      state: row.state,
      code: row.reason && row.reason.code,
      message: tellReason(row.reason, scope.info.locale),
    }),
  );
}
