import type { Knex } from 'knex';
import {
  errors,
  type Adapter,
  type AdapterFactory,
  type AdapterPayload,
} from 'oidc-provider';
import { deleteRetiredKeys } from './signingKeys';
import { sqlOf, type Sql } from '../store/sql';
import { hashToken } from '../tokens';

interface PayloadRow {
  payload: AdapterPayload;
  consumedAt: number | null;
}

const FIND = `SELECT payload, extract(epoch FROM consumed_at)::int AS "consumedAt"
  FROM hq.idp_oidc_payloads WHERE model = $1 AND expires_at > now()`;

/**
 * Keeps the provider's state in PostgreSQL, so that every replica has it. Ids are bearer secrets: only their
 * hashes are stored.
 */
class PostgresAdapter implements Adapter {
  constructor(private readonly sql: Sql, private readonly model: string) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number) {
    const { jti: _, ...stored } = withoutSessionId(payload);
    await this.sql.query(
      `INSERT INTO hq.idp_oidc_payloads (model, id_hash, payload, grant_id, uid, account_id, expires_at)
       VALUES ($1, $2, $3::jsonb, $4, $5, $6, now() + make_interval(secs => $7))
       ON CONFLICT (model, id_hash) DO UPDATE SET payload = excluded.payload, grant_id = excluded.grant_id,
         uid = excluded.uid, account_id = excluded.account_id, expires_at = excluded.expires_at`,
      [
        this.model,
        hashToken(id),
        JSON.stringify(stored),
        this.model === 'Grant' ? id : payload.grantId ?? null,
        payload.uid ?? null,
        payload.accountId ?? null,
        expiresIn,
      ],
    );
  }

  async find(id: string) {
    const rows = await this.sql.query<PayloadRow>(`${FIND} AND id_hash = $2`, [
      this.model,
      hashToken(id),
    ]);
    return rows.map(row => ({ ...payloadOf(row), jti: id }))[0];
  }

  async findByUid(uid: string) {
    const rows = await this.sql.query<PayloadRow>(`${FIND} AND uid = $2`, [
      this.model,
      uid,
    ]);
    return rows.map(payloadOf)[0];
  }

  /** Device codes are not offered. */
  async findByUserCode() {
    return undefined;
  }

  /** @throws InvalidGrant when a parallel request consumed it first. */
  async consume(id: string) {
    const consumed = await this.sql.query(
      `UPDATE hq.idp_oidc_payloads SET consumed_at = now()
       WHERE model = $1 AND id_hash = $2 AND consumed_at IS NULL RETURNING model`,
      [this.model, hashToken(id)],
    );
    if (!consumed.length) {
      throw new errors.InvalidGrant(`${this.model} was already used`);
    }
  }

  async destroy(id: string) {
    await this.sql.query(
      'DELETE FROM hq.idp_oidc_payloads WHERE model = $1 AND id_hash = $2',
      [this.model, hashToken(id)],
    );
  }

  async revokeByGrantId(grantId: string) {
    await this.sql.query(
      `DELETE FROM hq.idp_oidc_payloads WHERE grant_id = $1 AND model <> 'Grant'`,
      [grantId],
    );
  }
}

/** Makes the provider's adapter on the console's database. */
export function postgresAdapter(knex: Knex): AdapterFactory {
  const sql = sqlOf(knex);
  return model => new PostgresAdapter(sql, model);
}

/**
 * Deletes what has expired: provider state, sign-ins, invitations, authenticators never confirmed, old counts,
 * signing keys that no token is left of.
 */
export async function deleteExpired(sql: Sql): Promise<void> {
  await sql.query('DELETE FROM hq.idp_oidc_payloads WHERE expires_at < now()');
  await sql.query('DELETE FROM hq.idp_sign_ins WHERE expires_at < now()');
  await sql.query(
    `DELETE FROM hq.idp_invitations WHERE expires_at < now() - interval '30 days'`,
  );
  await sql.query(
    `DELETE FROM hq.idp_totp WHERE confirmed_at IS NULL AND created_at < now() - interval '1 day'`,
  );
  await sql.query(
    `DELETE FROM hq.idp_throttles WHERE last_attempt_at < now() - interval '1 day'`,
  );
  await deleteRetiredKeys(sql);
}

function payloadOf({ payload, consumedAt }: PayloadRow): AdapterPayload {
  return consumedAt === null ? payload : { ...payload, consumed: consumedAt };
}

/** An interaction names the session it began in; its id has no business in the database. */
function withoutSessionId(payload: AdapterPayload): AdapterPayload {
  if (!payload.session) return payload;
  const { cookie: _, ...session } = payload.session;
  return { ...payload, session: session as AdapterPayload['session'] };
}
