import { setTimeout as sleep } from 'node:timers/promises';
import {
  MAX_BULK_ITEMS,
  MAX_PAGE_SIZE,
  type BulkItemState,
  type Endpoint,
  type Page,
} from '@cleanmatex/hq-common';
import {
  HqError,
  reasonOf,
  type Actor,
  type Job,
  type JobContext,
} from '@cleanmatex/hq-node';
import type { Kernel } from '../kernel/kernel';
import {
  BULK_CHANGED,
  BULK_QUEUE,
  bulkEndpoint,
  endpointById,
  fail,
  refusedState,
  type RunRecord,
} from './model';
import { inputOf, settledOf, undoOf } from './rows';
import {
  anyLeft,
  getRun,
  insertItems,
  moveItems,
  moveRun,
  settleItems,
  takeItems,
  type NewItem,
} from './store';

/** Rows of one transaction: enough to share its cost, few enough that nobody waits for their locks. */
const CHUNK = 250;
/** Chunks that are worked on at once. */
const WORKERS = 2;
/** How long to wait before looking again at rows that another worker holds. */
const HELD_MS = 250;

/** What the work on bulk runs stands on. */
export interface BulkWork {
  kernel: Kernel;
  /** Whoever a run belongs to, with the rights held now; null when they have none any more. */
  actorById(type: RunRecord['actor_type'], id: string): Promise<Actor | null>;
}

/** A run under way. */
interface Running {
  work: BulkWork;
  context: JobContext;
  run: RunRecord;
  endpoint: Endpoint;
}

interface NamedRow {
  id: string;
  name?: string;
  name2?: string | null;
}

/** Whoever the run belongs to, with the rights held now. @throws HqError `bulk_actor_gone` */
async function actorNow({ work, run }: Running): Promise<Actor> {
  const actor = await work.actorById(run.actor_type, run.actor_id);
  if (!actor) throw fail('bulk_actor_gone', { name: run.actor_name });
  return actor;
}

const toItem = ({ id, name, name2 }: NamedRow): NewItem => ({
  subject_id: id,
  subject_name: name ?? null,
  subject_name2: name2 ?? null,
  input: {},
});

