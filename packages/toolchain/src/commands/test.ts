import { rmSync } from 'node:fs';
import path from 'node:path';
import { backstageCli, type Command, type Context } from '../context.ts';
import { readJson } from '../files.ts';
import { openCluster } from '../postgres/cluster.ts';
import { runNode } from '../subprocess.ts';
import {
  sum,
  summaryLine,
  tallyJest,
  type JestReport,
  type Tally,
} from '../testReport.ts';

/** The tests' PostgreSQL; it takes the next free port when this one is taken. */
const TEST_CLUSTER = { preferredPort: 7532, keep: false, durable: false };

async function check(
  context: Context,
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<Tally> {
  context.say(`\n${name}`);
  const code = await runNode(args, {
    cwd: context.root,
    env,
    interrupted: context.interrupted,
  });
  context.say(code === 0 ? `${name}: passed` : `${name}: failed`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function jest(
  context: Context,
  stateDir: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<Tally> {
  context.say('\nTests');
  const reportFile = path.join(stateDir, 'jest.json');
  rmSync(reportFile, { force: true });
  const flags = [
    '--watchAll=false',
    '--maxWorkers=2',
    '--json',
    `--outputFile=${reportFile}`,
  ];
  const command = [
    backstageCli(context.root),
    'repo',
    'test',
    ...flags,
    ...args,
  ];
  const code = await runNode(command, {
    cwd: context.root,
    env,
    interrupted: context.interrupted,
  });
  const report = readJson<JestReport>(reportFile);
  const tally = report ? tallyJest(report) : { passed: 0, failed: 0 };
  return code === 0 || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

/**
 * `npm test`: types, lint, then every test on a PostgreSQL that is thrown away. With arguments, only the tests that
 * Jest selects by them. The last line is `N passed, N failed`.
 */
export const test: Command = async (context, args) => {
  const { root, say } = context;
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
    const tallies: Tally[] = [];
    if (args.length === 0) {
      const compiler = path.join(
        root,
        'node_modules',
        'typescript',
        'bin',
        'tsc',
      );
      tallies.push(await check(context, 'Types', [compiler], env));
      tallies.push(
        await check(context, 'Lint', [backstageCli(root), 'repo', 'lint'], env),
      );
    }
    tallies.push(await jest(context, stateDir, args, env));
    const total = sum(tallies);
    say('');
    process.stdout.write(`${summaryLine(total)}\n`);
    return total.failed === 0 ? 0 : 1;
  } finally {
    await cluster.release();
  }
};
