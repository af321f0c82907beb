import {
  hashedColumnNames,
  hashedRow,
  hashedSelect,
  sealOf,
} from '@cleanmatex/hq-node';
import { generateKeyPairSync } from 'node:crypto';
import type { Knex } from 'knex';
import { Client } from 'pg';
import { TestDatabase } from '../testing';
import { HeadSigner, type HeadStore, type SignedHead } from './heads';
import { sealBatch } from './seal';
import { insertEntries } from './testing/entries';
import {
  Dice,
  cutTail,
  deleteAndRenumber,
  deleteEntry,
  editLog,
  editSeal,
  editedColumns,
  insertHidden,
  insertSealed,
  swap,
  type Tampering,
} from './testing/tampering';
import { verifyAudit } from './verify';

const ENTRIES = 120;
const HEAD_EVERY = 40;
const RANDOM = 1_000;

class ArrayHeadStore implements HeadStore {
  readonly heads: SignedHead[] = [];
  async append(head: SignedHead) {
    this.heads.push(head);
  }
  async readAll() {
    return this.heads;
  }
}

const signer = new HeadSigner(
  generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
);

describe('tampering as superuser', () => {
  const store = new ArrayHeadStore();
  const heads = { signer, store };
  let database: TestDatabase;
  let ids: string[];

  beforeAll(async () => {
    database = await TestDatabase.create();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    for (let seq = HEAD_EVERY; seq <= ENTRIES; seq += HEAD_EVERY) {
      await insertEntries(database.knex, HEAD_EVERY);
      await sealBatch(client);
      const [{ hash }] = await database
        .knex('hq.sys_audit_chain')
        .where({ seq });
      const at = new Date().toISOString();
      await store.append(signer.sign({ seq, hash, at }));
    }
    await client.end();
    ids = await database
      .knex('hq.sys_audit_chain')
      .orderBy('seq')
      .pluck('audit_id');
    ids.unshift('');
  });

  afterAll(() => database.drop());

  /** Tampers, verifies with the given heads, and takes it all back. */
  async function findingAfter(
    apply: (db: Knex) => Promise<void>,
    using: typeof heads | null = heads,
  ) {
    const trx = await database.owner.transaction();
    try {
      await trx.raw('ALTER TABLE hq.sys_audit_log DISABLE TRIGGER ALL');
      await trx.raw('ALTER TABLE hq.sys_audit_chain DISABLE TRIGGER ALL');
      await apply(trx);
      const { problem } = await verifyAudit({
        database: { knex: trx },
        heads: using ?? undefined,
      });
      return problem;
    } finally {
      await trx.rollback();
    }
  }

  function randomTampering(dice: Dice): Tampering {
    const seq = 1 + dice.roll(ENTRIES);
    switch (dice.roll(8)) {
      case 0:
      case 1:
        return editLog(ids, seq, dice.pick(editedColumns));
      case 2:
        return editSeal(
          seq,
          dice.pick(['prev_hash', 'hash', 'sealed_at', 'audit_id'] as const),
        );
      case 3:
        return deleteEntry(
          ids,
          seq,
          dice.pick(['entry', 'seal', 'both'] as const),
        );
      case 4:
        return dice.roll(2) || seq === ENTRIES
          ? cutTail(
              ids,
              seq,
              dice.pick(['seals', 'both', 'both and the sealer'] as const),
            )
          : deleteAndRenumber(ids, seq);
      case 5: {
        const other = 1 + ((seq + dice.roll(ENTRIES - 1)) % ENTRIES);
        return swap(
          ids,
          seq,
          other,
          dice.pick(['contents', 'seals', 'places'] as const),
        );
      }
      case 6:
        return insertSealed(ids, 1 + dice.roll(ENTRIES + 1));
      default:
        return insertHidden();
    }
  }

  it('finds nothing before', async () => {
    expect(await findingAfter(async () => {})).toBeNull();
  });

  it.each(hashedColumnNames.filter(name => name !== 'id'))(
    'finds an edit of %s',
    async column => {
      const tampering = editLog(ids, 77, column);
      expect(await findingAfter(tampering.apply)).toMatchObject(
        tampering.expected[0],
      );
    },
  );

  it(`finds ${RANDOM} random tamperings, each at the right entry`, async () => {
    const dice = new Dice(20_261_121);
    const missed: string[] = [];
    for (let i = 0; i < RANDOM; i++) {
      const { name, apply, expected } = randomTampering(dice);
      const finding = await findingAfter(apply);
      const right = expected.some(one =>
        Object.entries(one).every(
          ([key, value]) => finding?.[key as keyof typeof finding] === value,
        ),
      );
      if (!right) missed.push(`${name}: ${JSON.stringify(finding)}`);
    }
    expect(missed).toEqual([]);
  }, 120_000);

  it('finds edits, deletions, insertions and a cut tail without any head', async () => {
    const tamperings = [
      editLog(ids, 5, 'reason'),
      deleteEntry(ids, 6, 'both'),
      insertSealed(ids, 7),
      cutTail(ids, 100, 'both'),
    ];
    for (const { apply, expected } of tamperings) {
      expect(await findingAfter(apply, null)).toMatchObject(expected[0]);
    }
  });

  it.each([3, HEAD_EVERY, HEAD_EVERY + 1, ENTRIES])(
    'finds the log rewritten from entry %s by the next signed head',
    async seq => {
      expect(await findingAfter(db => rewriteFrom(db, seq))).toMatchObject({
        kind: 'head_mismatch',
        seq: Math.ceil(seq / HEAD_EVERY) * HEAD_EVERY,
      });
    },
  );

  it('finds a head that was forged to cover a rewrite', async () => {
    const [first, ...others] = store.heads;
    const forger = new HeadSigner(
      generateKeyPairSync('ed25519')
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    );
    const forged = { ...forger.sign(first), keyId: first.keyId };
    const finding = await findingAfter(async () => {}, {
      signer,
      store: Object.assign(new ArrayHeadStore(), {
        heads: [forged, ...others],
      }),
    });
    expect(finding).toMatchObject({ kind: 'head_forged', seq: first.seq });
  });

  it('names the lost position of the sealer, and what was cut beside it', async () => {
    const lose = (db: Knex) => db('hq.sys_audit_sealer').delete();
    const lost = async (db: Knex) => void (await lose(db));
    expect(await findingAfter(lost)).toMatchObject({ kind: 'sealer_lost' });
    expect(await findingAfter(lost, null)).toMatchObject({
      kind: 'sealer_lost',
    });
    const cut = async (db: Knex) => {
      await cutTail(ids, ENTRIES - 1, 'both').apply(db);
      await lose(db);
    };
    expect(await findingAfter(cut)).toMatchObject({ kind: 'tail_cut' });
  });

  it('keeps a cut tail visible after the sealer went on', async () => {
    const finding = await findingAfter(async db => {
      await cutTail(ids, 100, 'both').apply(db);
      await insertEntries(db, 1);
      const [row] = await hashedRows(
        db,
        'NOT EXISTS (SELECT FROM hq.sys_audit_chain c WHERE c.audit_id = l.id)',
      );
      const [{ hash }] = await db('hq.sys_audit_sealer');
      const sealed = '2026-11-21T08:00:00Z';
      const next = sealOf(hash, row, ENTRIES + 1, sealed);
      await db('hq.sys_audit_chain').insert({
        seq: ENTRIES + 1,
        audit_id: row.id,
        prev_hash: hash,
        hash: next,
        sealed_at: sealed,
      });
      await db('hq.sys_audit_sealer').update({ seq: ENTRIES + 1, hash: next });
    });
    expect(finding).toMatchObject({ kind: 'deleted', seq: 100 });
  });

  async function hashedRows(db: Knex, where: string) {
    const { rows } = await db
      .raw(`SELECT ${hashedSelect} FROM hq.sys_audit_log l WHERE ${where}`)
      .options({ rowMode: 'array' });
    return rows.map(hashedRow) as ReturnType<typeof hashedRow>[];
  }

  /** What a superuser who knows the method would do: edit, then seal everything anew. */
  async function rewriteFrom(db: Knex, from: number): Promise<void> {
    await editLog(ids, from, 'reason').apply(db);
    const rows = new Map(
      (await hashedRows(db, 'true')).map(row => [row.id, row]),
    );
    let [{ hash: prev }] = await db('hq.sys_audit_chain').where({
      seq: from - 1,
    });
    const sealed = '2026-11-21T08:00:00Z';
    for (let seq = from; seq <= ENTRIES; seq++) {
      const row = rows.get(ids[seq]);
      if (!row) throw new Error(`No entry ${seq}`);
      const hash = sealOf(prev, row, seq, sealed);
      await db('hq.sys_audit_chain')
        .where({ seq })
        .update({ prev_hash: prev, hash, sealed_at: sealed });
      prev = hash;
    }
    await db('hq.sys_audit_sealer').update({ hash: prev });
  }
});
