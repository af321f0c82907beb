import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Command, Context } from '../context.ts';
import { readJson } from '../files.ts';
import { openCluster } from '../postgres/cluster.ts';
import { program } from '../programs.ts';
import { conclude, runStep, type Step } from '../steps.ts';
import { tallyJest, type JestReport, type Tally } from '../testReport.ts';

/** The tests' PostgreSQL; it takes the next free port when this one is taken. */
const TEST_CLUSTER = { preferredPort: 7532, keep: false, durable: false };

function staticChecks(root: string, env: NodeJS.ProcessEnv): Step[] {
  const lint = [program(root, 'backstage'), 'repo', 'lint'];
  return [
    { title: 'Types', args: [program(root, 'typescript')], env },
    { title: 'Lint', args: lint, env },
  ];
}

function jest(
  { root }: Context,
  stateDir: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Step {
  const reportFile = path.join(stateDir, 'jest.json');
  rmSync(reportFile, { force: true });
  const flags = [
    '--watchAll=false',
    '--maxWorkers=2',
    // A process for each file: what a stopped backend leaves behind must not fail another file's test.
    '--workerIdleMemoryLimit=1MB',
    '--json',
    `--outputFile=${reportFile}`,
  ];
  return {
    title: 'Tests',
    args: [program(root, 'backstage'), 'repo', 'test', ...flags, ...args],
    env,
    count() {
      const report = readJson<JestReport>(reportFile);
      return report && tallyJest(report);
    },
  };
}

/**
 * `npm test`: types, lint, then every test on a PostgreSQL that is thrown away. With arguments, only the tests that
 * Jest selects by them. The last line is `N passed, N failed`.
 */
export const test: Command = async (context, args) => {
  const { root } = context;
  const stateDir = path.join(root, '.hq', 'test');
  const cluster = await openCluster({ ...context, stateDir, ...TEST_CLUSTER });
  try {
    const url = cluster.url('postgres');
    const env = {
      ...process.env,
      CI: 'true',
      NODE_ENV: 'test',
      HQ_TEST_DATABASE_URL: url,
      BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: url,
    };
    const before = args.length === 0 ? staticChecks(root, env) : [];
    const tallies: Tally[] = [];
    for (const step of [...before, jest(context, stateDir, args, env)]) {
      tallies.push(await runStep(context, step));
    }
    return conclude(tallies);
  } finally {
    await cluster.release();
  }
};
