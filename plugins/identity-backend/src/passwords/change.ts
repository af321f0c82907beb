import type { Identity } from '../identity';
import type { TextKey } from '../pages/texts';
import { recordEvent, type RequestFacts } from '../store/audit';
import { storePassword, type Person } from '../store/people';
import { endPortalSessions, endProviderSessions } from '../store/sessions';
import { dropSignInsOf } from '../store/signIns';
import { inTransaction, type Sql } from '../store/sql';
import { passwordProblem, type PasswordProblem } from './rules';

/** A new password, typed twice. */
export interface NewPassword {
  password: string;
  repeated: string;
}

/** Why a new password was not taken. */
export type NewPasswordProblem = PasswordProblem | TextKey;

/**
 * Judges a new password that a person chose.
 * @returns null when it may be stored.
 */
export async function newPasswordProblem(
  { hasher }: Identity,
  person: Person,
  { password, repeated }: NewPassword,
): Promise<NewPasswordProblem | null> {
  const problem = passwordProblem(password, person);
  if (problem) return problem;
  if (password !== repeated) return 'passwords_differ';
  return (await hasher.verify(person.passwordHash, password))
    ? 'password_same'
    : null;
}

/**
 * Stores a password that the person chose, and ends every session and unfinished sign-in begun with the old one.
 * @param exceptInteractionUid - the sign-in that goes on with the new password.
 */
export async function replacePassword(
  { knex, hasher }: Identity,
  person: Person,
  password: string,
  facts: RequestFacts,
  exceptInteractionUid?: string,
): Promise<void> {
  const hash = await hasher.hash(password);
  await inTransaction(knex, async sql => {
    await storePassword(sql, person.id, hash, false);
    await endEverything(sql, person, exceptInteractionUid);
    await recordEvent(
      sql,
      {
        operation: 'identity.change-password',
        severity: 'high',
        outcome: 'success',
        person,
        proven: true,
      },
      facts,
    );
  });
}

/** Ends all sessions and tokens of a person, here and in the portal. */
export async function endEverything(
  sql: Sql,
  person: Person,
  exceptInteractionUid?: string,
): Promise<void> {
  await endPortalSessions(sql, person.id, person.email);
  await endProviderSessions(sql, person.id);
  await dropSignInsOf(sql, person.id, exceptInteractionUid);
}