/** Rows of the list, page by page. @throws HqError `bulk_too_many` */
async function listRows(
  running: Running,
  filters: Record<string, unknown>,
): Promise<NamedRow[]> {
  const { work, context, run } = running;
  const actor = await actorNow(running);
  const { among = '' } = bulkEndpoint(run.operation).bulk;
  const list = endpointById(among) as Endpoint;
  const rows: NamedRow[] = [];
  let cursor: string | null | undefined;
  do {
    const input = {
      ...filters,
      limit: MAX_PAGE_SIZE,
      ...(cursor && { cursor }),
    };
    const call = { endpoint: list, input, actor, info: context.info };
    const page = (await work.kernel.run(call)).body as Page<NamedRow>;
    if (page.totalItems > MAX_BULK_ITEMS) {
      throw fail('bulk_too_many', {
        count: page.totalItems,
        limit: MAX_BULK_ITEMS,
      });
    }
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
}

/** The rows that a run chose; ids that the list does not have stay, and are blocked by their preview. */
async function chosenItems(running: Running): Promise<NewItem[]> {
  const { ids, filters } = running.run.selection;
  if (!ids) return (await listRows(running, filters ?? {})).map(toItem);
  const distinct = [...new Set(ids)];
  const found = new Map<string, NamedRow>();
  for (let at = 0; at < distinct.length; at += MAX_PAGE_SIZE) {
    const some = distinct.slice(at, at + MAX_PAGE_SIZE);
    for (const row of await listRows(running, { ids: some })) {
      found.set(row.id, row);
    }
  }
  return distinct.map(id => toItem(found.get(id) ?? { id }));
}

/** Dry-runs a chunk of waiting rows. @returns false when there was none to take. */
async function previewChunk(running: Running): Promise<boolean> {
  const { work, context, run, endpoint } = running;
  const of = { run: 'previewing', item: 'waiting', limit: CHUNK } as const;
  const actor = await actorNow(running);
  const call = { endpoint, actor, info: context.info, dryRun: true };
  const done = {
    state: 'eligible',
    undo_input: null,
    subject_id: null,
  } as const;
  const settled = await work.kernel.batch(call, async (scope, runAll) => {
    const items = await takeItems(scope, run.id, of);
    const outcomes = await runAll(
      items.map(item => inputOf(run, endpoint, item)),
    );
    return items.map((item, index) =>
      settledOf(item, outcomes[index], done, refusedState),
    );
  });
  await context.inScope('bulk.preview', scope =>
    settleItems(scope, run.id, 'waiting', settled),
  );
  return settled.length > 0;
}

/**
 * Runs a chunk of eligible rows, each with its own audit row, and settles them in the same transaction.
 * @returns false when there was none to take.
 */
async function runChunk(running: Running): Promise<boolean> {
  const { work, context, run, endpoint } = running;
  const of = { run: 'running', item: 'eligible', limit: CHUNK } as const;
  const actor = await actorNow(running);
  const call = { endpoint, actor, info: context.info };
  return work.kernel.batch(call, async (scope, runAll) => {
    const items = await takeItems(scope, run.id, of);
    const inputs = items.map(item => inputOf(run, endpoint, item));
    const settled = (await runAll(inputs)).map((outcome, index) => {
      const done = {
        state: 'done',
        ...undoOf(endpoint, inputs[index], outcome),
      } as const;
      return settledOf(items[index], outcome, done, () => 'failed');
    });
    await settleItems(scope, run.id, 'eligible', settled);
    return items.length > 0;
  });
}

async function find(running: Running): Promise<void> {
  const { context, run } = running;
  if (run.total !== null) return;
  const items = await chosenItems(running);
  await context.inScope('bulk.preview', scope =>
    insertItems(scope, run.id, items),
  );
}

/**
 * Works chunk by chunk until no row is left, those included that another worker holds and may give back. When
 * one worker breaks, the others stop after their chunk.
 */
async function workOff(
  running: Running,
  item: BulkItemState,
  chunk: (of: Running) => Promise<boolean>,
): Promise<void> {
  const { context, run } = running;
  const broken: unknown[] = [];
  const pending = () =>
    context.inScope('bulk.work', scope => anyLeft(scope, run, item));
  async function worker() {
    while (!context.signal.aborted && broken.length === 0) {
      if (await chunk(running)) continue;
      if (!(await pending())) return;
      await sleep(HELD_MS);
    }
  }
  await Promise.all(
    Array.from({ length: WORKERS }, () =>
      worker().catch(error => broken.push(error)),
    ),
  );
  if (broken.length) throw broken[0];
}

function cancelRest(context: JobContext, runId: string) {
  return context.inScope('bulk.work', async scope => {
    const { state } = await getRun(scope, runId, 'FOR UPDATE');
    if (state !== 'cancelled') return;
    await moveItems(scope, runId, ['waiting', 'eligible'], 'cancelled');
    scope.emit(BULK_CHANGED, { runId });
  });
}

/** Ends a phase, unless somebody has cancelled the run meanwhile. */
async function moveOn(
  { context, run }: Running,
  problem?: Error,
): Promise<void> {
  await context.inScope('bulk.work', async scope => {
    const now = await getRun(scope, run.id, 'FOR UPDATE');
    if (now.state !== run.state) return;
    if (problem) {
      await moveItems(scope, run.id, ['waiting', 'eligible'], 'cancelled');
      const reason = { problem: reasonOf(problem) };
      await moveRun(scope, run.id, 'cancelled', reason);
    } else {
      const next = run.state === 'previewing' ? 'ready' : 'done';
      await moveRun(scope, run.id, next);
    }
  });
}

/** Whether an error says something of the run; any other is a matter of the job, which is tried again. */
const ofTheRun = (error: unknown): error is HqError =>
  error instanceof HqError && error.code !== 'database_unavailable';

/** The work on bulk runs: previews them, and carries out those that were started. */
export function bulkJob(work: BulkWork): Job {
  return {
    queue: BULK_QUEUE,
    async handler(context, data) {
      const runId = String(data.runId);
      const run = await context.inScope('bulk.work', scope =>
        getRun(scope, runId),
      );
      if (run.state === 'cancelled') await cancelRest(context, runId);
      if (run.state !== 'previewing' && run.state !== 'running') return;
      const { endpoint } = bulkEndpoint(run.operation);
      const running = { work, context, run, endpoint };
      try {
        if (run.state === 'previewing') {
          await find(running);
          await workOff(running, 'waiting', previewChunk);
        } else {
          await workOff(running, 'eligible', runChunk);
        }
        if (!context.signal.aborted) await moveOn(running);
      } catch (error) {
        if (!ofTheRun(error)) throw error;
        await moveOn(running, error);
      }
    },
  };
}
