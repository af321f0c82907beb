import type { Command } from './context.ts';
import { bench } from './commands/bench.ts';
import { build } from './commands/build.ts';
import { dev } from './commands/dev.ts';
import { e2e } from './commands/e2e.ts';
import { format } from './commands/format.ts';
import { hq } from './commands/hq.ts';
import { newDomain } from './commands/newDomain.ts';
import { start } from './commands/start.ts';
import { test } from './commands/test.ts';
import { report } from '../bin/problem.mjs';

/** The exit code of a command that was asked to stop, as shells expect it after Ctrl-C. */
const INTERRUPTED = 130;

const commands: Record<string, Command> = {
  start,
  test,
  e2e,
  dev,
  hq,
  bench,
  format,
  build,
  'new-domain': newDomain,
};

const interruption = new AbortController();
let interruptedAt = 0;

/** Milliseconds in which signals are one wish to stop: Ctrl-C and `timeout` reach several processes, which pass it on. */
const SAME_WISH = 1500;

/** Asks the command to stop cleanly; asked again later, ends at once, and the services end by themselves. */
function interrupt(): void {
  if (!interruption.signal.aborted) {
    interruptedAt = Date.now();
    interruption.abort();
  } else if (Date.now() - interruptedAt > SAME_WISH) process.exit(INTERRUPTED);
}

/** Ctrl-C reaches both this process and the program that started it, which passes on nothing else than SIGTERM. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, interrupt);
process.on('disconnect', () => interruption.abort());

async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  const context = {
    root: process.cwd(),
    say: (line: string) => void process.stderr.write(`${line}\n`),
    interrupted: interruption.signal,
  };
  try {
    return await commands[name](context, args);
  } catch (error) {
    if (interruption.signal.aborted) return INTERRUPTED;
    return report(error, context.root);
  }
}

main().then(code => process.exit(code));
