import { Kernel } from '@cleanmatex/hq-backend';
import { tenantsContract as c } from '@cleanmatex/hq-common';
import { tenantOperations } from '@cleanmatex/tenants-backend';
import type { Bench, BenchContext } from './bench';
import {
  bareScope,
  callKernel,
  interleave,
  load,
  plainPool,
  plainQuery,
  type Query,
} from './harness';
import { fillTenants } from './tenantRows';

const TENANTS = 100_000;
const ROUNDS = 5;
const ROUND_MS = 2_000;
const WORKERS = 2;

interface Case {
  name: string;
  endpoint: typeof c.list | typeof c.analytics | typeof c.facets;
  input: Record<string, string>;
}

const listed = (name: string, input: Case['input']): Case => ({
  name: `list, ${name}`,
  endpoint: c.list,
  input,
});

/** What is asked for: pages of 50, the figures of all, and how many tenants each filter would show. */
const cases: Case[] = [
  listed('filter by status and plan', { status: 'active', planCode: 'growth' }),
  listed('search, one in a thousand', { q: 'seeb 77' }),
  listed('search in Arabic', { q: 'مغسله الانوار ٤٢' }),
  listed('search, half of all', { q: 'laundry' }),
  { name: 'figures of all', endpoint: c.analytics, input: {} },
  { name: 'counts of the filters', endpoint: c.facets, input: {} },
];

interface Statement {
  sql: string;
  params?: unknown[];
}

/** The statements of a read, to run them bare. */
async function statementsOf(
  query: Query,
  { database }: BenchContext,
  { endpoint, input }: Case,
): Promise<Statement[]> {
  const statements: Statement[] = [];
  const recording: Query = (sql, params) => {
    statements.push({ sql, params });
    return query(sql, params);
  };
  const read = tenantOperations.find(
    operation => operation.endpoint === (endpoint as object),
  );
  await read?.handler(
    bareScope({
      query: recording,
      knex: database.knex,
      enqueue: async () => {},
    }),
    endpoint.input.parse(input),
  );
  return statements;
}

/** Pages of 50 out of 100,000 tenants, with totals, through the kernel against their bare SQL. */
export const list: Bench = async context => {
  await fillTenants(context.owner, TENANTS);
  const kernel = new Kernel({
    knex: context.database.knex,
    enqueue: async () => {},
  });
  kernel.add(tenantOperations);
  const pool = plainPool(context.database.url, WORKERS * 2);
  const query = plainQuery(pool);
  for (const each of cases) {
    const { name, endpoint, input } = each;
    const statements = await statementsOf(query, context, each);
    const bare = () =>
      Promise.all(statements.map(({ sql, params }) => query(sql, params)));
    const result = await interleave(
      {
        bare: () => load(WORKERS, ROUND_MS, bare),
        kernel: () =>
          load(WORKERS, ROUND_MS, () => callKernel(kernel, endpoint, input)),
      },
      ROUNDS,
    );
    const ratio = result.kernel.p99 / result.bare.p99;
    context.print(
      `${name}: p50 ${result.kernel.p50.toFixed(
        1,
      )} ms, p99 ${result.kernel.p99.toFixed(
        1,
      )} ms; bare SQL p99 ${result.bare.p99.toFixed(
        1,
      )} ms, ratio ${ratio.toFixed(2)} (goal at most 2)`,
    );
  }
  await pool.end();
};
