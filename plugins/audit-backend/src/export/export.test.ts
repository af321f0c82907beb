import { auditContract, type FieldChange } from '@cleanmatex/hq-common';
import { sealBatch, verifyAudit } from '@cleanmatex/hq-backend';
import {
  TestDatabase,
  TestKernel,
  actorWith,
} from '@cleanmatex/hq-backend/testing';
import type { Actor, Download } from '@cleanmatex/hq-node';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { auditOperations } from '../operations';
import { hostileTexts } from '../testing/hostileTexts';
import { NotAnExportError, verifyExport } from './verifyExport';

const exporter = actorWith('hq.audit.export', 'hq.pii.read');
const blind = actorWith('hq.audit.export');

describe('exports', () => {
  let database: TestDatabase;
  let kernel: TestKernel;
  let folder: string;

  beforeAll(async () => {
    database = await TestDatabase.create();
    kernel = new TestKernel(
      database,
      auditOperations({ verify: range => verifyAudit({ ...range, database }) }),
    );
    await database.knex('hq.sys_audit_log').insert(
      Array.from({ length: 2_500 }, (_, index) => ({
        actor_type: 'user',
        actor_id: 'someone',
        actor_name: 'sara@example.com',
        actor_role: 'super_admin',
        operation: 'tenants.update',
        severity: index % 10 ? 'low' : 'high',
        subject_type: 'tenant',
        subject_name: hostileTexts[index % hostileTexts.length],
        outcome: 'success',
        changes: '[{"path": "price", "after": 1.10}]',
        reason: index % 3 ? null : '',
        door: 'rest',
        request_id: `${index}`,
        correlation_id: `${index}`,
        ip: '192.0.2.1',
      })),
    );
    const client = new Client({ connectionString: database.url });
    await client.connect();
    while (await sealBatch(client));
    await client.end();
    folder = await mkdtemp(join(tmpdir(), 'export-'));
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
    await database.drop();
  });

  async function download(
    format: 'json' | 'csv',
    input: object = {},
    actor: Actor = exporter,
  ) {
    const { body } = await kernel.answer(
      auditContract.export,
      { ...input, format },
      { actor },
    );
    const { content, fileName } = body as Download;
    const path = join(folder, fileName);
    const pieces: string[] = [];
    for await (const piece of content) pieces.push(String(piece));
    await writeFile(path, pieces.join(''));
    return path;
  }

  async function edited(path: string, from: string | RegExp, to: string) {
    const text = await readFile(path, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const copy = path.replace('.', '-edited.');
    await writeFile(copy, changed);
    return copy;
  }

  /** Changes the lines of JSON, or the records of CSV: a text in quotes may have line breaks. */
  async function recordsChanged(
    path: string,
    change: (records: string[]) => string[],
  ) {
    const end = path.endsWith('.csv') ? /\r\n(?=\d+,|"#)/ : '\n';
    const records = (await readFile(path, 'utf8')).split(end);
    const copy = path.replace(/(?=\.\w+$)/, '-changed');
    const text = change(records).join(end === '\n' ? end : '\r\n');
    await writeFile(copy, text.endsWith('\n') ? text : `${text}\r\n`);
    return copy;
  }

  it.each(['json', 'csv'] as const)('verify offline as %s', async format => {
    expect(await verifyExport(await download(format))).toEqual({
      ok: true,
      checked: 2_500,
      firstSeq: 1,
      lastSeq: 2_500,
      gaps: 0,
      masked: false,
      problem: null,
    });
  });

  it('are valid JSON with a header', async () => {
    const path = await download('json', { severity: 'high' });
    const { export: header, entries } = JSON.parse(
      await readFile(path, 'utf8'),
    );
    expect(header).toMatchObject({
      format: 'hq-audit-log/1',
      filters: { severity: ['high'] },
      lastSeq: 2_500,
      masked: false,
      verifiable: true,
    });
    expect(entries).toHaveLength(250);
    expect(await verifyExport(path)).toMatchObject({
      ok: true,
      checked: 250,
      gaps: 2_491 - 250,
    });
  });

  it('may be empty', async () => {
    for (const format of ['json', 'csv'] as const) {
      const path = await download(format, { operation: 'no.such' });
      expect(await verifyExport(path)).toMatchObject({ ok: true, checked: 0 });
    }
  });

  it.each(['json', 'csv'] as const)('show an edit in %s', async format => {
    const copy = await edited(await download(format), '1.10', '1.1');
    expect((await verifyExport(copy)).problem).toEqual({
      kind: 'edited',
      seq: 1,
    });
  });

  it.each([
    ['an exchange', 5, (l: string[]) => l.toSpliced(5, 2, l[6], l[5])],
    ['a deletion', 7, (l: string[]) => l.toSpliced(7, 1)],
    ['a missing start', 1, (l: string[]) => l.toSpliced(1, 3)],
  ])('show %s in a whole export', async (_, seq, change) => {
    for (const format of ['json', 'csv'] as const) {
      const copy = await recordsChanged(await download(format), change);
      expect((await verifyExport(copy)).problem).toEqual({
        kind: 'deleted',
        seq,
      });
    }
  });

  it.each([
    ['its end', (l: string[]) => l.slice(0, 11)],
    ['entries before its end', (l: string[]) => l.toSpliced(11, 2490)],
  ])('show that %s is missing of a whole export', async (_, change) => {
    for (const format of ['json', 'csv'] as const) {
      const copy = await recordsChanged(await download(format), change);
      expect((await verifyExport(copy)).problem).toEqual({
        kind: 'tail_cut',
        seq: 11,
      });
    }
  });

  it('show a cut tail of a part of the log', async () => {
    for (const format of ['json', 'csv'] as const) {
      const path = await download(format, { severity: 'high' });
      const copy = await recordsChanged(path, l => l.slice(0, 11));
      expect((await verifyExport(copy)).problem?.kind).toBe('tail_cut');
    }
  });

  it('need no line break at the end, but all of the last line', async () => {
    const path = await download('csv');
    const text = await readFile(path, 'utf8');
    const copy = join(folder, 'end.csv');
    await writeFile(copy, text.trimEnd());
    expect(await verifyExport(copy)).toMatchObject({ ok: true });
    await writeFile(copy, text.trimEnd().slice(0, -20));
    expect((await verifyExport(copy)).problem?.kind).toBe('tail_cut');
  });

  it.each(['json', 'csv'] as const)(
    'hide personal data in %s from whoever may not see it, and say so',
    async format => {
      const path = await download(format, {}, blind);
      expect(path).toContain('-masked');
      const text = await readFile(path, 'utf8');
      expect(text).not.toContain('sara@');
      expect(text).not.toContain('192.0.2.1"');
      expect(await verifyExport(path)).toMatchObject({
        ok: false,
        masked: true,
        problem: null,
      });
    },
  );

  it('are told from other files', async () => {
    for (const [name, text] of [
      ['a.json', '{"a":1}'],
      ['b.json', 'hello'],
      ['c.csv', 'a,b\r\n1,2\r\n'],
      ['d.csv', ''],
    ]) {
      await writeFile(join(folder, name), text);
      await expect(verifyExport(join(folder, name))).rejects.toThrow(
        NotAnExportError,
      );
    }
  });

  it('leave a row in the audit log that says what was asked for', async () => {
    await download('csv', { severity: 'high', actor: 'sara' });
    const row = await database
      .knex('hq.sys_audit_log')
      .where({ operation: 'audit.export', outcome: 'success' })
      .whereRaw(`changes::text LIKE '%sara%'`)
      .first('changes');
    const asked = Object.fromEntries(
      row.changes.map(({ path, before, after }: FieldChange) => [
        path,
        [before, after],
      ]),
    );
    expect(asked).toEqual({
      format: [null, 'csv'],
      severity: [null, ['high']],
      actor: [null, 'sara'],
    });
  });
});
