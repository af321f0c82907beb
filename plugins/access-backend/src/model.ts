import {
  accessErrors,
  fillText,
  maskEmail,
  missingPermission,
  permissionsText,
  roleText,
  type AccessErrorCode,
  type Locale,
  type PermissionName,
  type TextParams,
  type UserAction,
  type UserStatus,
} from '@cleanmatex/hq-common';
import { allows, failWith, type Actor } from '@cleanmatex/hq-node';

/** Throws an error of this domain. */
export const fail = failWith(accessErrors);

/** Why something is not possible: a code of `accessErrors` and the values of its text. */
export interface Refusal {
  code: AccessErrorCode;
  params?: TextParams;
  /** The permission that is missing, where that is why. */
  permission?: PermissionName;
}

/** The role that may do everything; somebody active always holds it. */
export const SUPER_ADMIN = 'super_admin';

/** Permissions out of the list that the actor does not hold. */
export function beyond(actor: Actor, permissions: readonly string[]): string[] {
  return permissions.filter(name => !allows(actor, name as PermissionName));
}

/** A role with what it gives. */
export interface RoleGrant {
  code: string;
  permissions: readonly string[];
}

/** A person as the rules see them. */
export interface Subject {
  id: string;
  status: UserStatus;
  roles: readonly string[];
  /** Permissions held through the roles. */
  permissions: readonly string[];
}

/** Nobody gives or takes a role that holds more than they hold themselves. */
export function refusalToGrant(
  actor: Actor,
  roles: readonly RoleGrant[],
): Refusal | null {
  for (const role of roles) {
    const missing = beyond(actor, role.permissions);
    if (missing.length) {
      return {
        code: 'role_beyond_own',
        params: {
          role: roleText(role.code),
          permissions: permissionsText(missing),
        },
      };
    }
  }
  return null;
}

function refusalToTouch(actor: Actor, subject: Subject): Refusal | null {
  const missing = beyond(actor, subject.permissions);
  return missing.length
    ? {
        code: 'user_beyond_own',
        params: { permissions: permissionsText(missing) },
      }
    : null;
}

const needed: Record<UserAction, PermissionName> = {
  update: 'hq.user.manage',
  invite: 'hq.user.manage',
  deactivate: 'hq.user.manage',
  reactivate: 'hq.user.manage',
  endSessions: 'hq.session.manage',
};

function refusalByState(
  actor: Actor,
  action: UserAction,
  { id, status }: Subject,
): AccessErrorCode | null {
  switch (action) {
    case 'invite':
      return status === 'deactivated' ? 'user_deactivated' : null;
    case 'deactivate':
      if (status === 'deactivated') return 'user_already_deactivated';
      return id === actor.id ? 'own_deactivation' : null;
    case 'reactivate':
      return status === 'deactivated' ? null : 'user_not_deactivated';
    default:
      return null;
  }
}

/** Why the actor may not do this with the person now; null when they may. */
export function refusalOf(
  actor: Actor,
  action: UserAction,
  subject: Subject,
): Refusal | null {
  const permission = needed[action];
  if (!allows(actor, permission)) {
    return {
      code: 'action_needs_permission',
      params: missingPermission(permission),
      permission,
    };
  }
  const state = refusalByState(actor, action, subject);
  if (state) return { code: state };
  return action === 'endSessions' ? null : refusalToTouch(actor, subject);
}

/** @throws HqError when there is something to refuse. */
export function insist(refusal: Refusal | null): void {
  if (refusal) throw fail(refusal.code, refusal.params);
}

/** A refusal in words. */
export function describe(
  refusal: Refusal | null,
  locale: Locale,
): string | null {
  return (
    refusal && fillText(accessErrors[refusal.code], locale, refusal.params)
  );
}

/** An e-mail address as the actor may see it: their own and with `hq.pii.read` in full. */
export function emailFor(actor: Actor, email: string): string {
  return actor.name === email || allows(actor, 'hq.pii.read')
    ? email
    : maskEmail(email);
}

/** The name of whoever did something, as the actor may see it: people are named by e-mail. */
export function doerFor(actor: Actor, name: string): string {
  return name.includes('@') ? emailFor(actor, name) : name;
}

/** First candidate for `metadata.name` of a person's entity, from the e-mail address. */
export function entityNameOf(email: string): string {
  const name = email
    .split('@')[0]
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 50)
    .replace(/\.+$/, '');
  return name || 'person';
}
