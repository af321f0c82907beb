import { SqlParams, type Scope } from '@cleanmatex/hq-node';
import type { SessionRules } from '../access/limits';
import { openSession } from './openSession';

/** A session as stored, with its person. */
export interface SessionRow {
  id: string;
  user_id: string;
  user_name: string;
  user_name2: string | null;
  open: boolean;
  amr: string[];
  issuer_session: string | null;
  ip: string | null;
  user_agent: string | null;
  created_at: Date;
  last_seen_at: Date;
  ended_at: Date | null;
}

/** The select list that makes a `SessionRow` of `hq.sys_sessions s JOIN hq.sys_users u`. */
export function sessionColumns(rules: SessionRules, params: SqlParams): string {
  return `s.id, s.user_id, u.name AS user_name, u.name2 AS user_name2, s.amr, s.issuer_session, s.ip, s.user_agent, s.created_at,
    s.last_seen_at, s.ended_at, (${openSession(
      's',
      rules,
      params,
    )} AND u.status = 'active') AS open`;
}

/** A session; of that person only when one is named. */
export async function findSession(
  scope: Scope,
  sessionId: string,
  rules: SessionRules,
  userId?: string,
): Promise<SessionRow | undefined> {
  const params = new SqlParams();
  const columns = sessionColumns(rules, params);
  const owner = userId ? `AND s.user_id = ${params.add(userId)}` : '';
  const [row] = await scope.query<SessionRow>(
    `SELECT ${columns} FROM hq.sys_sessions s JOIN hq.sys_users u ON u.id = s.user_id
     WHERE s.id = ${params.add(sessionId)} ${owner}`,
    params.values,
  );
  return row;
}

/** Ends one session; one that has ended stays as it is. */
export async function endSession(
  scope: Scope,
  sessionId: string,
): Promise<void> {
  await scope.query(
    `UPDATE hq.sys_sessions SET ended_at = clock_timestamp(), ended_by = $2
     WHERE id = $1 AND ended_at IS NULL`,
    [sessionId, scope.actor.name],
  );
}

/**
 * Ends all sessions of a person, and every token issued until now.
 * @returns how many gave access until now.
 */
export async function endSessionsOf(
  scope: Scope,
  userId: string,
  rules: SessionRules,
): Promise<number> {
  const params = new SqlParams();
  const user = params.add(userId);
  const by = params.add(scope.actor.name);
  const open = openSession('s', rules, params);
  const rows = await scope.query<{ was_open: boolean }>(
    `WITH held AS (SELECT s.id, ${open} AS was_open FROM hq.sys_sessions s
       WHERE s.user_id = ${user} AND s.ended_at IS NULL)
     UPDATE hq.sys_sessions e SET ended_at = clock_timestamp(), ended_by = ${by}
     FROM held WHERE e.id = held.id RETURNING held.was_open`,
    params.values,
  );
  await scope.query(
    'UPDATE hq.sys_users SET tokens_valid_after = clock_timestamp() WHERE id = $1',
    [userId],
  );
  return rows.filter(row => row.was_open).length;
}
