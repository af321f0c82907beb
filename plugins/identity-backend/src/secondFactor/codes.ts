import { randomInt } from 'node:crypto';
import type { Sql } from '../store/sql';
import { hashToken } from '../tokens';

const CODES = 10;
const CODE_LENGTH = 16;
/** Crockford's base 32: no letter that looks like a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code as typed: a code of the authenticator, a recovery code, or neither. */
export type TypedCode =
  | { kind: 'totp'; code: string }
  | { kind: 'recovery'; code: string }
  | { kind: 'none' };

/** Reads what was typed: spaces and dashes do not count, nor does case; Arabic and Persian digits are digits. */
export function readCode(text: string): TypedCode {
  const folded = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit =>
      String(digit.charCodeAt(0) % 16),
    )
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  if (/^\d{6}$/.test(folded)) return { kind: 'totp', code: folded };
  const code = folded.replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === CODE_LENGTH
    ? { kind: 'recovery', code }
    : { kind: 'none' };
}

/**
 * Makes new recovery codes in place of the old ones.
 * @returns the codes, to be shown once: `XXXX-XXXX-XXXX-XXXX`.
 */
export async function renewRecoveryCodes(
  sql: Sql,
  userId: string,
): Promise<string[]> {
  const codes = Array.from({ length: CODES }, randomCode);
  await removeRecoveryCodes(sql, userId);
  await sql.query(
    'INSERT INTO hq.idp_recovery_codes (user_id, code_hash) SELECT $1, unnest($2::text[])',
    [userId, codes.map(hashToken)],
  );
  return codes.map(code => code.match(/.{4}/g)!.join('-'));
}

/** Uses up a recovery code; false when it is wrong or was used before. */
export async function useRecoveryCode(
  sql: Sql,
  userId: string,
  code: string,
): Promise<boolean> {
  const used = await sql.query(
    `UPDATE hq.idp_recovery_codes SET used_at = clock_timestamp()
     WHERE user_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING user_id`,
    [userId, hashToken(code)],
  );
  return used.length === 1;
}

/** Recovery codes that a person still has. */
export async function countRecoveryCodes(
  sql: Sql,
  userId: string,
): Promise<number> {
  const [{ count }] = await sql.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM hq.idp_recovery_codes WHERE user_id = $1 AND used_at IS NULL',
    [userId],
  );
  return count;
}

/** Removes the recovery codes of a person. Idempotent. */
export async function removeRecoveryCodes(
  sql: Sql,
  userId: string,
): Promise<void> {
  await sql.query('DELETE FROM hq.idp_recovery_codes WHERE user_id = $1', [
    userId,
  ]);
}

function randomCode(): string {
  return Array.from(
    { length: CODE_LENGTH },
    () => ALPHABET[randomInt(ALPHABET.length)],
  ).join('');
}
