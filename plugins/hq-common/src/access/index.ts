import { apiKeysContract } from './operations/apiKeys';
import { rolesContract } from './operations/roles';
import { meContract, sessionsContract } from './operations/sessions';
import { usersContract } from './operations/users';

export * from './errors';
export * from './permissions';
export * from './roles';
export * from './schemas';
export * from './words';

/** Operations on people, roles, sessions and API keys. */
export const accessContract = {
  users: usersContract,
  roles: rolesContract,
  sessions: sessionsContract,
  apiKeys: apiKeysContract,
  me: meContract,
};

export {
  apiKeysContract,
  meContract,
  rolesContract,
  sessionsContract,
  usersContract,
};
