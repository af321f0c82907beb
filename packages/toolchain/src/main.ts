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

function interrupt(): void {
  if (interruption.signal.aborted) process.exit(INTERRUPTED);
  interruption.abort();
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
