import type { Sql } from './sql';

/** A portal session, as its owner sees it. */
export interface PortalSession {
  id: string;
  ip: string | null;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Open portal sessions of a person, the latest first; at most 50. */
export async function listPortalSessions(
  sql: Sql,
  userId: string,
): Promise<PortalSession[]> {
  return sql.query<PortalSession>(
    `SELECT id, ip, user_agent AS "userAgent", created_at AS "createdAt", last_seen_at AS "lastSeenAt"
     FROM hq.sys_sessions WHERE user_id = $1 AND ended_at IS NULL
     ORDER BY last_seen_at DESC LIMIT 50`,
    [userId],
  );
}

/**
 * Ends one portal session of a person, and the session here that it stands on.
 * @returns false when it is not theirs or has ended.
 */
export async function endPortalSession(
  sql: Sql,
  userId: string,
  sessionId: string,
  endedBy: string,
): Promise<boolean> {
  const [ended] = await sql.query<{ issuerSession: string | null }>(
    `UPDATE hq.sys_sessions SET ended_at = clock_timestamp(), ended_by = $3
     WHERE id::text = $2 AND user_id = $1 AND ended_at IS NULL
     RETURNING issuer_session AS "issuerSession"`,
    [userId, sessionId, endedBy],
  );
  if (ended?.issuerSession) await endProviderSession(sql, ended.issuerSession);
  return ended !== undefined;
}

/** Ends every portal session of a person, and makes tokens issued until now invalid. */
export async function endPortalSessions(
  sql: Sql,
  userId: string,
  endedBy: string,
): Promise<void> {
  await sql.query(
    `UPDATE hq.sys_sessions SET ended_at = clock_timestamp(), ended_by = $2
     WHERE user_id = $1 AND ended_at IS NULL`,
    [userId, endedBy],
  );
  await sql.query(
    `UPDATE hq.sys_users SET tokens_valid_after = date_trunc('second', clock_timestamp()) WHERE id = $1`,
    [userId],
  );
}

/** Ends the sessions and tokens of a person at the provider, except those of one browser. */
export async function endProviderSessions(
  sql: Sql,
  userId: string,
  except?: { sessionUid: string },
): Promise<void> {
  if (except) {
    await sql.query(
      `DELETE FROM hq.idp_oidc_payloads
       WHERE account_id = $1 AND model = 'Session' AND uid IS DISTINCT FROM $2`,
      [userId, except.sessionUid],
    );
    return;
  }
  await sql.query('DELETE FROM hq.idp_oidc_payloads WHERE account_id = $1', [
    userId,
  ]);
}

/** Ends one session at the provider with everything that was granted in it. */
export async function endProviderSession(
  sql: Sql,
  sessionUid: string,
): Promise<void> {
  await sql.query(
    `WITH ended AS (
       DELETE FROM hq.idp_oidc_payloads WHERE model = 'Session' AND uid = $1 RETURNING payload
     ), granted AS (
       SELECT client.value ->> 'grantId' AS id
       FROM ended, jsonb_each(coalesce(ended.payload -> 'authorizations', '{}')) AS client
     )
     DELETE FROM hq.idp_oidc_payloads p USING granted
     WHERE p.grant_id = granted.id`,
    [sessionUid],
  );
}
