import type { Identity } from './identity';
import { recordEvent, type RequestFacts } from './store/audit';
import { useInvitation } from './store/invitations';
import { activatePerson, storePassword, type Person } from './store/people';
import { endProviderSessions } from './store/sessions';
import { inTransaction } from './store/sql';
import { forgiveAttempts, throttleKey } from './store/throttle';

/**
 * Sets the password of an invited person and makes the person active.
 * @returns false when the invitation was used up or expired meanwhile.
 */
export async function acceptInvitation(
  { knex, hasher }: Identity,
  token: string,
  person: Person,
  password: string,
  facts: RequestFacts,
): Promise<boolean> {
  const hash = await hasher.hash(password);
  return inTransaction(knex, async sql => {
    if (!(await useInvitation(sql, token))) return false;
    await storePassword(sql, person.id, hash, false);
    await endProviderSessions(sql, person.id);
    await activatePerson(sql, person.id, facts.requestId);
    await forgiveAttempts(sql, [
      throttleKey('account', person.email.toLowerCase()),
    ]);
    await recordEvent(
      sql,
      {
        operation: 'identity.accept-invitation',
        severity: 'high',
        outcome: 'success',
        person,
        proven: true,
        changes:
          person.status === 'invited'
            ? [{ path: 'status', before: 'invited', after: 'active' }]
            : [],
      },
      facts,
    );
    return true;
  });
}
