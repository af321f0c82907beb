import type { SqlParams } from '@cleanmatex/hq-node';
import type { SessionRules } from '../access/limits';

/**
 * SQL condition: the session still gives access, its person's state aside.
 * @param alias - of `hq.sys_sessions` in the statement; trusted text.
 */
export function openSession(
  alias: string,
  rules: SessionRules,
  params: SqlParams,
): string {
  const max = params.add(rules.maxSeconds);
  const idle = params.add(rules.idleSeconds);
  return `(${alias}.ended_at IS NULL
    AND ${alias}.created_at > clock_timestamp() - make_interval(secs => ${max})
    AND ${alias}.last_seen_at > clock_timestamp() - make_interval(secs => ${idle}))`;
}
