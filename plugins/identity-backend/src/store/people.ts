import type { Locale } from '@cleanmatex/hq-common';
import type { Sql } from './sql';

/** A person of HQ, as far as signing in is concerned. */
export interface Person {
  id: string;
  email: string;
  name: string;
  name2: string | null;
  locale: Locale;
  status: 'invited' | 'active' | 'deactivated';
  roles: string[];
  /** One of the roles requires a second factor. */
  mfaRequired: boolean;
  /** Sign-ins before this second (UNIX time) no longer count. */
  validAfter: number;
  /** Null as long as no password was set. */
  passwordHash: string | null;
  /** Somebody else chose the password. */
  mustChangePassword: boolean;
  /** An authenticator is in use. */
  hasTotp: boolean;
}

const SELECT_PERSON = `
  SELECT u.id, u.email, u.name, u.name2, u.locale, u.status,
    coalesce(r.roles, '{}') AS roles,
    coalesce(r.mfa_required, false) AS "mfaRequired",
    extract(epoch FROM u.tokens_valid_after)::float8 AS "validAfter",
    c.password_hash AS "passwordHash",
    coalesce(c.must_change, false) AS "mustChangePassword",
    EXISTS (SELECT FROM hq.idp_totp t WHERE t.user_id = u.id AND t.confirmed_at IS NOT NULL) AS "hasTotp"
  FROM hq.sys_users u
  LEFT JOIN hq.idp_credentials c ON c.user_id = u.id
  LEFT JOIN LATERAL (
    SELECT array_agg(r.code ORDER BY r.code) AS roles, bool_or(r.mfa_required) AS mfa_required
    FROM hq.sys_user_roles ur JOIN hq.sys_roles r ON r.code = ur.role_code
    WHERE ur.user_id = u.id
  ) r ON true`;

/** Case does not matter. */
export async function findPersonByEmail(
  sql: Sql,
  email: string,
): Promise<Person | undefined> {
  const [person] = await sql.query<Person>(
    `${SELECT_PERSON} WHERE lower(u.email) = lower($1)`,
    [email],
  );
  return person;
}

export async function findPersonById(
  sql: Sql,
  id: string,
): Promise<Person | undefined> {
  const [person] = await sql.query<Person>(
    `${SELECT_PERSON} WHERE u.id::text = $1`,
    [id],
  );
  return person;
}

/** Stores a password's hash, in place of an earlier one. */
export async function storePassword(
  sql: Sql,
  userId: string,
  hash: string,
  mustChange: boolean,
): Promise<void> {
  await sql.query(
    `INSERT INTO hq.idp_credentials (user_id, password_hash, must_change) VALUES ($1, $2, $3)
     ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash,
       must_change = excluded.must_change, changed_at = clock_timestamp()`,
    [userId, hash, mustChange],
  );
}

/** Replaces the hash of the same password by one of the present cost, unless the password changed meanwhile. */
export async function renewPasswordHash(
  sql: Sql,
  userId: string,
  before: string,
  after: string,
): Promise<void> {
  await sql.query(
    'UPDATE hq.idp_credentials SET password_hash = $3 WHERE user_id = $1 AND password_hash = $2',
    [userId, before, after],
  );
}

/** Makes an invited person active. The catalog hears of it once the transaction has committed. */
export async function activatePerson(
  sql: Sql,
  userId: string,
  correlationId: string,
): Promise<void> {
  const activated = await sql.query(
    `UPDATE hq.sys_users SET status = 'active', updated_at = clock_timestamp(), updated_by = email
     WHERE id = $1 AND status = 'invited' RETURNING id`,
    [userId],
  );
  if (activated.length) {
    await sql.query(
      `INSERT INTO hq.sys_outbox (topic, payload, correlation_id)
       VALUES ('hq.user.changed', jsonb_build_object('userId', $1::text), $2)`,
      [userId, correlationId],
    );
  }
}
