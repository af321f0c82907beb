import type { PermissionName } from '@cleanmatex/hq-common';

/** Whoever carries out an operation, with the rights held at this moment. */
export interface Actor {
  type: 'user' | 'api-key' | 'system' | 'anonymous';
  /** Id of the person or the key in the hq tables; `system` and `anonymous` for those. */
  id: string;
  /** E-mail of the person, name of the key. */
  name: string;
  /** Codes of the roles held. */
  roles: readonly string[];
  permissions: ReadonlySet<string>;
  /** Of a key: permissions of its role that its scopes leave out. */
  outOfScope?: ReadonlySet<string>;
  /** Portal session of the request, where it has one. */
  sessionId?: string;
  /** Where that session was opened from. */
  session?: { ip?: string; userAgent?: string };
}

/** True when the actor holds the permission. The one place where a permission is decided. */
export function allows(
  actor: Actor,
  permission: PermissionName | 'authenticated',
): boolean {
  if (permission === 'authenticated') return actor.type !== 'anonymous';
  return actor.type === 'system' || actor.permissions.has(permission);
}

/** The console itself, in jobs and at start. */
export const systemActor: Actor = {
  type: 'system',
  id: 'system',
  name: 'system',
  roles: [],
  permissions: new Set(),
};

/** A caller without valid credentials; holds nothing. */
export const anonymousActor: Actor = {
  type: 'anonymous',
  id: 'anonymous',
  name: 'anonymous',
  roles: [],
  permissions: new Set(),
};
