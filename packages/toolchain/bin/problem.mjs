import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Exit codes that scripts may rely on. */
export const ExitCode = Object.freeze({
  /** Something failed: a test, a build, the backend. */
  FAILED: 1,
  /** The command line or an environment variable is wrong. */
  USAGE: 2,
  /** The port, the data folder or a running copy is in the way. */
  UNAVAILABLE: 3,
});

/** A failure that the person at the terminal can act on: shown as one sentence, never as a stack trace. */
export class Problem extends Error {
  /**
   * @param {string} message - what is wrong and what to do about it
   * @param {number} [exitCode] - one of ExitCode; FAILED by default
   */
  constructor(message, exitCode = ExitCode.FAILED) {
    super(message);
    this.name = 'Problem';
    this.exitCode = exitCode;
  }
}

/**
 * Turns any error into a Problem. Errors of the file system and of sockets get a sentence of their own.
 * @param {unknown} error
 * @returns {Problem}
 */
export function asProblem(error) {
  if (error instanceof Problem) return error;
  const { code, path: file, message } = Object(error);
  const place = file ?? 'a file that it needs';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Problem(
      `HQ Console has no permission for ${place}. Run it as the owner of this folder, or change the folder's permissions.`,
      ExitCode.UNAVAILABLE,
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Problem(
      `The disk is full; HQ Console could not write ${place}. Free some space and try again.`,
      ExitCode.UNAVAILABLE,
    );
  }
  return new Problem(String(message ?? error).split('\n')[0]);
}

/**
 * Prints a failure as one sentence, keeps its technical side in .hq/logs/launcher.log, and answers the exit code.
 * @param {unknown} error
 * @param {string} root - the repository's folder
 * @returns {number}
 */
export function report(error, root) {
  const problem = asProblem(error);
  process.stderr.write(`\n${problem.message}\n`);
  if (error !== problem && problem.exitCode === ExitCode.FAILED) {
    const log = path.join(root, '.hq', 'logs', 'launcher.log');
    try {
      mkdirSync(path.dirname(log), { recursive: true });
      writeFileSync(log, `${error?.stack ?? error}\n`);
      process.stderr.write(`Details: ${path.relative(root, log)}\n`);
    } catch {
      process.stderr.write('The details could not be written to a log.\n');
    }
  }
  return problem.exitCode;
}
