import type { SealedSecret, SecretBox } from './secretBox';
import type { Sql } from './store/sql';

interface Row extends SealedSecret {
  id: string;
  context: string;
}

/** A table whose rows hold a secret each. `context` is what the secret is bound to. */
interface SecretTable {
  name: string;
  id: string;
  idType: 'uuid' | 'text';
  secret: string;
  context: string;
}

const tables: readonly SecretTable[] = [
  {
    name: 'hq.idp_totp',
    id: 'id',
    idType: 'uuid',
    secret: 'secret',
    context: `'idp_totp:' || id || ':' || user_id`,
  },
  {
    name: 'hq.idp_signing_keys',
    id: 'kid',
    idType: 'text',
    secret: 'jwk',
    context: `'idp_signing_keys:' || kid`,
  },
];

/** What a batch has done. */
export interface ResealResult {
  /** Secrets encrypted anew. */
  resealed: number;
  /** Secrets that an older key still protects, those in use at this moment among them. */
  remaining: number;
}

/**
 * Encrypts some of the secrets that an older key protects with the present one. Rows that somebody else is
 * writing are left for a later batch, so nobody waits.
 * @param limit - most rows of each table.
 * @throws Error naming the key when `hq.encryptionKey` lacks the one that a secret needs.
 */
export async function resealBatch(
  sql: Sql,
  box: SecretBox,
  limit: number,
): Promise<ResealResult> {
  const result = { resealed: 0, remaining: 0 };
  for (const table of tables) {
    result.resealed += await resealRows(sql, box, table, limit);
    const [{ count }] = await sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${table.name} WHERE key_id <> $1`,
      [box.currentKeyId],
    );
    result.remaining += count;
  }
  return result;
}

async function resealRows(
  sql: Sql,
  box: SecretBox,
  { name, id, idType, secret, context }: SecretTable,
  limit: number,
): Promise<number> {
  const rows = await sql.query<Row>(
    `SELECT ${id} AS id, ${secret} AS data, key_id AS "keyId", ${context} AS context
     FROM ${name} WHERE key_id <> $1 LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [box.currentKeyId, limit],
  );
  const sealed = rows.map(row =>
    box.seal(box.open(row, row.context), row.context),
  );
  await sql.query(
    `UPDATE ${name} t SET ${secret} = s.data, key_id = $3
     FROM unnest($1::${idType}[], $2::bytea[]) AS s(id, data) WHERE t.${id} = s.id`,
    [rows.map(row => row.id), sealed.map(({ data }) => data), box.currentKeyId],
  );
  return rows.length;
}
