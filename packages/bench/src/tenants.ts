import { randomUUID } from 'node:crypto';
import { JobQueue, Kernel } from '@cleanmatex/hq-backend';
import { tenantsContract as c, type Tenant } from '@cleanmatex/hq-common';
import {
  createTenant,
  editTenant,
  initializationJob,
  tenantOperations,
} from '@cleanmatex/tenants-backend';
import type { Pool } from 'pg';
import type { Bench, BenchContext } from './bench';
import {
  bareScope,
  callInfo,
  callKernel,
  interleave,
  load,
  plainPool,
  plainQuery,
  quiet,
} from './harness';

const ROUNDS = 5;
const ROUND_MS = 3_000;
const WORKERS = 16;

/** A new tenant with a slug and an e-mail address of its own. */
export function newTenant(): Record<string, unknown> {
  const unique = randomUUID();
  return {
    name: 'Muscat Laundry and Dry Clean',
    name2: 'مغسلة مسقط للتنظيف الجاف',
    slug: `t-${unique}`,
    email: `${unique}@laundry.example`,
    phone: '+96892123456',
    country: 'OM',
    planCode: 'growth',
  };
}

interface Stage {
  kernel: Kernel;
  queue: JobQueue;
  pool: Pool;
  close(): Promise<void>;
}

async function setUp({ database }: BenchContext): Promise<Stage> {
  const queue = await JobQueue.start(database, quiet);
  await queue.ensureQueue(initializationJob.queue, 0);
  const kernel = new Kernel({ knex: database.knex, enqueue: queue.enqueue });
  kernel.add(tenantOperations);
  const pool = plainPool(database.url, WORKERS);
  return {
    kernel,
    queue,
    pool,
    async close() {
      await pool.end();
      await queue.stop();
    },
  };
}

const perSecond = (rate: number) => `${Math.round(rate)}/s`;

/** Creating a tenant, audited, against the same statements in one transaction without audit and events. */
export const create: Bench = async context => {
  const { kernel, queue, pool, close } = await setUp(context);
  const { knex } = context.database;
  async function unaudited() {
    const client = await pool.connect();
    try {
      const query = plainQuery(client);
      await query('BEGIN');
      const scope = bareScope({
        knex,
        query,
        enqueue: (name, data, options) =>
          queue.enqueue(query, name, data, callInfo(), options),
      });
      const tenant = await createTenant(
        scope,
        c.create.input.parse(newTenant()),
      );
      await query('COMMIT');
      c.create.output.parse(tenant);
    } finally {
      client.release();
    }
  }
  const result = await interleave(
    {
      unaudited: () => load(WORKERS, ROUND_MS, unaudited),
      audited: () =>
        load(WORKERS, ROUND_MS, () =>
          callKernel(kernel, c.create, newTenant()),
        ),
    },
    ROUNDS,
  );
  const ratio = result.audited.rate / result.unaudited.rate;
  context.print(
    `create, ${WORKERS} writers: ${perSecond(
      result.audited.rate,
    )} audited, ${perSecond(
      result.unaudited.rate,
    )} without audit, ratio ${ratio.toFixed(
      2,
    )} (goal 0.70); p99 ${result.audited.p99.toFixed(0)} ms`,
  );
  await close();
};

/** Changing a tenant, audited and with If-Match, against the same statement without audit, and without kernel. */
export const patch: Bench = async context => {
  const { kernel, pool, close } = await setUp(context);
  const { knex } = context.database;
  const tenants = await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      const { body } = await callKernel(kernel, c.create, newTenant());
      return body as Tenant;
    }),
  );
  const query = plainQuery(pool);
  let n = 0;
  const next = (worker: number) => ({
    tenantId: tenants[worker].id,
    city: `City ${(n += 1)}`,
  });
  async function unaudited(worker: number) {
    const input = c.update.input.parse(next(worker));
    const scope = bareScope({
      knex,
      query,
      ifMatch: tenants[worker].version,
      enqueue: async () => {},
    });
    tenants[worker] = c.update.output.parse(await editTenant(scope, input));
  }
  async function audited(worker: number) {
    const { body } = await callKernel(kernel, c.update, next(worker), {
      ifMatch: tenants[worker].version,
    });
    tenants[worker] = body as Tenant;
  }
  async function alone(worker: number) {
    const { tenantId, city } = next(worker);
    const [{ version }] = await query<{ version: number }>(
      `UPDATE org_tenants_mst SET city = $2, updated_at = localtimestamp, updated_by = 'bench'
       WHERE id = $1 AND xmin::text::bigint = $3 RETURNING xmin::text::bigint AS version`,
      [tenantId, city, tenants[worker].version],
    );
    tenants[worker] = { ...tenants[worker], version: Number(version) };
  }
  const result = await interleave(
    {
      alone: () => load(WORKERS, ROUND_MS, alone),
      unaudited: () => load(WORKERS, ROUND_MS, unaudited),
      audited: () => load(WORKERS, ROUND_MS, audited),
    },
    ROUNDS,
  );
  const { rate, p99 } = result.audited;
  context.print(
    `patch, ${WORKERS} writers: ${perSecond(rate)} audited, ${perSecond(
      result.unaudited.rate,
    )} without audit, ratio ${(rate / result.unaudited.rate).toFixed(
      2,
    )} (goal 0.70); p99 ${p99.toFixed(0)} ms`,
  );
  context.print(
    `patch, ${WORKERS} writers: the UPDATE alone ${perSecond(
      result.alone.rate,
    )}, ratio ${(rate / result.alone.rate).toFixed(2)}`,
  );
  await close();
};
