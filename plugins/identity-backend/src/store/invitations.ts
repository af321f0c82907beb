import { hashToken, newToken } from '../tokens';
import type { Sql } from './sql';

const VALID_HOURS = 72;

/**
 * Makes an invitation; an earlier, unused one of the person stops working.
 * @returns the token, which is stored as a hash only.
 */
export async function createInvitation(
  sql: Sql,
  userId: string,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  await revokeInvitations(userId, sql);
  const [{ expiresAt }] = await sql.query<{ expiresAt: Date }>(
    `INSERT INTO hq.idp_invitations (user_id, token_hash, expires_at)
     VALUES ($1, $2, clock_timestamp() + make_interval(hours => ${VALID_HOURS}))
     RETURNING expires_at AS "expiresAt"`,
    [userId, hashToken(token)],
  );
  return { token, expiresAt };
}

/** Makes the unused invitations of a person stop working. */
export async function revokeInvitations(
  userId: string,
  sql: Sql,
): Promise<void> {
  await sql.query(
    'DELETE FROM hq.idp_invitations WHERE user_id = $1 AND used_at IS NULL',
    [userId],
  );
}

/** Whom an open invitation is for; undefined when it is unknown, used or expired. */
export async function findInvited(
  sql: Sql,
  token: string,
): Promise<string | undefined> {
  const [row] = await sql.query<{ userId: string }>(
    `SELECT user_id AS "userId" FROM hq.idp_invitations
     WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now()`,
    [hashToken(token)],
  );
  return row?.userId;
}

/** Uses up an invitation; false when somebody was faster or it has expired. */
export async function useInvitation(sql: Sql, token: string): Promise<boolean> {
  const used = await sql.query(
    `UPDATE hq.idp_invitations SET used_at = clock_timestamp()
     WHERE token_hash = $1 AND used_at IS NULL AND expires_at > now() RETURNING id`,
    [hashToken(token)],
  );
  return used.length === 1;
}
