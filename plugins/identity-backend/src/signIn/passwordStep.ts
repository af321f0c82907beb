import { networkOf } from '@cleanmatex/hq-node';
import type { Identity } from '../identity';
import { HasherBusyError } from '../passwords/hasher';
import { recordEvent, type RequestFacts } from '../store/audit';
import {
  findPersonByEmail,
  renewPasswordHash,
  type Person,
} from '../store/people';
import { startSignIn } from '../store/signIns';
import { inTransaction } from '../store/sql';
import {
  forgiveAttempts,
  returnAttempt,
  takeAttempt,
  throttleKey,
  throttlePolicies,
} from '../store/throttle';

/** A password as it was typed on the sign-in page. */
export interface PasswordAttempt {
  interactionUid: string;
  email: string;
  password: string;
  /** Id of this browser if the person has signed in with it before; an outsider cannot use up its attempts. */
  deviceOf(userId: string): string | undefined;
  facts: RequestFacts;
}

/** What came of it. */
export type PasswordResult =
  | { kind: 'right'; binding: string }
  | { kind: 'wrong' }
  | { kind: 'blocked'; retryAfter: number }
  | { kind: 'busy' };

interface Taken {
  accountKey: string;
  addressKey: string;
  startsWait: boolean;
}

/**
 * Checks the password of a sign-in. The answer, and the time it takes, are the same for a wrong password, an
 * unknown e-mail and a person who may not sign in.
 */
export async function givePassword(
  identity: Identity,
  attempt: PasswordAttempt,
): Promise<PasswordResult> {
  const person = await findPersonByEmail(identity.sql, attempt.email);
  const taken = await takeAttempts(identity, attempt, person);
  if ('retryAfter' in taken) {
    return { kind: 'blocked', retryAfter: taken.retryAfter };
  }
  try {
    const right = await identity.hasher.verify(
      person?.passwordHash ?? null,
      attempt.password,
    );
    return right && person?.status === 'active'
      ? await accept(identity, attempt, person, taken)
      : await refuse(identity, attempt, person, taken);
  } catch (error) {
    if (!(error instanceof HasherBusyError)) throw error;
    await returnAttempt(identity.sql, taken.accountKey);
    await returnAttempt(identity.sql, taken.addressKey);
    return { kind: 'busy' };
  }
}

async function takeAttempts(
  { sql, options }: Identity,
  attempt: PasswordAttempt,
  person: Person | undefined,
): Promise<Taken | { retryAfter: number }> {
  const policies = throttlePolicies(options.attemptsPerAddress);
  const addressKey = throttleKey('address', networkOf(attempt.facts.ip));
  const address = await takeAttempt(sql, addressKey, policies.address);
  if (!address.allowed) return { retryAfter: address.retryAfter };

  const device = attempt.deviceOf(person?.id ?? '');
  const accountKey = device
    ? throttleKey('device', device)
    : throttleKey('account', attempt.email.toLowerCase());
  const account = await takeAttempt(sql, accountKey, policies.account);
  if (!account.allowed) {
    await returnAttempt(sql, addressKey);
    return { retryAfter: account.retryAfter };
  }
  const startsWait = address.startsWait || account.startsWait;
  return { accountKey, addressKey, startsWait };
}

async function accept(
  { knex, hasher }: Identity,
  attempt: PasswordAttempt,
  person: Person,
  taken: Taken,
): Promise<PasswordResult> {
  const before = person.passwordHash!;
  const after = hasher.needsRehash(before)
    ? await hasher.hash(attempt.password)
    : before;
  return inTransaction(knex, async sql => {
    await forgiveAttempts(sql, [taken.accountKey]);
    await returnAttempt(sql, taken.addressKey);
    if (after !== before) {
      await renewPasswordHash(sql, person.id, before, after);
    }
    const { interactionUid } = attempt;
    const binding = await startSignIn(sql, interactionUid, person.id);
    return { kind: 'right', binding };
  });
}

async function refuse(
  { knex }: Identity,
  { facts }: PasswordAttempt,
  person: Person | undefined,
  { startsWait }: Taken,
): Promise<PasswordResult> {
  const about = { person, proven: false, outcome: 'denied' as const };
  await inTransaction(knex, async sql => {
    await recordEvent(
      sql,
      {
        ...about,
        operation: 'identity.sign-in',
        severity: 'medium',
        code: 'wrong_password',
      },
      facts,
    );
    if (startsWait) {
      await recordEvent(
        sql,
        {
          ...about,
          operation: 'identity.lockout',
          severity: 'high',
          code: 'too_many_attempts',
        },
        facts,
      );
    }
  });
  return { kind: 'wrong' };
}
