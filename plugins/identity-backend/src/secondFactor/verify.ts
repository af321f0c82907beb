import type { Identity } from '../identity';
import { recordEvent, type RequestFacts } from '../store/audit';
import type { Person } from '../store/people';
import { inTransaction, type Sql } from '../store/sql';
import {
  forgiveAttempts,
  takeAttempt,
  throttleKey,
  throttlePolicies,
} from '../store/throttle';
import { countRecoveryCodes, readCode, useRecoveryCode } from './codes';

/** What came of a code. */
export type CodeResult =
  | { kind: 'right' }
  | { kind: 'wrong' }
  | { kind: 'blocked'; retryAfter: number };

/**
 * Uses up a code of the authenticator or a recovery code; guesses are limited per person.
 * @param then - done in the same transaction when the code is right.
 */
export async function verifyCode(
  identity: Identity,
  person: Person,
  text: string,
  facts: RequestFacts,
  then: (sql: Sql) => Promise<void>,
): Promise<CodeResult> {
  const key = throttleKey('code', person.id);
  const policy = throttlePolicies(identity.options.attemptsPerAddress).code;
  const attempt = await takeAttempt(identity.sql, key, policy);
  if (!attempt.allowed) {
    return { kind: 'blocked', retryAfter: attempt.retryAfter };
  }
  return inTransaction(identity.knex, async sql => {
    if (await useUp(identity, sql, person, text, facts)) {
      await forgiveAttempts(sql, [key]);
      await then(sql);
      return { kind: 'right' };
    }
    await refuse(sql, person, facts, attempt.startsWait);
    return { kind: 'wrong' };
  });
}

async function useUp(
  { totp }: Identity,
  sql: Sql,
  person: Person,
  text: string,
  facts: RequestFacts,
): Promise<boolean> {
  const typed = readCode(text);
  if (typed.kind === 'totp') return totp.useCode(sql, person.id, typed.code);
  if (typed.kind === 'none') return false;
  const used = await useRecoveryCode(sql, person.id, typed.code);
  if (used) {
    const left = await countRecoveryCodes(sql, person.id);
    await recordEvent(
      sql,
      {
        operation: 'identity.use-recovery-code',
        severity: 'high',
        outcome: 'success',
        person,
        proven: true,
        changes: [{ path: 'recoveryCodes', before: left + 1, after: left }],
      },
      facts,
    );
  }
  return used;
}

async function refuse(
  sql: Sql,
  person: Person,
  facts: RequestFacts,
  startsWait: boolean,
): Promise<void> {
  const about = { person, proven: false, outcome: 'denied' as const };
  await recordEvent(
    sql,
    {
      ...about,
      operation: 'identity.sign-in',
      severity: 'high',
      code: 'wrong_code',
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
}
