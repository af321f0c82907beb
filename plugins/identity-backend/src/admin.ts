import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  hqDatabaseServiceRef,
  hqIdentityAdminServiceRef,
  type IdentityAdmin,
} from '@cleanmatex/hq-node';
import { createIdentity, type Identity } from './identity';
import { identityEnabled, readIdentityOptions } from './options';
import { passwordProblem, passwordProblems } from './passwords/rules';
import { rotateSigningKey } from './provider/signingKeys';
import { removeRecoveryCodes } from './secondFactor/codes';
import { resealBatch } from './secretRotation';
import { createInvitation, revokeInvitations } from './store/invitations';
import {
  activatePerson,
  findPersonById,
  storePassword,
  type Person,
} from './store/people';
import { endProviderSession, endProviderSessions } from './store/sessions';
import { dropSignInsOf } from './store/signIns';
import type { Sql } from './store/sql';
import { forgiveAttempts, throttleKey } from './store/throttle';

/** What operations and the CLI may do to sign-in data, on the caller's transaction. */
export function identityAdmin(identity: Identity): IdentityAdmin {
  const { options, hasher, totp, box } = identity;
  return {
    async createInvitation(userId, sql) {
      const person = await requirePerson(sql, userId);
      const { token, expiresAt } = await createInvitation(sql, person.id);
      await liftLockout(sql, person);
      return { link: `${options.baseUrl}/invitation/${token}`, expiresAt };
    },

    async setPassword(userId, password, sql) {
      const person = await requirePerson(sql, userId);
      const problem = passwordProblem(password, person);
      if (problem) throw new InputError(passwordProblems[problem].en);
      await storePassword(sql, userId, await hasher.hash(password), true);
      await activatePerson(sql, userId, `identity:${userId}`);
      await liftLockout(sql, person);
    },

    async hasPassword(userId, sql) {
      return (await requirePerson(sql, userId)).passwordHash !== null;
    },

    revokeInvitations,

    async resetTotp(userId, sql) {
      await totp.remove(sql, userId);
      await removeRecoveryCodes(sql, userId);
    },

    endSession: (issuerSession, sql) => endProviderSession(sql, issuerSession),

    resealSecrets: (limit, sql) => resealBatch(sql, box, limit),

    rotateSigningKey: sql => rotateSigningKey(sql, box),

    async endSessionsOf(userId, sql) {
      await endProviderSessions(sql, userId);
      await dropSignInsOf(sql, userId);
    },
  };
}

/** Gives the backend {@link IdentityAdmin}; none when `identity.enabled` is false. */
export const hqIdentityAdminServiceFactory = createServiceFactory({
  service: hqIdentityAdminServiceRef,
  deps: {
    config: coreServices.rootConfig,
    database: hqDatabaseServiceRef,
  },
  factory({ config, database }) {
    return {
      admin: identityEnabled(config)
        ? identityAdmin(
            createIdentity(readIdentityOptions(config), database.knex),
          )
        : null,
    };
  },
});

async function requirePerson(sql: Sql, userId: string): Promise<Person> {
  const person = await findPersonById(sql, userId);
  if (!person) throw new NotFoundError(`No HQ user has the id ${userId}`);
  return person;
}

async function liftLockout(sql: Sql, { id, email }: Person): Promise<void> {
  await forgiveAttempts(sql, [
    throttleKey('account', email.toLowerCase()),
    throttleKey('code', id),
  ]);
}
