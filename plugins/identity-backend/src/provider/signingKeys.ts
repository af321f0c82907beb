import { createHash, generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import type { Knex } from 'knex';
import type { SealedSecret, SecretBox } from '../secretBox';
import { inTransaction, type Sql } from '../store/sql';

/** Serialises the first start of several replicas. */
const KEYS_LOCK = 4_872_100_041;
const RSA_BITS = 3072;

interface KeyRow extends SealedSecret {
  kid: string;
}

/**
 * The keys that sign ID tokens, the newest first; made on the first start and stored encrypted. Keys that an older
 * encryption key protects are encrypted anew.
 */
export async function loadSigningKeys(
  knex: Knex,
  box: SecretBox,
): Promise<JsonWebKey[]> {
  return inTransaction(knex, async sql => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [KEYS_LOCK]);
    const rows = await findKeys(sql);
    if (!rows.length) return [await createKey(sql, box)];
    const keys = rows.map(row => openKey(box, row));
    for (const row of rows.filter(({ keyId }) => keyId !== box.currentKeyId)) {
      await reseal(sql, box, row);
    }
    return keys;
  });
}

function findKeys(sql: Sql): Promise<KeyRow[]> {
  return sql.query<KeyRow>(
    'SELECT kid, jwk AS data, key_id AS "keyId" FROM hq.idp_signing_keys ORDER BY created_at DESC',
  );
}

async function createKey(sql: Sql, box: SecretBox): Promise<JsonWebKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: RSA_BITS,
  });
  const jwk = privateKey.export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(jwk.n!)
    .digest('base64url')
    .slice(0, 16);
  const key = { ...jwk, kid, use: 'sig', alg: 'RS256' };
  const { data, keyId } = box.seal(
    Buffer.from(JSON.stringify(key)),
    contextOf(kid),
  );
  await sql.query(
    'INSERT INTO hq.idp_signing_keys (kid, jwk, key_id) VALUES ($1, $2, $3)',
    [kid, data, keyId],
  );
  return key;
}

function openKey(box: SecretBox, row: KeyRow): JsonWebKey {
  return JSON.parse(box.open(row, contextOf(row.kid)).toString());
}

async function reseal(sql: Sql, box: SecretBox, row: KeyRow): Promise<void> {
  const context = contextOf(row.kid);
  const { data, keyId } = box.seal(box.open(row, context), context);
  await sql.query(
    'UPDATE hq.idp_signing_keys SET jwk = $2, key_id = $3 WHERE kid = $1',
    [row.kid, data, keyId],
  );
}

const contextOf = (kid: string) => `idp_signing_keys:${kid}`;
