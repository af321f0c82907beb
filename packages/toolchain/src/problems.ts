import { ExitCode, Problem } from '../bin/problem.mjs';

export { ExitCode, Problem };

/** The `code` of a system or PostgreSQL error (`ENOENT`, `3D000`, …); undefined for anything else. */
export function codeOf(error: unknown): string | undefined {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
