import { setTimeout as sleep } from 'node:timers/promises';
import { JobQueue, Kernel, startWorker } from '@cleanmatex/hq-backend';
import { tenantsContract as c, type Tenant } from '@cleanmatex/hq-common';
import {
  expireTrialJob,
  initializationJob,
  tenantOperations,
} from '@cleanmatex/tenants-backend';
import { percentile, type Bench } from './bench';
import { callInfo, callKernel, quiet } from './harness';
import { newTenant } from './tenants';

const TENANTS = 100;
const POLL_MS = 2;
const GOAL_MS = 2_000;

async function create(kernel: Kernel): Promise<string> {
  const { body } = await callKernel(kernel, c.create, newTenant());
  return (body as Tenant).id;
}

/** From the request until the tenant is active. */
async function byQueue(kernel: Kernel): Promise<void> {
  const tenantId = await create(kernel);
  for (;;) {
    const { body } = await callKernel(kernel, c.get, { tenantId });
    if ((body as Tenant).status === 'active') return;
    await sleep(POLL_MS);
  }
}

/** The same work, the steps run right after the request. */
async function withoutQueue(kernel: Kernel): Promise<void> {
  const tenantId = await create(kernel);
  const info = callInfo();
  await initializationJob.handler(
    {
      jobId: tenantId,
      attempt: 1,
      info,
      logger: quiet,
      signal: new AbortController().signal,
      inScope: (operation, work, actor) =>
        kernel.inScope(operation, info, work, actor),
    },
    { tenantId },
  );
}

/** How long each of 100 runs takes, in ms. */
async function timed(work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < TENANTS; n++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

/** From the request that onboards a tenant until it is active, through the job queue; and the work alone. */
export const onboarding: Bench = async ({ database, print }) => {
  const { knex } = database;
  const queue = await JobQueue.start(database, quiet);
  const kernel = new Kernel({ knex, enqueue: queue.enqueue });
  const queueless = new Kernel({ knex, enqueue: async () => {} });
  kernel.add(tenantOperations);
  queueless.add(tenantOperations);
  for (const job of [initializationJob, expireTrialJob]) {
    await startWorker(job, queue, kernel, quiet);
  }
  const direct = percentile(await timed(() => withoutQueue(queueless)), 0.5);
  const queued = await timed(() => byQueue(kernel));
  const p50 = percentile(queued, 0.5);
  const p99 = percentile(queued, 0.99);
  print(
    `onboarding, ${TENANTS} tenants: p50 ${p50.toFixed(
      0,
    )} ms, p99 ${p99.toFixed(0)} ms until active (goal ${GOAL_MS} ms), ratio ${(
      p99 / GOAL_MS
    ).toFixed(3)}`,
  );
  print(
    `onboarding: the work without the queue takes p50 ${direct.toFixed(
      0,
    )} ms, ratio ${(direct / p50).toFixed(2)}`,
  );
  await queue.stop();
};
