import { randomUUID } from 'node:crypto';
import type { Answer, Call, Kernel } from '@cleanmatex/hq-backend';
import type { Endpoint } from '@cleanmatex/hq-common';
import { systemActor, type CallInfo, type Scope } from '@cleanmatex/hq-node';
import { Pool } from 'pg';
import { median, percentile } from './bench';

/** A logger that keeps quiet. */
export const quiet = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => quiet,
};

/** What each call of a benchmark says of itself. */
export const callInfo = (): CallInfo => ({
  door: 'rest',
  requestId: randomUUID(),
  correlationId: randomUUID(),
  locale: 'en',
});

/** Calls an operation through the kernel, as the system. */
export function callKernel(
  kernel: Kernel,
  endpoint: Endpoint,
  input: unknown,
  more: Partial<Call> = {},
): Promise<Answer> {
  const info = callInfo();
  return kernel.run({ endpoint, input, actor: systemActor, info, ...more });
}

/** Rate and latencies of one round. */
export interface Round {
  perSecond: number;
  /** In ms. */
  latencies: number[];
}

/** Several workers repeat their work for a while. @param work - gets the number of its worker. */
export async function load(
  workers: number,
  forMs: number,
  work: (worker: number) => Promise<unknown>,
): Promise<Round> {
  const latencies: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() - start < forMs) {
        const began = performance.now();
        await work(worker);
        latencies.push(performance.now() - began);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  return { perSecond: latencies.length / seconds, latencies };
}

/** What is compared, by name. */
export type Variants = Record<string, () => Promise<Round>>;

/** Runs all variants in turn, several times over; one round before the first does not count. */
export async function interleave(
  variants: Variants,
  rounds: number,
): Promise<Record<string, { rate: number; p50: number; p99: number }>> {
  const names = Object.keys(variants);
  const results = new Map<string, Round[]>(names.map(name => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const result = await variants[name]();
      if (round > 0) results.get(name)?.push(result);
    }
  }
  return Object.fromEntries(
    names.map(name => {
      const all = results.get(name) ?? [];
      const of = (value: (round: Round) => number) => median(all.map(value));
      return [
        name,
        {
          rate: of(round => round.perSecond),
          p50: of(round => percentile(round.latencies, 0.5)),
          p99: of(round => percentile(round.latencies, 0.99)),
        },
      ];
    }),
  );
}

/** Runs SQL and answers its rows. */
export type Query = Scope['query'];

/** A pool of its own on the same rights and settings as the console's. */
export function plainPool(url: string, max: number): Pool {
  return new Pool({ connectionString: url, max });
}

/** `pg` as the console uses it for writes: moments as UTC text, statements prepared once per connection. */
export function plainQuery(client: Pick<Pool, 'query'>): Query {
  const names = new Map<string, string>();
  return async <R extends object>(sql: string, params: unknown[] = []) => {
    const name = names.get(sql) ?? `plain_${names.size}`;
    names.set(sql, name);
    const values = params.map(value =>
      value instanceof Date ? value.toISOString() : value,
    );
    return (await client.query({ name, text: sql, values })).rows as R[];
  };
}

/** A scope without kernel: the domain's own statements run as they are, nothing is audited or published. */
export function bareScope(
  base: Pick<Scope, 'query' | 'knex' | 'enqueue'> & {
    ifMatch?: readonly number[];
  },
): Scope {
  return {
    actor: systemActor,
    info: callInfo(),
    now: new Date(),
    dryRun: false,
    run: () => Promise.reject(new Error('not used')),
    call: () => Promise.reject(new Error('not used')),
    audit: () => {},
    foretell: () => {},
    emit: () => {},
    ...base,
  };
}
