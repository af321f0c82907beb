import { randomUUID } from 'node:crypto';
import { accessErrors } from '@cleanmatex/hq-common';
import { failWith } from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import type { SessionRules } from './limits';
import { hasSecondFactor } from './secondFactor';

const fail = failWith(accessErrors);

/** What is known of a sign-in. */
export interface NewSession {
  userId: string;
  amr: string[];
  /** `sid` claim of the issuer's ID token. */
  issuerSession?: string;
  ip?: string;
  userAgent?: string;
}

interface Person {
  id: string;
  email: string;
  name: string;
  name2: string | null;
  status: string;
  roles: string[];
  needs_mfa: boolean;
}

async function lockPerson(trx: Knex.Transaction, id: string) {
  const { rows } = await trx.raw<{ rows: Person[] }>(
    `SELECT u.id, u.email, u.name, u.name2, u.status,
       coalesce(array_agg(r.code ORDER BY r.code) FILTER (WHERE r.code IS NOT NULL), '{}') AS roles,
       coalesce(bool_or(r.mfa_required), false) AS needs_mfa
     FROM (SELECT * FROM hq.sys_users WHERE id = ? FOR UPDATE) u
     LEFT JOIN hq.sys_user_roles ur ON ur.user_id = u.id
     LEFT JOIN hq.sys_roles r ON r.code = ur.role_code
     GROUP BY u.id, u.email, u.name, u.name2, u.status`,
    [id],
  );
  return rows[0];
}

interface SessionAudit {
  operation: 'sessions.start' | 'sessions.signOut';
  sessionId: string;
  ip?: string;
  userAgent?: string;
}

async function audit(
  trx: Knex.Transaction,
  person: Pick<Person, 'id' | 'email' | 'name' | 'name2' | 'roles'>,
  { operation, sessionId, ip, userAgent }: SessionAudit,
) {
  const requestId = randomUUID();
  await trx('hq.sys_audit_log').insert({
    actor_type: 'user',
    actor_id: person.id,
    actor_name: person.email,
    actor_role: person.roles.join(','),
    operation,
    severity: 'low',
    subject_type: 'session',
    subject_id: sessionId,
    subject_name: person.name,
    subject_name2: person.name2,
    outcome: 'success',
    door: 'identity',
    request_id: requestId,
    correlation_id: requestId,
    ip,
    user_agent: userAgent?.slice(0, 500),
  });
}

/**
 * Starts a portal session; the first one makes an invited person active.
 * @returns its id, new at every sign-in.
 * @throws HqError `sign_in_deactivated`, or `second_factor_required` where a role asks for one.
 */
export async function startSession(
  knex: Knex,
  session: NewSession,
  rules: SessionRules,
): Promise<string> {
  return knex.transaction(async trx => {
    const person = await lockPerson(trx, session.userId);
    if (!person || person.status === 'deactivated') {
      throw fail('sign_in_deactivated');
    }
    if (rules.requireMfa && person.needs_mfa && !hasSecondFactor(session.amr)) {
      throw fail('second_factor_required');
    }
    if (person.status === 'invited') {
      await trx('hq.sys_users')
        .where({ id: person.id })
        .update({ status: 'active' });
      await trx('hq.sys_outbox').insert({
        topic: 'hq.user.changed',
        payload: { userId: person.id },
        correlation_id: randomUUID(),
      });
    }
    const id = randomUUID();
    await trx('hq.sys_sessions').insert({
      id,
      user_id: person.id,
      amr: session.amr,
      issuer_session: session.issuerSession?.slice(0, 255),
      ip: session.ip,
      user_agent: session.userAgent?.slice(0, 500),
    });
    await audit(trx, person, {
      operation: 'sessions.start',
      sessionId: id,
      ...session,
    });
    return id;
  });
}

/** True while the session is open, within its limits, and its person active and as well proven as the roles ask. */
export async function sessionHolds(
  knex: Knex,
  sessionId: string,
  rules: SessionRules,
): Promise<boolean> {
  const { rows } = await knex.raw<{
    rows: Array<{ amr: string[]; needs_mfa: boolean }>;
  }>(
    `UPDATE hq.sys_sessions s SET last_seen_at = clock_timestamp()
     FROM hq.sys_users u
     WHERE s.id = :sessionId AND u.id = s.user_id AND s.ended_at IS NULL AND u.status = 'active'
       AND s.created_at > clock_timestamp() - make_interval(secs => :maxSeconds)
       AND s.last_seen_at > clock_timestamp() - make_interval(secs => :idleSeconds)
     RETURNING s.amr, EXISTS (
       SELECT FROM hq.sys_user_roles ur JOIN hq.sys_roles r ON r.code = ur.role_code
       WHERE ur.user_id = u.id AND r.mfa_required) AS needs_mfa`,
    { sessionId, maxSeconds: rules.maxSeconds, idleSeconds: rules.idleSeconds },
  );
  const [row] = rows;
  if (!row) return false;
  return !rules.requireMfa || !row.needs_mfa || hasSecondFactor(row.amr);
}

/** Ends a session at its person's wish. Idempotent. */
export async function endSession(
  knex: Knex,
  sessionId: string,
  endedBy: string,
): Promise<void> {
  await knex.transaction(async trx => {
    const { rows } = await trx.raw<{
      rows: Array<Pick<Person, 'id' | 'email' | 'name' | 'name2' | 'roles'>>;
    }>(
      `UPDATE hq.sys_sessions s SET ended_at = clock_timestamp(), ended_by = :endedBy
       FROM hq.sys_users u
       WHERE s.id = :sessionId AND u.id = s.user_id AND s.ended_at IS NULL
       RETURNING u.id, u.email, u.name, u.name2, ARRAY(
         SELECT role_code FROM hq.sys_user_roles WHERE user_id = u.id ORDER BY role_code) AS roles`,
      { sessionId, endedBy },
    );
    if (rows[0]) {
      await audit(trx, rows[0], { operation: 'sessions.signOut', sessionId });
    }
  });
}

/** Notes the session's last use. */
export async function touchSession(
  knex: Knex,
  sessionId: string,
): Promise<void> {
  await knex('hq.sys_sessions')
    .where({ id: sessionId })
    .update({ last_seen_at: knex.fn.now() });
}
