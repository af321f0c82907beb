import { ExitCode, Problem } from '../bin/problem.mjs';

export { ExitCode, Problem };

/** The `code` of a system or PostgreSQL error (`ENOENT`, `3D000`, …); undefined for anything else. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
