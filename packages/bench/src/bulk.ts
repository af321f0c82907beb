import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
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
import { tenantOperations } from '@cleanmatex/tenants-backend';
import type { Knex } from 'knex';
import type { Pool } from 'pg';
import { median, type Bench } from './bench';
import { callInfo, callKernel, plainPool, quiet } from './harness';

const ROWS = 10_000;
const ROUNDS = 3;
const POLL_MS = 200;
const GOAL = 0.25;

/** Active tenants with a subscription each, whose slugs begin with a word. */
async function addTenants(owner: Knex, word: string): Promise<void> {
  await owner.raw(
    `WITH added AS (
       INSERT INTO org_tenants_mst (name, name2, slug, email, phone, status, is_active)
       SELECT 'Muscat Laundry ' || n, 'مغسلة مسقط ' || n, ? || '-' || n, ? || n || '@laundry.example', '+96892123456',
         'active', true
       FROM generate_series(1, ?::int) n RETURNING id
     )
     INSERT INTO org_subscriptions_mst (tenant_org_id, plan, status, orders_limit, user_limit, branch_limit,
       start_date, end_date, is_active)
     SELECT id, 'growth', 'active', 1000, 10, 3, now(), now() + interval '1 month', true FROM added`,
    [word, word, ROWS],
  );
  await owner.raw('ANALYZE org_tenants_mst, org_subscriptions_mst');
}

/** Asks until a run is in a state. */
async function until(kernel: Kernel, runId: string, state: BulkState) {
  for (;;) {
    const run = (await callKernel(kernel, c.get, { runId })).body as BulkRun;
    if (run.state === state) return run;
    if (run.state === 'cancelled') throw new Error(`${run.problem}`);
    await sleep(POLL_MS);
  }
}

/** Seconds that a run of 10,000 suspensions takes through the job queue: its preview, and the run itself. */
async function byRun(kernel: Kernel, word: string) {
  const began = performance.now();
  const { body } = await callKernel(kernel, c.create, {
    operation: tenantsContract.suspend.id,
    input: { reason: 'Unpaid' },
    selection: { filters: { q: word } },
  });
  const { id: runId } = body as BulkRun;
  await until(kernel, runId, 'ready');
  const previewed = performance.now();
  await callKernel(kernel, c.start, { runId });
  const { counts } = await until(kernel, runId, 'done');
  if (counts.done !== ROWS) throw new Error(`Only ${counts.done} rows`);
  return {
    preview: (previewed - began) / 1000,
    run: (performance.now() - previewed) / 1000,
  };
}

/** Seconds that one statement takes for the same writes, audit rows and events. */
async function byStatement(pool: Pool, word: string): Promise<number> {
  const { correlationId, requestId } = callInfo();
  const began = performance.now();
  const { rowCount } = await pool.query(
    `WITH changed AS (
       UPDATE org_tenants_mst SET status = 'suspended', is_active = false, updated_at = localtimestamp,
         updated_by = 'bench'
       WHERE slug LIKE $1 AND status = 'active' RETURNING id, name, name2, xmin::text::bigint AS version
     ), moved AS (
       UPDATE org_subscriptions_mst s SET status = 'suspended', updated_at = localtimestamp, updated_by = 'bench'
       FROM changed WHERE s.tenant_org_id = changed.id RETURNING s.id, s.tenant_org_id
     ), events AS (
       INSERT INTO hq.sys_outbox (topic, payload, correlation_id)
       SELECT 'hq.tenant.changed', jsonb_build_object('tenantId', id, 'version', version), $2 FROM changed
     )
     INSERT INTO hq.sys_audit_log (actor_type, actor_id, actor_name, actor_role, operation, severity, subject_type,
       subject_id, subject_name, subject_name2, tenant_id, outcome, dry_run, changes, reason, door, request_id, correlation_id)
     SELECT 'system', 'system', 'system', '', 'tenants.suspend', 'high', kind, id, name, name2, tenant_id, 'success', false,
       '[{"path": "status", "before": "active", "after": "suspended"}]'::jsonb, 'Unpaid', 'job', $3, $2
     FROM (
       SELECT 'tenant' AS kind, id::text AS id, name, name2, id AS tenant_id FROM changed
       UNION ALL SELECT 'subscription', id::text, 'Growth', 'النمو', tenant_org_id FROM moved
     ) written`,
    [`${word}-%`, correlationId, requestId],
  );
  if (rowCount !== 2 * ROWS) throw new Error(`Only ${rowCount} audit rows`);
  return (performance.now() - began) / 1000;
}

/**
 * A bulk run of 10,000 suspensions, with its permission check, savepoint, audit row, event and result for each,
 * against one statement that writes the same rows.
 */
export const bulk: Bench = async ({ database, owner, print }) => {
  const queue = await JobQueue.start(database, quiet);
  const kernel = new Kernel({ knex: database.knex, enqueue: queue.enqueue });
  kernel.add([...tenantOperations, ...bulkOperations]);
  const job = bulkJob({ kernel, actorById: async () => systemActor });
  await startWorker(job, queue, kernel, quiet);
  const pool = plainPool(database.url, 1);
  const runs: number[] = [];
  const previews: number[] = [];
  const statements: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, other] = [`r${randomUUID()}`, `s${randomUUID()}`];
    await addTenants(owner, one);
    await addTenants(owner, other);
    const statement = await byStatement(pool, other);
    const { run, preview } = await byRun(kernel, one);
    if (round === 0) continue;
    statements.push(statement);
    runs.push(run);
    previews.push(preview);
  }
  const rate = (seconds: number[]) => Math.round(ROWS / median(seconds));
  const ratio = median(statements) / median(runs);
  print(
    `bulk, ${ROWS} suspensions: ${rate(runs)} rows/s by a run, ${rate(
      statements,
    )} rows/s by one statement, ratio ${ratio.toFixed(2)} (goal ${GOAL})`,
  );
  print(`bulk: previewed at ${rate(previews)} rows/s`);
  await pool.end();
  await queue.stop();
};
