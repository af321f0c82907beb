import { hashToken } from '../tokens';
import type { Sql } from './sql';

/** How attempts of one kind are limited. */
interface ThrottlePolicy {
  /** Attempts before the first wait. */
  free: number;
  /** Longest wait, in seconds. */
  longestWait: number;
}

/** Seconds of the first wait; it doubles with every further failure. */
const FIRST_WAIT = 60;
/** Seconds without an attempt after which the free attempts are back, before and after a first wait. */
const FORGIVEN_AFTER = 15 * 60;
const FORGIVEN_AFTER_WAIT = 60 * 60;

export type ThrottleKind = 'account' | 'device' | 'code' | 'address';

/** The answer of {@link takeAttempt}. */
export interface Attempt {
  allowed: boolean;
  /** Seconds to wait; 0 when allowed. */
  retryAfter: number;
  /** This attempt was the last one before a wait. */
  startsWait: boolean;
}

/**
 * Limits of the kinds. An account can be kept busy by an outsider for at most five minutes at a time, and a
 * browser that its owner signed in with before has a count of its own: nobody is locked out for good.
 */
export function throttlePolicies(
  attemptsPerAddress: number,
): Record<ThrottleKind, ThrottlePolicy> {
  return {
    account: { free: 5, longestWait: 5 * 60 },
    device: { free: 5, longestWait: 5 * 60 },
    code: { free: 5, longestWait: 15 * 60 },
    address: { free: attemptsPerAddress, longestWait: 60 * 60 },
  };
}

/** Key of what is throttled; tells nothing about it. */
export function throttleKey(kind: ThrottleKind, value: string): string {
  return `${kind}:${hashToken(value)}`;
}

/**
 * Counts an attempt before it is made, so that parallel attempts cannot slip through together. A success gives it
 * back with {@link forgiveAttempts} or {@link returnAttempt}.
 */
export async function takeAttempt(
  sql: Sql,
  key: string,
  { free, longestWait }: ThrottlePolicy,
): Promise<Attempt> {
  const [taken] = await sql.query<{ waits: boolean }>(
    `INSERT INTO hq.idp_throttles AS t (key, attempts, blocked_until, last_attempt_at)
     VALUES ($1, 1, ${waitUntil('1')}, now())
     ON CONFLICT (key) DO UPDATE SET
       attempts = ${NEXT_ATTEMPT},
       blocked_until = ${waitUntil(NEXT_ATTEMPT)},
       last_attempt_at = now()
     WHERE t.blocked_until IS NULL OR t.blocked_until <= now()
     RETURNING blocked_until IS NOT NULL AS waits`,
    [key, free, longestWait],
  );
  if (taken) return { allowed: true, retryAfter: 0, startsWait: taken.waits };
  const [{ seconds }] = await sql.query<{ seconds: number }>(
    `SELECT greatest(1, ceil(extract(epoch FROM max(blocked_until) - now())))::int AS seconds
     FROM hq.idp_throttles WHERE key = $1`,
    [key],
  );
  return { allowed: false, retryAfter: seconds, startsWait: false };
}

const NEXT_ATTEMPT = `(CASE WHEN t.last_attempt_at < now() - make_interval(secs =>
    CASE WHEN t.attempts < $2::int THEN ${FORGIVEN_AFTER} ELSE ${FORGIVEN_AFTER_WAIT} END)
  THEN 1 ELSE t.attempts + 1 END)`;

/** SQL: the end of the wait that the given number of attempts leads to, or null. */
function waitUntil(attempts: string): string {
  return `CASE WHEN ${attempts} >= $2::int THEN now() + make_interval(secs =>
    least($3::int, ${FIRST_WAIT} * power(2, least(${attempts} - $2::int, 20)))) END`;
}

/** Forgets what was counted under the keys: the right person came. */
export async function forgiveAttempts(sql: Sql, keys: string[]): Promise<void> {
  await sql.query('DELETE FROM hq.idp_throttles WHERE key = ANY($1::text[])', [
    keys,
  ]);
}

/** Takes one attempt back, and with it the wait that it began; earlier failures stay counted. */
export async function returnAttempt(sql: Sql, key: string): Promise<void> {
  await sql.query(
    'UPDATE hq.idp_throttles SET attempts = greatest(0, attempts - 1), blocked_until = NULL WHERE key = $1',
    [key],
  );
}
