import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  JobQueue,
  Kernel,
  bulkJob,
  bulkOperations,
  startWorker,
} from '@cleanmatex/hq-backend';
import {
  bulkContract as c,
  tenantsContract,
  type BulkRun,
  type BulkState,
} from '@cleanmatex/hq-common';
import { systemActor } from '@cleanmatex/hq-node';
import {
  expireTrialJob,
  initializationJob,
  tenantOperations,
} from '@cleanmatex/tenants-backend';
import type { Bench } from './bench';
import { callKernel, quiet } from './harness';
import { newTenant } from './tenants';

const ROWS = 2_500;
const ROUNDS = 4;
const POLL_MS = 200;
/** How much more the heap may hold after the last round than after the first one, in MB. */
const GOAL_MB = 10;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Asks until a run is in a state. */
async function until(kernel: Kernel, runId: string, state: BulkState) {
  for (;;) {
    const run = (await callKernel(kernel, c.get, { runId })).body as BulkRun;
    if (run.state === state) return run;
    if (run.state === 'cancelled') throw new Error(`${run.problem}`);
    await sleep(POLL_MS);
  }
}

/** Onboards many tenants as one run. */
async function onboard(kernel: Kernel): Promise<void> {
  const { body } = await callKernel(kernel, c.create, {
    operation: tenantsContract.create.id,
    input: {},
    selection: { rows: Array.from({ length: ROWS }, newTenant) },
  });
  const { id: runId } = body as BulkRun;
  await until(kernel, runId, 'ready');
  await callKernel(kernel, c.start, { runId });
  const { counts } = await until(kernel, runId, 'done');
  if (counts.done !== ROWS) throw new Error(`Only ${counts.done} rows`);
}

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

/** What the process holds once everything that nobody refers to is gone, in MB. */
function held() {
  collect();
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    heap: megabytes(heapUsed),
    external: megabytes(external),
    rss: megabytes(rss),
  };
}

/**
 * What stays in memory after runs that onboard 10,000 tenants together, initialization included: a leak makes the heap
 * grow from round to round; what the allocator keeps for later shows in the resident set alone.
 */
export const memory: Bench = async ({ database, owner, print }) => {
  const queue = await JobQueue.start(database, quiet);
  const kernel = new Kernel({ knex: database.knex, enqueue: queue.enqueue });
  kernel.add([...tenantOperations, ...bulkOperations]);
  const run = bulkJob({ kernel, actorById: async () => systemActor });
  for (const job of [run, initializationJob, expireTrialJob]) {
    await startWorker(job, queue, kernel, quiet);
  }
  const initialized = async () => {
    const { rows } = await owner.raw<{ rows: Array<{ waiting: number }> }>(
      `SELECT count(*)::int AS waiting FROM org_tenants_mst WHERE status = 'provisioning'`,
    );
    return rows[0].waiting === 0;
  };
  const before = held();
  print(
    `memory, before: heap ${before.heap} MB, external ${before.external} MB, resident ${before.rss} MB`,
  );
  const rounds: Array<ReturnType<typeof held>> = [];
  for (let round = 1; round <= ROUNDS; round++) {
    await onboard(kernel);
    while (!(await initialized())) await sleep(POLL_MS);
    const now = held();
    rounds.push(now);
    print(
      `memory, ${round * ROWS} onboarded: heap ${now.heap} MB, external ${
        now.external
      } MB, resident ${now.rss} MB`,
    );
  }
  const grown = rounds[ROUNDS - 1].heap - rounds[0].heap;
  print(
    `memory: the heap grew by ${grown} MB from the first ${ROWS} to the last (goal at most ${GOAL_MB} MB)`,
  );
  await queue.stop();
};
