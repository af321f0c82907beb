import {
  kernelErrors,
  missingPermission,
  rolesHolding,
  type Endpoint,
  type PermissionName,
} from '@cleanmatex/hq-common';
import { allows, type Actor } from './actor';
import { failWith } from './errors';

const fail = failWith(kernelErrors);

/**
 * Decides whether an actor may call an operation.
 * @throws HqError `authentication_required`, `permission_missing`, naming the roles that have it, or
 * `key_scope_missing` for a key whose role has it.
 */
export function authorize(
  endpoint: Endpoint,
  { actor }: { actor: Actor },
): void {
  if (actor.type === 'anonymous') throw fail('authentication_required');
  if (allows(actor, endpoint.permission)) return;
  const permission = endpoint.permission as PermissionName;
  const details = { permission, roles: rolesHolding(permission) };
  if (actor.outOfScope?.has(permission)) {
    const params = missingPermission(permission);
    throw fail('key_scope_missing', params, { permission });
  }
  throw fail('permission_missing', missingPermission(permission), details);
}
