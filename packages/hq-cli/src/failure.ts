import { tellIssues } from '@cleanmatex/hq-common';
import { HqError, ValidationError } from '@cleanmatex/hq-node';
import { CommanderError } from 'commander';
import { terminalLocale } from './services';

/** Exit codes of the command line. */
export const ExitCode = { ok: 0, failed: 1, usage: 2 } as const;

/** A check that found something: the report is printed, the exit code says so. */
export class NegativeResult extends Error {
  name = 'NegativeResult';
}

/** What to tell the operator; undefined when it was said already. */
export function describeFailure(error: unknown): string | undefined {
  if (error instanceof CommanderError || error instanceof NegativeResult) {
    return undefined;
  }
  if (error instanceof ValidationError) {
    return tellIssues(error.issues, terminalLocale())
      .map(({ path, message }) => (path ? `${path}: ${message}` : message))
      .join('\n');
  }
  if (error instanceof HqError) {
    return error.textIn(terminalLocale());
  }
  return error instanceof Error ? error.message : String(error);
}

/** 0 for help and version, 2 for a command line that cannot be understood, 1 for everything that failed. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
  }
  return error instanceof ValidationError ? ExitCode.usage : ExitCode.failed;
}
