import { hashToken, newToken } from '../tokens';
import type { Sql } from './sql';

const VALID_MINUTES = 30;

/** A sign-in that is past the password. */
export interface SignInState {
  userId: string;
  /** The second factor was given as well. */
  secondFactor: boolean;
}

/**
 * Starts a sign-in after a right password, and binds it to the browser: an interaction that somebody else prepared
 * is of no use to them afterwards.
 * @returns the binding, for a cookie.
 */
export async function startSignIn(
  sql: Sql,
  interactionUid: string,
  userId: string,
): Promise<string> {
  const binding = newToken();
  await sql.query(
    `INSERT INTO hq.idp_sign_ins (interaction_uid, binding_hash, user_id, expires_at)
     VALUES ($1, $2, $3, now() + make_interval(mins => ${VALID_MINUTES}))
     ON CONFLICT (interaction_uid) DO UPDATE SET binding_hash = excluded.binding_hash,
       user_id = excluded.user_id, second_factor = false, expires_at = excluded.expires_at`,
    [interactionUid, hashToken(binding), userId],
  );
  return binding;
}

/** The sign-in of this browser; undefined before the password, or with another browser's binding. */
export async function findSignIn(
  sql: Sql,
  interactionUid: string,
  binding: string,
): Promise<SignInState | undefined> {
  const [state] = await sql.query<SignInState>(
    `SELECT user_id AS "userId", second_factor AS "secondFactor" FROM hq.idp_sign_ins
     WHERE interaction_uid = $1 AND binding_hash = $2 AND expires_at > now()`,
    [interactionUid, hashToken(binding)],
  );
  return state;
}

/** True when the interaction was signed in to by another browser than the one with this binding. */
export async function isBoundElsewhere(
  sql: Sql,
  interactionUid: string,
  binding: string,
): Promise<boolean> {
  const rows = await sql.query(
    'SELECT FROM hq.idp_sign_ins WHERE interaction_uid = $1 AND binding_hash <> $2',
    [interactionUid, hashToken(binding)],
  );
  return rows.length > 0;
}

/** Notes that the second factor was given. */
export async function noteSecondFactor(
  sql: Sql,
  interactionUid: string,
): Promise<void> {
  await sql.query(
    'UPDATE hq.idp_sign_ins SET second_factor = true WHERE interaction_uid = $1',
    [interactionUid],
  );
}

/** Goes back to before the password. */
export async function dropSignIn(
  sql: Sql,
  interactionUid: string,
): Promise<void> {
  await sql.query('DELETE FROM hq.idp_sign_ins WHERE interaction_uid = $1', [
    interactionUid,
  ]);
}

/** Drops the unfinished sign-ins of a person, except one. */
export async function dropSignInsOf(
  sql: Sql,
  userId: string,
  exceptInteractionUid = '',
): Promise<void> {
  await sql.query(
    'DELETE FROM hq.idp_sign_ins WHERE user_id = $1 AND interaction_uid <> $2',
    [userId, exceptInteractionUid],
  );
}
