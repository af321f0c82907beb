import type { AuditSeverity, FieldChange } from '@cleanmatex/hq-common';
import { anonymousActor, systemActor } from '@cleanmatex/hq-node';
import type { Person } from './people';
import type { Sql } from './sql';

/** Where a request came from. */
export interface RequestFacts {
  requestId: string;
  ip: string;
  userAgent: string;
}

/** One entry of the audit log about signing in. */
export interface IdentityEvent {
  operation:
    | 'identity.sign-in'
    | 'identity.sign-out'
    | 'identity.lockout'
    | 'identity.use-recovery-code'
    | 'identity.change-password'
    | 'identity.accept-invitation'
    | 'identity.enrol-totp'
    | 'identity.remove-totp'
    | 'identity.renew-recovery-codes'
    | 'identity.end-session'
    | 'identity.sign-out-everywhere'
    | 'identity.create-sample-staff';
  severity: AuditSeverity;
  outcome: 'success' | 'denied' | 'failed';
  /** Who it is about; undefined when the e-mail is nobody's. */
  person?: Person;
  /** True when the person has proven who they are; otherwise the actor stays anonymous. */
  proven: boolean;
  /** The console itself did it, at its start. */
  bySystem?: boolean;
  subjectType?: 'user' | 'session';
  subjectId?: string;
  changes?: FieldChange[];
  /** Why it was refused. */
  code?: keyof typeof refusals;
}

const refusals = {
  wrong_password: 'The e-mail or the password was wrong',
  wrong_code: 'The code was wrong or was used before',
  too_many_attempts: 'Too many attempts; further ones must wait',
};

function actorOf({ person, proven, bySystem }: IdentityEvent) {
  if (bySystem) return systemActor;
  if (!proven || !person) return anonymousActor;
  return {
    type: 'user',
    id: person.id,
    name: person.email,
    roles: person.roles,
  } as const;
}

/** Writes an entry of the audit log, in the transaction of what it tells. */
export async function recordEvent(
  sql: Sql,
  event: IdentityEvent,
  request: Pick<RequestFacts, 'requestId'> & Partial<RequestFacts>,
): Promise<void> {
  const { person } = event;
  const actor = actorOf(event);
  await sql.query(
    `INSERT INTO hq.sys_audit_log (actor_type, actor_id, actor_name, actor_role, operation, severity,
       subject_type, subject_id, subject_name, outcome, changes, error, door,
       request_id, correlation_id, ip, user_agent)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12::jsonb, $16, $13, $13, $14, $15)`,
    [
      actor.type,
      actor.id,
      actor.name,
      actor.roles.join(','),
      event.operation,
      event.severity,
      event.subjectType ?? 'user',
      event.subjectId ?? person?.id ?? null,
      person?.email ?? null,
      event.outcome,
      JSON.stringify(event.changes ?? []),
      event.code
        ? JSON.stringify({ code: event.code, message: refusals[event.code] })
        : null,
      request.requestId,
      request.ip ?? null,
      request.userAgent?.slice(0, 512) ?? null,
      event.bySystem ? 'system' : 'identity',
    ],
  );
}
