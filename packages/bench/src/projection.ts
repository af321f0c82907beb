import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { Pool } from 'pg';
import { percentile, type Bench, type BenchContext } from './bench';
import { startPortalProcess, type PortalProcess } from './portalProcess';

const TENANTS = Number(process.env.HQ_BENCH_TENANTS ?? 100_000);
const GOAL_MS = 5_000;
const CHANGES = 20;
const PROBE_MS = 100;
const REPORT_MS = 30_000;

async function fill(owner: Knex): Promise<void> {
  await owner.raw(
    `INSERT INTO org_tenants_mst (name, name2, slug, email, phone, country, status, is_active, s_current_plan)
     SELECT 'Laundry ' || g, 'مغسلة ' || g, 'bench-' || g, 'bench' || g || '@laundry.example',
       '+96892' || lpad(g::text, 6, '0'), 'OM', 'active', true, 'growth'
     FROM generate_series(1, ?) g`,
    [TENANTS],
  );
  await owner.raw('VACUUM ANALYZE org_tenants_mst');
}

async function createKey(owner: Knex): Promise<string> {
  const prefix = randomBytes(5).toString('hex');
  const key = `hqk_${prefix}_${randomBytes(32).toString('base64url')}`;
  await owner('hq.sys_api_keys').insert({
    name: 'bench',
    prefix,
    secret_hash: createHash('sha256').update(key).digest('hex'),
    role_code: 'super_admin',
    expires_at: owner.raw(`now() + interval '1 day'`),
    created_by: 'bench',
  });
  return key;
}

/** Looks at the portal from outside, as a person and as the catalog's database. */
class Observer {
  /** Latencies of a list, in ms. */
  latencies: number[] = [];
  /** From a change until the catalog shows it, in ms. */
  delays: number[] = [];
  largestRss = 0;
  private readonly catalog: Pool;
  private changes = 0;

  constructor(
    private readonly owner: Knex,
    private readonly key: string,
    private readonly pid: number,
  ) {
    const url = new URL(process.env.BACKSTAGE_DATABASE_URL ?? '');
    url.pathname = '/backstage_plugin_catalog';
    this.catalog = new Pool({ connectionString: url.toString(), max: 2 });
  }

  private async call(method: string, path: string, body?: object) {
    const response = await fetch(
      `${process.env.HQ_BASE_URL}/api/hq/v1${path}`,
      {
        method,
        headers: {
          authorization: `Bearer ${this.key}`,
          'content-type': 'application/json',
          'if-match': method === 'PATCH' ? await this.version(path) : '',
        },
        body: body && JSON.stringify(body),
      },
    );
    if (!response.ok) throw new Error(await response.text());
    return response;
  }

  private async version(path: string): Promise<string> {
    return (await this.call('GET', path)).headers.get('etag') ?? '';
  }

  /** Lists tenants once and looks at the memory. */
  async probe(): Promise<void> {
    const begun = performance.now();
    await (await this.call('GET', '/tenants?limit=50')).json();
    this.latencies.push(performance.now() - begun);
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    const rss = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    this.largestRss = Math.max(this.largestRss, rss);
    await sleep(PROBE_MS);
  }

  /** Tenants that the catalog answers. */
  async shown(): Promise<number> {
    const { rows } = await this.catalog.query(
      `SELECT count(*)::int AS n FROM final_entities WHERE entity_ref LIKE 'tenant:%' AND final_entity IS NOT NULL`,
    );
    return rows[0].n;
  }

  /** Renames a tenant through the API and waits until the catalog shows it. */
  async change(): Promise<void> {
    const title = `Renamed ${(this.changes += 1)}`;
    const slug = `bench-${1 + Math.floor(Math.random() * TENANTS)}`;
    const { id } = await this.owner('org_tenants_mst').where({ slug }).first();
    await this.call('PATCH', `/tenants/${id}`, { name: title });
    const begun = performance.now();
    for (;;) {
      const { rows } = await this.catalog.query(
        `SELECT 1 FROM final_entities WHERE entity_ref LIKE $1 AND final_entity LIKE $2`,
        [`tenant:default/${slug}%`, `%"title":"${title}"%`],
      );
      if (rows.length > 0) break;
      await sleep(50);
    }
    this.delays.push(performance.now() - begun);
  }

  /** Sums up what was seen since the last `forget`. */
  sum(): string {
    const ms = (values: number[]) =>
      values.length === 0
        ? 'none'
        : `p50 ${percentile(values, 0.5).toFixed(0)}, p99 ${percentile(
            values,
            0.99,
          ).toFixed(0)} ms (${values.length})`;
    return `list ${ms(this.latencies)}; change to entity ${ms(
      this.delays,
    )}, goal ${GOAL_MS} ms; memory ${this.largestRss.toFixed(0)} MB`;
  }

  /** Begins anew. */
  forget(): void {
    this.latencies = [];
    this.delays = [];
    this.largestRss = 0;
  }

  close(): Promise<void> {
    return this.catalog.end();
  }
}

async function whileRunning(
  work: Promise<unknown>,
  repeat: () => Promise<void>,
): Promise<void> {
  let running = true;
  const end = () => {
    running = false;
  };
  work.then(end, end);
  while (running) await repeat();
  await work;
}

async function observe(
  { owner, print }: BenchContext,
  portal: PortalProcess,
): Promise<void> {
  const observer = new Observer(owner, await createKey(owner), portal.pid);
  const begun = performance.now();
  const seconds = () => ((performance.now() - begun) / 1000).toFixed(0);
  const projected = async () => {
    let reported = begun;
    for (;;) {
      const count = await observer.shown();
      if (count >= TENANTS) return;
      if (performance.now() - reported > REPORT_MS) {
        reported = performance.now();
        print(`  ${count} after ${seconds()} s: ${observer.sum()}`);
      }
      await sleep(1_000);
    }
  };
  const changing = async (done: Promise<unknown>) =>
    whileRunning(done, async () => {
      await observer.change();
      await sleep(2_000);
    });
  const all = projected();
  await Promise.all([changing(all), whileRunning(all, () => observer.probe())]);
  print(`in the catalog after ${seconds()} s, meanwhile: ${observer.sum()}`);
  observer.forget();
  const changes = (async () => {
    for (let n = 0; n < CHANGES; n += 1) await observer.change();
  })();
  await whileRunning(changes, () => observer.probe());
  print(`afterwards: ${observer.sum()}`);
  await observer.close();
}

/** 100,000 tenants enter the catalog of the whole portal; HQ_BENCH_TENANTS sets another number. */
export const projection: Bench = async context => {
  const { owner, print } = context;
  const folder = join(resolvePackagePath('@cleanmatex/bench'), '../backend');
  const before = await startPortalProcess(folder, 'src/index.ts');
  await before.stop();
  await fill(owner);
  const portal = await startPortalProcess(folder, 'src/index.ts');
  print(`${TENANTS} tenants; ready after ${portal.readyAfter.toFixed(0)} ms`);
  try {
    await observe(context, portal);
  } finally {
    await portal.stop();
  }
  const again = await startPortalProcess(folder, 'src/index.ts');
  print(`started again, ready after ${again.readyAfter.toFixed(0)} ms`);
  await again.stop();
};
