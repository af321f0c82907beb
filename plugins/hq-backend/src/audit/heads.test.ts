import { mockServices } from '@backstage/backend-test-utils';
import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ConfigReader } from '@backstage/config';
import { TestDatabase } from '../testing';
import { FileHeadStore, HeadSigner } from './heads';
import { sealBatch } from './seal';
import { startAuditSealer } from './sealer';
import { readAuditSettings } from './settings';
import { insertEntries } from './testing/entries';
import { verifyAudit } from './verify';

const newKey = () =>
  generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

const head = { seq: 7, hash: 'ab', at: '2026-11-21T08:00:00.000Z' };

describe('signed heads', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heads-'));
    file = join(folder, 'deep', 'heads.jsonl');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('are genuine until something in them changes', () => {
    const signer = new HeadSigner(newKey());
    const signed = signer.sign(head);
    expect(signer.isGenuine(signed)).toBe(true);
    expect(signer.isGenuine({ ...signed, seq: 8 })).toBe(false);
    expect(signer.isGenuine({ ...signed, hash: 'ac' })).toBe(false);
    expect(signer.isGenuine({ ...signed, at: head.at.replace('8', '9') })).toBe(
      false,
    );
    expect(new HeadSigner(newKey()).isGenuine(signed)).toBe(false);
  });

  it('stay genuine after the key was replaced, when the old one is kept as retired', () => {
    const old = newKey();
    const signed = new HeadSigner(old).sign(head);
    const base64 = Buffer.from(newKey()).toString('base64');
    expect(new HeadSigner(base64, [old]).isGenuine(signed)).toBe(true);
  });

  it('are appended to a file that survives a torn line', async () => {
    const signer = new HeadSigner(newKey());
    const store = new FileHeadStore(file);
    expect(await store.readAll()).toEqual([]);
    await store.append(signer.sign(head));
    await appendFile(file, '\n{"seq":8,"ha');
    await store.append(signer.sign({ ...head, seq: 9 }));
    expect((await store.readAll()).map(({ seq }) => seq)).toEqual([7, 9]);
  });

  it('are refused in the configuration without a file, and the reverse', () => {
    const settings = (audit: object) =>
      readAuditSettings(new ConfigReader({ hq: { audit } }));
    expect(() => settings({ signingKey: 'x' })).toThrow(/headFile/);
    expect(() => settings({ headFile: 'x' })).toThrow(/signingKey/);
    expect(settings({}).sealIntervalMs).toBe(200);
  });

  it('find a tail that was cut behind the sealer’s back, and are not signed over it', async () => {
    const database = await TestDatabase.create();
    const signingKey = newKey();
    const logger = mockServices.logger.mock();
    logger.child.mockReturnValue(logger);
    const start = () =>
      startAuditSealer({
        database,
        logger,
        lifecycle: { addShutdownHook: () => {} },
        config: new ConfigReader({
          hq: { audit: { signingKey, headFile: file } },
        }),
      });
    const heads = {
      signer: new HeadSigner(signingKey),
      store: new FileHeadStore(file),
    };
    await insertEntries(database.knex, 20);
    await start().stop();
    expect(await verifyAudit({ database, heads })).toMatchObject({
      ok: true,
      head: { seq: 20, count: 1 },
    });

    await database.owner.raw(`
      ALTER TABLE hq.sys_audit_log DISABLE TRIGGER ALL;
      ALTER TABLE hq.sys_audit_chain DISABLE TRIGGER ALL;
      DELETE FROM hq.sys_audit_log WHERE id IN (SELECT audit_id FROM hq.sys_audit_chain WHERE seq > 15);
      DELETE FROM hq.sys_audit_chain WHERE seq > 15;
      UPDATE hq.sys_audit_sealer SET seq = 15, hash = (SELECT hash FROM hq.sys_audit_chain WHERE seq = 15);`);
    expect((await verifyAudit({ database })).ok).toBe(true);
    expect(await verifyAudit({ database, heads })).toMatchObject({
      ok: false,
      problem: { kind: 'tail_cut', seq: 16 },
    });
    const before = await readFile(file, 'utf8');
    await insertEntries(database.knex, 5);
    await start().stop();
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('no longer contains the entry 20'),
    );
    await database.drop();
  });

  it('are late when the first is much younger than the log', async () => {
    const database = await TestDatabase.create();
    const store = new FileHeadStore(file);
    const heads = { signer: new HeadSigner(newKey()), store };
    await insertEntries(database.knex, 3);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await sealBatch(client);
    const [{ seq, hash }] = await database.owner('hq.sys_audit_sealer');
    await client.end();
    const late = async (intervalMs?: number) =>
      (await verifyAudit({ database, heads: { ...heads, intervalMs } })).head
        ?.late;
    const after = (minutes: number) =>
      new Date(Date.now() + minutes * 60_000).toISOString();
    await store.append(heads.signer.sign({ seq, hash, at: after(6) }));
    expect(await late()).toBe(true);
    expect(await late(4 * 60_000)).toBe(false);
    await rm(file);
    await store.append(heads.signer.sign({ seq, hash, at: after(1) }));
    await store.append(heads.signer.sign({ seq, hash, at: after(60) }));
    expect(await late()).toBe(false);
    await database.drop();
  });

  it('count as forged when someone else signed them', async () => {
    const database = await TestDatabase.create();
    const store = new FileHeadStore(file);
    await new FileHeadStore(file).append(new HeadSigner(newKey()).sign(head));
    const heads = { signer: new HeadSigner(newKey()), store };
    expect(await verifyAudit({ database, heads })).toMatchObject({
      problem: { kind: 'head_forged', seq: 7 },
    });
    await database.drop();
  });
});
