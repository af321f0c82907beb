import { createHash, generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import type { Knex } from 'knex';
import type { SealedSecret, SecretBox } from '../secretBox';
import { inTransaction, type Sql } from '../store/sql';

/** Serialises the first start of several replicas. */
const KEYS_LOCK = 4_872_100_041;
const RSA_BITS = 3072;
/**
 * Minutes that a new key is published before it signs: replicas look for keys every minute, and clients ask again
 * for a key that they do not know at most once a minute.
 */
const PUBLISHED_MINUTES = 5;
/** Hours that a key is published after another has taken over: twice the longest session, whose sign-out shows it. */
const RETIRED_HOURS = 24;

/** A private key with its id. */
export type SigningKey = JsonWebKey & { kid: string };

interface KeyRow extends SealedSecret {
  kid: string;
}

/**
 * The keys that sign ID tokens, the one that signs first; made on the first start and stored encrypted. Keys that an
 * older encryption key protects are encrypted anew.
 */
export async function loadSigningKeys(
  knex: Knex,
  box: SecretBox,
): Promise<SigningKey[]> {
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
    'SELECT kid, jwk AS data, key_id AS "keyId" FROM hq.idp_signing_keys ORDER BY signs_from <= now() DESC, signs_from DESC',
  );
}

/**
 * Makes a new signing key, which takes over in some minutes.
 * @returns its id, and when it begins to sign.
 */
export async function rotateSigningKey(
  sql: Sql,
  box: SecretBox,
): Promise<{ kid: string; signsFrom: Date }> {
  const { kid } = await createKey(sql, box, PUBLISHED_MINUTES);
  const [{ signsFrom }] = await sql.query<{ signsFrom: Date }>(
    'SELECT signs_from AS "signsFrom" FROM hq.idp_signing_keys WHERE kid = $1',
    [kid],
  );
  return { kid, signsFrom };
}

/** Deletes the keys that another took over from so long ago that no token of theirs is left. */
export async function deleteRetiredKeys(sql: Sql): Promise<void> {
  await sql.query(
    `DELETE FROM hq.idp_signing_keys k WHERE EXISTS (
       SELECT FROM hq.idp_signing_keys later WHERE later.signs_from > k.signs_from
         AND later.signs_from < now() - make_interval(hours => ${RETIRED_HOURS}))`,
  );
}

async function createKey(
  sql: Sql,
  box: SecretBox,
  publishedMinutes = 0,
): Promise<SigningKey> {
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
    `INSERT INTO hq.idp_signing_keys (kid, jwk, key_id, signs_from)
     VALUES ($1, $2, $3, now() + make_interval(mins => $4))`,
    [kid, data, keyId, publishedMinutes],
  );
  return key;
}

function openKey(box: SecretBox, row: KeyRow): SigningKey {
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
