import { linkSync, rmSync } from 'node:fs';
import { readJson, writeJson } from './files.ts';
import { ExitCode, Problem, codeOf } from './problems.ts';
import {
  identifySelf,
  isRunning,
  sleep,
  type ProcessIdentity,
} from './processes.ts';

/** Takes the lock; the link makes the file appear with its content, so that nobody reads a half-written one. */
function tryLock(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeJson(draft, identifySelf());
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Runs work while no other process of this checkout runs work under the same lock file. A lock left by a killed
 * process is taken over.
 * @param timeout - milliseconds to wait for another holder; 90 seconds by default
 * @throws Problem when another process holds the lock for longer
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  timeout = 90_000,
): Promise<T> {
  const deadline = Date.now() + timeout;
  while (!tryLock(file)) {
    const holder = readJson<ProcessIdentity>(file);
    if (!holder || !isRunning(holder)) rmSync(file, { force: true });
    else if (Date.now() > deadline) {
      throw new Problem(
        `Process ${holder.pid} is busy with the database; try again later.`,
        ExitCode.UNAVAILABLE,
      );
    } else await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
