import type { Context } from './context.ts';
import { runNode } from './subprocess.ts';
import { sum, summaryLine, tallyStep, type Tally } from './testReport.ts';

/** One check of several. */
export interface Step {
  /** Shown before it runs. */
  title: string;
  /** The Node.js program and its arguments. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Where it runs; the repository by default. */
  cwd?: string;
  /** Counts the tests in it from its report; without, or when that finds none, the step counts as one. */
  count?(): Tally | undefined;
}

/** Runs a check in the foreground and counts what passed and failed. */
export async function runStep(
  { root, say, interrupted }: Context,
  { title, args, env, cwd = root, count }: Step,
): Promise<Tally> {
  say(`\n${title}`);
  const code = await runNode(args, { cwd, env, interrupted });
  const tally = tallyStep(code, count?.());
  say(`${title}: ${tally.failed === 0 ? 'passed' : 'failed'}`);
  return tally;
}

/** Prints `N passed, N failed` as the last line, and answers the exit code. */
export function conclude(tallies: Tally[]): number {
  const total = sum(tallies);
  process.stdout.write(`\n${summaryLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}
