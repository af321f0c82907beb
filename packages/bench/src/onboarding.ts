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

/** From the request that onboards a tenant until it is active, through the job queue; and the work alone. */
export const onboarding: Bench = async ({ database, print }) => {
  const queue = await JobQueue.start(database, quiet);
  const { knex } = database;
  const kernel = new Kernel({ knex, enqueue: queue.enqueue });
  const withoutQueue = new Kernel({ knex, enqueue: async () => {} });
  kernel.add(tenantOperations);
  withoutQueue.add(tenantOperations);
  const create = async (through: Kernel) => {
    const { body } = await callKernel(through, c.create, newTenant());
    return (body as Tenant).id;
  };
  async function byQueue(): Promise<number> {
    const start = performance.now();
    const tenantId = await create(kernel);
    for (;;) {
      const { body } = await callKernel(kernel, c.get, { tenantId });
      if ((body as Tenant).status === 'active') {
        return performance.now() - start;
      }
      await sleep(POLL_MS);
    }
  }
  async function alone(): Promise<number> {
    const start = performance.now();
    const tenantId = await create(withoutQueue);
    const info = callInfo();
    await initializationJob.handler(
      {
        jobId: tenantId,
        attempt: 1,
        info,
        logger: quiet,
        signal: new AbortController().signal,
        inScope: (operation, work) => kernel.inScope(operation, info, work),
      },
      { tenantId },
    );
    return performance.now() - start;
  }
  const direct: number[] = [];
  for (let n = 0; n < TENANTS; n++) direct.push(await alone());
  for (const job of [initializationJob, expireTrialJob]) {
    await startWorker(job, queue, kernel, quiet);
  }
  const queued: number[] = [];
  for (let n = 0; n < TENANTS; n++) queued.push(await byQueue());
  const p99 = percentile(queued, 0.99);
  print(
    `onboarding, ${TENANTS} tenants: p50 ${percentile(queued, 0.5).toFixed(
      0,
    )} ms, p99 ${p99.toFixed(0)} ms until active (goal ${GOAL_MS} ms); ${(
      GOAL_MS / p99
    ).toFixed(0)} times faster than the goal`,
  );
  print(
    `onboarding: the work without the queue takes p50 ${percentile(
      direct,
      0.5,
    ).toFixed(0)} ms, ratio ${(
      percentile(direct, 0.5) / percentile(queued, 0.5)
    ).toFixed(2)}`,
  );
  await queue.stop();
};
