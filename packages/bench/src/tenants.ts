import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { JobQueue, Kernel } from '@cleanmatex/hq-backend';
import { tenantsContract as c, type Tenant } from '@cleanmatex/hq-common';
import {
  createTenant,
  editTenant,
  initializationJob,
  tenantOperations,
} from '@cleanmatex/tenants-backend';
import express from 'express';
import type { Scope } from '@cleanmatex/hq-node';
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

const ROUNDS = 7;
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

type Edit = (
  tenantId: string,
  version: number,
  body: object,
) => Promise<unknown>;

/** Serves edits as `PATCH /<name>/<tenant>` with If-Match. @returns the address, and how to stop. */
async function serve(edits: Record<string, Edit>) {
  const app = express().use(express.json());
  for (const [name, edit] of Object.entries(edits)) {
    app.patch(`/${name}/:id`, (request, response, next) => {
      const version = Number(request.header('if-match'));
      edit(request.params.id, version, request.body)
        .then(body => response.json(body))
        .catch(next);
    });
  }
  const server = app.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** The three ways of an edit that are compared. */
function editsOf(
  { kernel, pool }: Stage,
  knex: Scope['knex'],
): Record<string, Edit> {
  const query = plainQuery(pool);
  return {
    async audited(tenantId, ifMatch, body) {
      const input = { tenantId, ...body };
      return (
        await callKernel(kernel, c.update, input, {
          ifMatch: [ifMatch],
        })
      ).body;
    },
    async unaudited(tenantId, ifMatch, body) {
      const input = c.update.input.parse({ tenantId, ...body });
      const scope = bareScope({
        knex,
        query,
        ifMatch: [ifMatch],
        enqueue: async () => {},
      });
      return c.update.output.parse(await editTenant(scope, input));
    },
    async alone(tenantId, ifMatch, body) {
      const [row] = await query<{ version: string }>(
        `UPDATE org_tenants_mst SET city = $2, updated_at = localtimestamp, updated_by = 'bench'
         WHERE id = $1 AND xmin::text::bigint = $3 RETURNING xmin::text::bigint AS version`,
        [tenantId, (body as { city: string }).city, ifMatch],
      );
      return { version: Number(row.version) };
    },
  };
}

async function sendEdit(url: string, tenant: { id: string; version: number }) {
  const response = await fetch(`${url}/${tenant.id}`, {
    method: 'PATCH',
    headers: {
      'content-type': 'application/json',
      'if-match': String(tenant.version),
    },
    body: JSON.stringify({ city: randomUUID() }),
  });
  if (!response.ok) throw new Error(await response.text());
  tenant.version = ((await response.json()) as Tenant).version;
}

/**
 * Changing a tenant over HTTP with If-Match: through the kernel, audited, against the same route with the same
 * statement without kernel and audit, and against a route with the UPDATE alone.
 */
export const patch: Bench = async context => {
  const stage = await setUp(context);
  const { url, stop } = await serve(editsOf(stage, context.database.knex));
  const tenants = await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      const { body } = await callKernel(stage.kernel, c.create, newTenant());
      return body as Tenant;
    }),
  );
  const editing = (name: string) => () =>
    load(WORKERS, ROUND_MS, worker =>
      sendEdit(`${url}/${name}`, tenants[worker]),
    );
  const { alone, audited, unaudited } = await interleave(
    {
      alone: editing('alone'),
      unaudited: editing('unaudited'),
      audited: editing('audited'),
    },
    ROUNDS,
  );
  const ratio = (audited.rate / unaudited.rate).toFixed(2);
  context.print(
    `patch, ${WORKERS} writers: ${perSecond(audited.rate)} audited, ${perSecond(
      unaudited.rate,
    )} without audit, ratio ${ratio} (goal 0.70); p99 ${audited.p99.toFixed(
      0,
    )} ms`,
  );
  context.print(
    `patch, ${WORKERS} writers: the UPDATE alone ${perSecond(
      alone.rate,
    )}, ratio ${(audited.rate / alone.rate).toFixed(2)}`,
  );
  stop();
  await stage.close();
};
