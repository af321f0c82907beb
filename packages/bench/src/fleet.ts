import { setTimeout as sleep } from 'node:timers/promises';
import { JobQueue, Kernel, startWorker } from '@cleanmatex/hq-backend';
import { grantSampleFleet } from '@cleanmatex/hq-backend/testing';
import {
  sampleFleetContract as c,
  type SampleFleet,
} from '@cleanmatex/hq-common';
import {
  sampleFleetJobs,
  sampleFleetOperations,
} from '@cleanmatex/tenants-backend';
import type { Knex } from 'knex';
import type { Bench } from './bench';
import { callKernel, quiet } from './harness';

const SIZE = { tenants: 10_000, days: 30, seed: 1 };
const GOAL_S = 120;
const POLL_MS = 250;

/** Asks until the fleet is in a state. @throws Error with what stopped it. */
async function until(kernel: Kernel, state: SampleFleet['state']) {
  for (;;) {
    const fleet = (await callKernel(kernel, c.get, {})).body as SampleFleet;
    if (fleet.state === state) return fleet;
    if (fleet.error) throw new Error(fleet.error);
    await sleep(POLL_MS);
  }
}

/** Seconds that PostgreSQL takes to copy the rows of a fleet's tables into tables with the same indexes. */
async function copied(owner: Knex, tables: string[]): Promise<number> {
  let ms = 0;
  for (const table of tables) {
    await owner.raw(
      `CREATE TABLE public.bench_copy (LIKE public.${table} INCLUDING DEFAULTS INCLUDING INDEXES)`,
    );
    const began = performance.now();
    await owner.raw(
      `INSERT INTO public.bench_copy SELECT * FROM public.${table}`,
    );
    ms += performance.now() - began;
    await owner.raw('DROP TABLE public.bench_copy');
  }
  return ms / 1000;
}

/** A sample fleet of 10,000 tenants with 30 days each, made and removed, against a copy of its rows by plain SQL. */
export const fleet: Bench = async ({ database, owner, print }) => {
  await grantSampleFleet(database.ownerUrl);
  const queue = await JobQueue.start(database, quiet);
  const kernel = new Kernel({ knex: database.knex, enqueue: queue.enqueue });
  kernel.add(sampleFleetOperations(true));
  for (const job of sampleFleetJobs(true)) {
    await startWorker(job, queue, kernel, quiet);
  }
  const began = performance.now();
  await callKernel(kernel, c.create, SIZE);
  const { rows } = await until(kernel, 'ready');
  const created = (performance.now() - began) / 1000;
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const inPublic = Object.keys(rows).filter(name => name.startsWith('org_'));
  const plain = await copied(owner, inPublic);
  const removal = performance.now();
  await callKernel(kernel, c.remove, { reason: 'Benchmark' });
  await until(kernel, 'none');
  const removed = (performance.now() - removal) / 1000;
  print(
    `fleet, ${SIZE.tenants} tenants with ${
      SIZE.days
    } days, ${total} rows: created in ${created.toFixed(
      0,
    )} s (goal ${GOAL_S} s), removed in ${removed.toFixed(0)} s`,
  );
  print(
    `fleet: its rows copied by plain SQL in ${plain.toFixed(0)} s, ratio ${(
      plain / created
    ).toFixed(2)}`,
  );
  await queue.stop();
};
