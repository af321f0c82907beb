import { userActions, type User } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { describe, doerFor, emailFor, refusalOf } from '../model';
import type { UserRow } from './store';

/** A person as the caller may see them. */
export function toUser(row: UserRow, { actor, info }: Scope): User {
  return {
    id: row.id,
    email: row.id === actor.id ? row.email : emailFor(actor, row.email),
    name: row.name,
    name2: row.name2,
    entityName: row.entity_name,
    status: row.status,
    locale: row.locale,
    roles: row.roles,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    openSessions: row.open_sessions,
    createdAt: row.created_at.toISOString(),
    createdBy: doerFor(actor, row.created_by),
    updatedAt: row.updated_at?.toISOString() ?? null,
    version: row.version,
    allowedActions: userActions.map(action => {
      const refusal = refusalOf(actor, action, row);
      return {
        action,
        allowed: refusal === null,
        reason: describe(refusal, info.locale),
        permission: refusal?.permission ?? null,
      };
    }),
  };
}
