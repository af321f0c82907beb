import { mockServices } from '@backstage/backend-test-utils';
import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabase } from '../testing';
import { sealBatch } from './seal';
import { AuditSealer } from './sealer';
import { insertEntries, insertEntry } from './testing/entries';
import { verifyAudit } from './verify';

describe('sealing', () => {
  let database: TestDatabase;
  let client: Client;

  beforeEach(async () => {
    database = await TestDatabase.create();
    client = await connect();
  });

  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  async function connect(): Promise<Client> {
    const connection = new Client({ connectionString: database.url });
    connection.on('error', () => {});
    await connection.connect();
    return connection;
  }

  const startSealer = () =>
    new AuditSealer({
      database,
      logger: mockServices.logger.mock(),
      intervalMs: 20,
    });

  async function counts() {
    const { rows } = await database.owner.raw(`
      SELECT (SELECT count(*) FROM hq.sys_audit_log)::int AS entries,
        (SELECT count(*) FROM hq.sys_audit_chain)::int AS seals,
        (SELECT count(DISTINCT audit_id) FROM hq.sys_audit_chain)::int AS sealed`);
    return rows[0];
  }

  const sealedIds = () =>
    database.owner('hq.sys_audit_chain').orderBy('seq').pluck('audit_id');

  it('links entries in the order of their transactions', async () => {
    const first = await insertEntry(database.knex);
    const second = await insertEntry(database.knex);
    expect(await sealBatch(client)).toBe(2);
    expect(await sealedIds()).toEqual([first, second]);
    expect(await sealBatch(client)).toBe(0);
    expect(await verifyAudit({ database })).toMatchObject({
      ok: true,
      checked: 2,
      lastSeq: 2,
      problem: null,
    });
  });

  it('meets a transaction that commits after later ones were sealed', async () => {
    const slow = await database.knex.transaction();
    const late = await insertEntry(slow);
    await insertEntries(database.knex, 50);
    expect(await sealBatch(client)).toBe(50);
    await insertEntries(database.knex, 50);
    expect(await sealBatch(client)).toBe(50);
    await slow.commit();
    expect(await sealBatch(client)).toBe(1);
    expect((await sealedIds()).at(-1)).toBe(late);
    expect((await verifyAudit({ database })).ok).toBe(true);
  });

  it('leaves what was rolled back', async () => {
    const failed = await database.knex.transaction();
    await insertEntry(failed);
    await failed.rollback();
    await insertEntry(database.knex);
    expect(await sealBatch(client)).toBe(1);
  });

  it('does not mind a clock that jumps', async () => {
    const ids = [];
    for (const occurred_at of ['2031-01-01', '2019-01-01', '2026-11-21']) {
      ids.push(await insertEntry(database.knex, { occurred_at }));
    }
    await sealBatch(client);
    expect(await sealedIds()).toEqual(ids);
    expect((await verifyAudit({ database })).ok).toBe(true);
  });

  it('goes on in batches and keeps a late row in sight between them', async () => {
    const slow = await database.knex.transaction();
    await insertEntry(slow);
    for (let i = 0; i < 10; i++) await insertEntries(database.knex, 3);
    expect(await sealBatch(client, 7)).toBe(7);
    await slow.commit();
    let sealed = 7;
    for (let n = 7; n === 7; sealed += n) n = await sealBatch(client, 7);
    expect(sealed).toBe(31);
    expect(await verifyAudit({ database })).toMatchObject({
      ok: true,
      checked: 31,
    });
  });

  it('seals nothing when it dies before the commit', async () => {
    await insertEntries(database.knex, 10);
    const dying = await connect();
    const query = dying.query.bind(dying);
    dying.query = ((text: unknown, values?: unknown[]) => {
      if (String(text).includes('UPDATE hq.sys_audit_sealer')) {
        throw new Error('killed');
      }
      return query(text as string, values);
    }) as typeof dying.query;
    await expect(sealBatch(dying)).rejects.toThrow('killed');
    await dying.end();
    expect(await counts()).toMatchObject({ seals: 0 });
    expect(await sealBatch(client)).toBe(10);
    expect((await verifyAudit({ database })).ok).toBe(true);
  });

  it('refuses a second sealer that works on the same end', async () => {
    await insertEntries(database.knex, 10);
    const other = await connect();
    const outcomes = await Promise.allSettled([
      sealBatch(client),
      sealBatch(other),
    ]);
    await other.end();
    expect(await counts()).toEqual({ entries: 10, seals: 10, sealed: 10 });
    expect(outcomes.map(({ status }) => status)).toContain('fulfilled');
    expect((await verifyAudit({ database })).ok).toBe(true);
  });

  it('goes on after a restore into a server whose transaction ids are younger', async () => {
    await database.owner.raw(
      `UPDATE hq.sys_audit_sealer SET watermark = '18446744073709551000'`,
    );
    await insertEntry(database.knex);
    expect(await sealBatch(client)).toBe(1);
    expect((await verifyAudit({ database })).ok).toBe(true);
  });

  it('loses and doubles nothing with two sealers, late writers and killed connections', async () => {
    const sealers = [startSealer(), startSealer()];
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let i = 0; i < 40; i++) {
        await database.knex
          .transaction(async trx => {
            await insertEntries(trx, 40);
            if (i % 4 === 0) await sleep(10 * writer);
            if (i % 9 === 0) await trx.rollback();
          })
          .catch(() => {});
      }
    });
    const killer = (async () => {
      for (let i = 0; i < 10; i++) {
        await sleep(60);
        await database.owner.raw(`
          SELECT pg_terminate_backend(pid) FROM pg_locks
          WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
      }
    })();
    await Promise.all([...writers, killer]);
    const { entries } = await counts();
    expect(entries).toBeGreaterThan(7_000);
    await waitUntil(async () => (await counts()).seals === entries);
    await Promise.all(sealers.map(sealer => sealer.stop()));
    expect(await counts()).toEqual({
      entries,
      seals: entries,
      sealed: entries,
    });
    expect(await verifyAudit({ database })).toMatchObject({
      ok: true,
      checked: entries,
    });
  }, 60_000);

  it('seals on stop what was committed before', async () => {
    const sealer = startSealer();
    await insertEntries(database.knex, 10_000);
    await sealer.stop();
    expect(await counts()).toMatchObject({ seals: 10_000 });
  });
});

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come to hold');
    await sleep(50);
  }
}
