import type { HqDatabase } from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import { AuditSealer, sealBatch, verifyAudit } from '@cleanmatex/hq-backend';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { median, percentile, type Bench } from './bench';
import { quiet } from './harness';

const ROUNDS = 5;
const ROUND_MS = 3_000;
const BACKLOG = 200_000;
/** Rows of one transaction, as in a bulk run. */
const BACKLOG_CHUNK = 250;
const PROBES = 8;
const PROBE_EVERY_MS = 25;
const PROBE_POLL_MS = 4;

const entryColumns = `(actor_type, actor_id, actor_name, actor_role, operation, severity, subject_type, subject_id,
  subject_name, outcome, changes, door, request_id, correlation_id, ip, user_agent)`;
const entryValues = `'user', gen_random_uuid()::text, 'person@example.com', 'super_admin', 'tenants.update', 'medium',
  'tenant', gen_random_uuid()::text, 'Pearl Laundry', 'success', '[{"path": "name", "before": "a", "after": "b"}]',
  'rest', gen_random_uuid()::text, gen_random_uuid()::text, '192.0.2.1', 'Mozilla/5.0 (X11; Linux x86_64)'`;

const auditedWrite = `
  WITH changed AS (UPDATE bench_sealing SET counter = counter + 1 WHERE id = $1)
  INSERT INTO hq.sys_audit_log ${entryColumns} VALUES (${entryValues})`;

/** Loads to seal under, with the goal of the ratio between sealing on and off. */
const loads = [
  { writers: 16, flushMs: 0, goal: 0.8 },
  { writers: 64, flushMs: 0, goal: 0.8 },
  { writers: 16, flushMs: 3, goal: 0.9 },
];

/**
 * Sealing (goals P5 to P7): audited writes with the sealer on against off in interleaved rounds, the delay until
 * an entry is sealed under that load, and how fast a backlog is sealed and verified.
 */
export const sealing: Bench = async context => {
  const { database, owner, print } = context;
  await owner.raw(`
    DROP TABLE IF EXISTS bench_sealing;
    CREATE TABLE bench_sealing AS SELECT id, 0 AS counter FROM generate_series(1, 10000) id;
    ALTER TABLE bench_sealing ADD PRIMARY KEY (id)`);
  await owner.raw('GRANT ALL ON bench_sealing TO hq_console');
  for (const { writers, flushMs, goal } of loads) {
    await slowFlush(owner, flushMs);
    const name = `${writers} writers${flushMs ? `, ${flushMs} ms flush` : ''}`;
    const { on, off, delays } = await measureLoad(database, writers);
    const ratio = median(on) / median(off);
    print(
      `${name}: ${Math.round(median(on))}/s sealed, ${Math.round(
        median(off),
      )}/s unsealed, ratio ${ratio.toFixed(2)} (goal ${goal.toFixed(2)})`,
    );
    const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
    print(
      `${name}: sealed after ${Math.round(mean)} ms mean, ${Math.round(
        percentile(delays, 0.99),
      )} ms p99, ${Math.round(
        Math.max(...delays),
      )} ms at most (goals 500, 2000, 5000)`,
    );
  }
  await slowFlush(owner, 0);
  await measureBacklog(database, owner, print);
  await owner.raw('DROP TABLE bench_sealing');
};

/** Has each commit of later sessions wait before it flushes, as on a slower disk. */
async function slowFlush(owner: Knex, forMs: number): Promise<void> {
  const { rows } = await owner.raw('SELECT current_database() AS name');
  for (const setting of [
    `commit_delay = ${forMs * 1000}`,
    'commit_siblings = 0',
  ]) {
    await owner.raw(`ALTER DATABASE ?? SET ${setting}`, [rows[0].name]);
  }
}

/**
 * Interleaved rounds with the sealer off and on. Delays come from a round of their own: probes ask thousands of
 * times a second whether they are sealed, which would count against the sealer.
 */
async function measureLoad(database: HqDatabase, writers: number) {
  const off: number[] = [];
  const on: number[] = [];
  const delays: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    off.push(await writeFor(database.url, writers));
    await drain(database.url);
    const sealer = new AuditSealer({ database, logger: quiet });
    on.push(await writeFor(database.url, writers));
    const probing = Promise.all(
      Array.from({ length: PROBES }, () => probe(database.url, ROUND_MS)),
    );
    await writeFor(database.url, writers);
    delays.push(...(await probing).flat());
    await sealer.stop();
  }
  return { off, on, delays };
}

async function measureBacklog(
  database: HqDatabase,
  owner: Knex,
  print: (line: string) => void,
): Promise<void> {
  for (let written = 0; written < BACKLOG; written += BACKLOG_CHUNK) {
    await owner.raw(
      `INSERT INTO hq.sys_audit_log ${entryColumns} SELECT ${entryValues} FROM generate_series(1, ?)`,
      [BACKLOG_CHUNK],
    );
  }
  const start = performance.now();
  await drain(database.url);
  const rate = BACKLOG / ((performance.now() - start) / 1000);
  print(`backlog of ${BACKLOG}: sealed at ${Math.round(rate)}/s`);
  const speeds: number[] = [];
  for (let round = 0; round < 3; round++) {
    const { ok, checked, durationMs } = await verifyAudit({ database });
    if (!ok) throw new Error('The chain does not verify');
    speeds.push(checked / (durationMs / 1000));
  }
  print(`verified at ${Math.round(median(speeds))}/s (goal 50000)`);
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Writes as fast as it can for one round. @returns audited writes per second. */
async function writeFor(url: string, writers: number): Promise<number> {
  const clients = await Promise.all(
    Array.from({ length: writers }, () => connect(url)),
  );
  const start = performance.now();
  let writes = 0;
  await Promise.all(
    clients.map(async (client, writer) => {
      for (let i = 0; performance.now() - start < ROUND_MS; i++) {
        const id = 1 + ((writer * 157 + i * 7) % 10_000);
        await client.query({
          name: 'audited-write',
          text: auditedWrite,
          values: [id],
        });
        writes += 1;
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(clients.map(client => client.end()));
  return writes / seconds;
}

/** Writes an entry now and then and waits for its seal. @returns the delays in ms. */
async function probe(url: string, forMs: number): Promise<number[]> {
  const client = await connect(url);
  const delays: number[] = [];
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const { rows } = await client.query(
      `INSERT INTO hq.sys_audit_log ${entryColumns} VALUES (${entryValues}) RETURNING id`,
    );
    const written = performance.now();
    let sealed = false;
    while (!sealed) {
      await sleep(PROBE_POLL_MS);
      const found = await client.query(
        'SELECT 1 FROM hq.sys_audit_chain WHERE audit_id = $1',
        [rows[0].id],
      );
      sealed = found.rows.length > 0;
    }
    delays.push(performance.now() - written);
    await sleep(PROBE_EVERY_MS);
  }
  await client.end();
  return delays;
}

async function drain(url: string): Promise<void> {
  const client = await connect(url);
  while ((await sealBatch(client)) > 0);
  await client.end();
}
