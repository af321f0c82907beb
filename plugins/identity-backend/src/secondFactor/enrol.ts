import type { Identity } from '../identity';
import { recordEvent, type RequestFacts } from '../store/audit';
import type { Person } from '../store/people';
import { inTransaction, type Sql } from '../store/sql';
import { readCode, removeRecoveryCodes, renewRecoveryCodes } from './codes';

/**
 * Turns the authenticator that the person has set up on, in place of an earlier one.
 * @param then - done in the same transaction.
 * @returns the new recovery codes, to be shown once; null when the code does not match.
 */
export async function confirmTotp(
  { knex, totp }: Identity,
  person: Person,
  text: string,
  facts: RequestFacts,
  then: (sql: Sql) => Promise<void>,
): Promise<string[] | null> {
  const typed = readCode(text);
  if (typed.kind !== 'totp') return null;
  return inTransaction(knex, async sql => {
    if (!(await totp.confirmSetup(sql, person.id, typed.code))) return null;
    const codes = await renewRecoveryCodes(sql, person.id);
    await recordEvent(
      sql,
      {
        operation: 'identity.enrol-totp',
        severity: 'high',
        outcome: 'success',
        person,
        proven: true,
        changes: [{ path: 'totp', before: person.hasTotp, after: true }],
      },
      facts,
    );
    await then(sql);
    return codes;
  });
}

/** Turns the authenticator of a person off. */
export async function removeTotp(
  { knex, totp }: Identity,
  person: Person,
  facts: RequestFacts,
): Promise<void> {
  await inTransaction(knex, async sql => {
    await totp.remove(sql, person.id);
    await removeRecoveryCodes(sql, person.id);
    await recordEvent(
      sql,
      {
        operation: 'identity.remove-totp',
        severity: 'high',
        outcome: 'success',
        person,
        proven: true,
        changes: [{ path: 'totp', before: true, after: false }],
      },
      facts,
    );
  });
}
