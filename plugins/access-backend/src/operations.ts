import { accessContract } from '@cleanmatex/hq-common';
import {
  operation,
  type IdentityAdmin,
  type Operation,
} from '@cleanmatex/hq-node';
import type { SessionRules } from './access/limits';
import { createApiKey, listApiKeys, revokeApiKey } from './apiKeys/service';
import { getMe } from './me';
import {
  changeRole,
  createRole,
  getRole,
  listRoles,
  readMatrix,
  removeRole,
} from './roles/service';
import { SessionService } from './sessions/service';
import { getUser, getUserPermissions, listUsers } from './users/queries';
import { UserService } from './users/service';

/**
 * The operations of this domain.
 * @param identity - of the embedded identity provider; null when people sign in elsewhere.
 */
export function accessOperations(
  rules: SessionRules,
  identity: IdentityAdmin | null,
): Operation[] {
  const { apiKeys, me, roles, sessions, users } = accessContract;
  const people = new UserService(rules, identity);
  const portal = new SessionService(rules, identity);
  return [
    operation(users.list, (scope, input) => listUsers(scope, input, rules)),
    operation(users.get, (scope, { userId }) => getUser(scope, userId, rules)),
    operation(users.create, (scope, input) => people.create(scope, input)),
    operation(users.update, (scope, input) => people.update(scope, input)),
    operation(users.invite, (scope, { userId }) =>
      people.invite(scope, userId),
    ),
    operation(users.deactivate, (scope, input) =>
      people.deactivate(scope, input),
    ),
    operation(users.reactivate, (scope, input) =>
      people.reactivate(scope, input),
    ),
    operation(users.permissions, (scope, { userId }) =>
      getUserPermissions(scope, userId),
    ),
    operation(roles.list, listRoles),
    operation(roles.matrix, readMatrix),
    operation(roles.get, (scope, { roleCode }) => getRole(scope, roleCode)),
    operation(roles.create, createRole),
    operation(roles.update, changeRole),
    operation(roles.delete, removeRole),
    operation(sessions.list, (scope, input) => portal.list(scope, input)),
    operation(sessions.end, (scope, { sessionId, reason }) =>
      portal.end(scope, sessionId, { reason }),
    ),
    operation(sessions.endAll, (scope, { userId, reason }) =>
      portal.endAll(scope, userId, reason),
    ),
    operation(apiKeys.list, listApiKeys),
    operation(apiKeys.create, createApiKey),
    operation(apiKeys.revoke, revokeApiKey),
    operation(me.get, getMe),
    operation(me.sessions, (scope, input) => portal.listOwn(scope, input)),
    operation(me.endSession, (scope, { sessionId }) =>
      portal.endOwn(scope, sessionId),
    ),
    operation(me.signOutEverywhere, scope => portal.endAllOwn(scope)),
  ];
}
