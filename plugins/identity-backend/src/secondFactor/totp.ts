import { Secret, TOTP } from 'otpauth';
import { randomUUID } from 'node:crypto';
import type { SealedSecret, SecretBox } from '../secretBox';
import type { Sql } from '../store/sql';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
/** Steps before and after the present one whose code is accepted: clocks differ, people type slowly. */
const WINDOW = 1;

/** Name of the console in authenticator apps. */
export const TOTP_ISSUER = 'CleanMateX HQ';

/** What a person puts into the authenticator app. */
export interface TotpSetup {
  /** Base32. */
  secret: string;
  /** `otpauth://` address, for the QR code. */
  uri: string;
}

interface TotpRow extends SealedSecret {
  id: string;
}

/** Authenticators of people: time-based codes of six digits, thirty seconds, each accepted once. */
export class TotpStore {
  constructor(private readonly box: SecretBox) {}

  /** The authenticator that a person is setting up; made on the first call, the same until confirmed. */
  async beginSetup(
    sql: Sql,
    person: { id: string; email: string },
  ): Promise<TotpSetup> {
    const id = randomUUID();
    const secret = new Secret({ size: SECRET_BYTES });
    const sealed = this.box.seal(
      Buffer.from(secret.bytes),
      contextOf(id, person.id),
    );
    await sql.query(
      `INSERT INTO hq.idp_totp (id, user_id, secret, key_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id) WHERE confirmed_at IS NULL DO NOTHING`,
      [id, person.id, sealed.data, sealed.keyId],
    );
    const row = await this.find(sql, person.id, 'IS NULL');
    if (!row) throw new Error('The authenticator was confirmed meanwhile');
    const totp = this.totpOf(row, person.id);
    totp.label = person.email;
    return { secret: totp.secret.base32, uri: totp.toString() };
  }

  /**
   * Puts the authenticator being set up into use, in place of an earlier one.
   * @returns false when the code is not its present one.
   */
  async confirmSetup(sql: Sql, userId: string, code: string): Promise<boolean> {
    const row = await this.find(sql, userId, 'IS NULL');
    const step = row && this.stepOf(row, userId, code);
    if (!row || step === null || step === undefined) return false;
    await sql.query(
      'DELETE FROM hq.idp_totp WHERE user_id = $1 AND confirmed_at IS NOT NULL',
      [userId],
    );
    const confirmed = await sql.query(
      `UPDATE hq.idp_totp SET confirmed_at = clock_timestamp(), last_used_step = $2
       WHERE id = $1 AND confirmed_at IS NULL RETURNING id`,
      [row.id, step],
    );
    return confirmed.length === 1;
  }

  /** Drops an authenticator that was never confirmed. */
  async abandonSetup(sql: Sql, userId: string): Promise<void> {
    await sql.query(
      'DELETE FROM hq.idp_totp WHERE user_id = $1 AND confirmed_at IS NULL',
      [userId],
    );
  }

  /**
   * Uses up a code. Of any number of parallel calls with the same code one succeeds.
   * @returns false when the code is wrong, or not newer than the last one used.
   */
  async useCode(sql: Sql, userId: string, code: string): Promise<boolean> {
    const row = await this.find(sql, userId, 'IS NOT NULL');
    const step = row && this.stepOf(row, userId, code);
    if (!row || step === null || step === undefined) return false;
    const used = await sql.query(
      'UPDATE hq.idp_totp SET last_used_step = $2 WHERE id = $1 AND last_used_step < $2 RETURNING id',
      [row.id, step],
    );
    if (used.length && row.keyId !== this.box.currentKeyId) {
      await this.reseal(sql, row, userId);
    }
    return used.length === 1;
  }

  /** Removes the authenticators of a person. Idempotent. */
  async remove(sql: Sql, userId: string): Promise<void> {
    await sql.query('DELETE FROM hq.idp_totp WHERE user_id = $1', [userId]);
  }

  private async find(
    sql: Sql,
    userId: string,
    confirmed: 'IS NULL' | 'IS NOT NULL',
  ): Promise<TotpRow | undefined> {
    const [row] = await sql.query<TotpRow>(
      `SELECT id, secret AS data, key_id AS "keyId" FROM hq.idp_totp
       WHERE user_id = $1 AND confirmed_at ${confirmed}`,
      [userId],
    );
    return row;
  }

  private stepOf(row: TotpRow, userId: string, code: string): number | null {
    const timestamp = Date.now();
    const delta = this.totpOf(row, userId).validate({
      token: code,
      timestamp,
      window: WINDOW,
    });
    return delta === null
      ? null
      : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  }

  private totpOf(row: TotpRow, userId: string): TOTP {
    const bytes = this.box.open(row, contextOf(row.id, userId));
    return new TOTP({
      issuer: TOTP_ISSUER,
      period: PERIOD_SECONDS,
      secret: new Secret({ buffer: new Uint8Array(bytes).buffer }),
    });
  }

  private async reseal(sql: Sql, row: TotpRow, userId: string): Promise<void> {
    const context = contextOf(row.id, userId);
    const { data, keyId } = this.box.seal(this.box.open(row, context), context);
    await sql.query(
      'UPDATE hq.idp_totp SET secret = $2, key_id = $3 WHERE id = $1',
      [row.id, data, keyId],
    );
  }
}

const contextOf = (id: string, userId: string) => `idp_totp:${id}:${userId}`;
