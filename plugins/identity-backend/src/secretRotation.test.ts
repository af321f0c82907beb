import { randomBytes } from 'node:crypto';
import { TestDatabase } from '@cleanmatex/hq-backend/testing';
import { Secret } from 'otpauth';
import { createSecretBoxes } from './testing/secretBoxes';
import { resealBatch } from './secretRotation';
import { TotpStore } from './secondFactor/totp';
import { inTransaction, sqlOf } from './store/sql';
import { authenticatorOf } from './testing/testProvider';

const PEOPLE = 10_000;
const SECRET_BYTES = 20;

it('encrypts 10,000 secrets anew while people sign in and enrol, without a failure', async () => {
  const database = await TestDatabase.create();
  const { oldOnly, both, newOnly } = createSecretBoxes();
  const sql = sqlOf(database.knex);
  const people = await sql.query<{ id: string; email: string }>(
    `INSERT INTO hq.sys_users (email, entity_name, name)
     SELECT 'p' || n || '@cleanmatex.example', 'p' || n, 'Person' FROM generate_series(1, $1::int) n
     RETURNING id, email`,
    [PEOPLE],
  );
  const ids = people.map(() => crypto.randomUUID());
  const secrets = people.map(() => randomBytes(SECRET_BYTES));
  await sql.query(
    `INSERT INTO hq.idp_totp (id, user_id, secret, key_id, confirmed_at)
     SELECT t.id, t.user_id, t.secret, $4, now()
     FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) AS t(id, user_id, secret)`,
    [
      ids,
      people.map(({ id }) => id),
      secrets.map(
        (secret, i) =>
          oldOnly.seal(secret, `idp_totp:${ids[i]}:${people[i].id}`).data,
      ),
      oldOnly.currentKeyId,
    ],
  );
  const codeOf = (i: number) =>
    authenticatorOf(
      new Secret({ buffer: new Uint8Array(secrets[i]).buffer }).base32,
    ).generate();

  // Two replicas: one that seals with the new key already, one that still seals with the old.
  const [ahead, behind] = [
    new TotpStore(both.newFirst),
    new TotpStore(both.oldFirst),
  ];
  let running = true;
  const outcomes = { signIns: 0, refused: 0, enrolments: 0 };
  const signIn = async (store: TotpStore, first: number) => {
    for (let i = first; running && i < PEOPLE; i += 4) {
      const right = await inTransaction(database.knex, trx =>
        store.useCode(trx, people[i].id, codeOf(i)),
      );
      outcomes[right ? 'signIns' : 'refused'] += 1;
    }
  };
  const enrol = async (store: TotpStore, first: number) => {
    for (let i = first; running && i < PEOPLE; i += 4) {
      await inTransaction(database.knex, async trx => {
        const { secret } = await store.beginSetup(trx, people[i]);
        const code = authenticatorOf(secret).generate();
        expect(await store.confirmSetup(trx, people[i].id, code)).toBe(true);
        secrets[i] = Buffer.from(Secret.fromBase32(secret).bytes);
      });
      outcomes.enrolments += 1;
    }
  };
  const load = [
    signIn(ahead, 0),
    signIn(behind, 1),
    enrol(ahead, 2),
    enrol(behind, 3),
  ];
  try {
    let done = false;
    while (!done) {
      const { remaining } = await inTransaction(database.knex, trx =>
        resealBatch(trx, both.newFirst, 500),
      );
      done = remaining < 200;
    }
  } finally {
    running = false;
    await Promise.all(load);
  }
  // Now that nobody seals with the old key any more, a last run leaves nothing of it.
  const last = await resealBatch(sql, both.newFirst, PEOPLE);
  expect(last.remaining).toBe(0);

  expect(outcomes.refused).toBe(0);
  expect(outcomes.signIns).toBeGreaterThan(20);
  expect(outcomes.enrolments).toBeGreaterThan(20);
  const rows = await sql.query<{
    id: string;
    userId: string;
    data: Buffer;
    keyId: string;
  }>(
    `SELECT id, user_id AS "userId", secret AS data, key_id AS "keyId" FROM hq.idp_totp`,
  );
  expect(rows).toHaveLength(PEOPLE);
  const index = new Map(people.map(({ id }, i) => [id, i]));
  const nonces = new Set<string>();
  for (const row of rows) {
    const context = `idp_totp:${row.id}:${row.userId}`;
    const secret = secrets[index.get(row.userId)!];
    expect(newOnly.open(row, context).equals(secret)).toBe(true);
    nonces.add(row.data.subarray(0, 12).toString('hex'));
  }
  expect(nonces.size).toBe(PEOPLE);

  const dump = rows.map(({ data }) => data.toString('hex')).join(' ');
  for (const secret of secrets) {
    expect(dump.includes(secret.toString('hex'))).toBe(false);
  }
  await database.drop();
}, 120_000);
