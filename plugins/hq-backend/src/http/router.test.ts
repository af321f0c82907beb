import { randomUUID } from 'node:crypto';
import { bulkContract, viewsContract } from '@cleanmatex/hq-common';
import {
  TestDatabase,
  actorWith,
  startTestPortal,
  type TestPortal,
} from '../testing';
import { NOTES_TABLE, noteOperations } from '../testing/notes';

describe('the REST door', () => {
  let database: TestDatabase;
  let portal: TestPortal;

  beforeAll(async () => {
    database = await TestDatabase.create();
    await database.owner.raw(NOTES_TABLE);
    portal = await startTestPortal({
      database,
      operations: noteOperations,
      actors: {
        writer: actorWith(
          'hq.tenant.read',
          'hq.tenant.create',
          'hq.tenant.update',
        ),
        reader: actorWith('hq.tenant.read'),
        flood: actorWith('hq.tenant.read'),
      },
      config: { hq: { rateLimit: { principalPerMinute: 300 } } },
    });
  }, 120_000);

  afterAll(async () => {
    await portal?.stop();
    await database?.drop();
  });

  const request = (
    method: string,
    path: string,
    options: {
      as?: string;
      body?: unknown;
      headers?: Record<string, string>;
    } = {},
  ) =>
    fetch(`${portal.url}${path}`, {
      method,
      headers: {
        ...(options.as !== '' && {
          authorization: `Bearer ${options.as ?? 'writer'}`,
        }),
        ...(options.body !== undefined && {
          'content-type': 'application/json',
        }),
        ...options.headers,
      },
      body:
        typeof options.body === 'string'
          ? options.body
          : JSON.stringify(options.body),
    });
  const newNote = async (text = 'first') => {
    const noteId = randomUUID();
    const answer = await request('POST', '/notes', { body: { noteId, text } });
    return { noteId, answer, etag: answer.headers.get('etag') as string };
  };
  const auditOf = (noteId: string) =>
    database.owner
      .withSchema('hq')
      .from('sys_audit_log')
      .where({ subject_id: noteId })
      .orderBy('occurred_at')
      .select();

  it('creates, strips undeclared fields, and writes one audit row with the field changes', async () => {
    const { noteId, answer } = await newNote();
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({
      noteId,
      text: 'first',
      version: expect.any(Number),
    });
    const rows = await auditOf(noteId);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      operation: 'notes.create',
      outcome: 'success',
      dry_run: false,
      door: 'rest',
      changes: [{ path: 'text', before: null, after: 'first' }],
    });
  });

  it('previews with dryRun: answers with the changes and leaves nothing but an audit row', async () => {
    const noteId = randomUUID();
    const answer = await request('POST', '/notes?dryRun=true', {
      body: { noteId, text: 'maybe' },
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      dryRun: true,
      subjects: [{ changes: [{ path: 'text', before: null, after: 'maybe' }] }],
    });
    const read = await database.owner.raw(
      'SELECT 1 FROM hq.test_notes WHERE note_id = ?',
      [noteId],
    );
    expect(read.rows).toHaveLength(0);
    expect(await auditOf(noteId)).toMatchObject([{ dry_run: true }]);
  });

  it('names every issue with its field, in the language of the caller', async () => {
    const answer = await request('POST', '/notes', {
      body: { text: '', extra: 1, __proto__: 1 },
      headers: { 'accept-language': 'ar' },
    });
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error.code).toBe('validation_failed');
    expect(error.issues).toEqual(
      expect.arrayContaining([
        { path: 'noteId', code: 'required', message: 'حقل مطلوب' },
        { path: 'text', code: 'required', message: 'حقل مطلوب' },
        { path: 'extra', code: 'unknown_field', message: 'حقل غير معروف' },
      ]),
    );
  });

  it.each([
    ['no JSON', '{', 400, 'malformed_json'],
    ['a list', '[]', 400, 'body_not_object'],
    [
      '1.5 MB',
      JSON.stringify({ text: 'x'.repeat(1_500_000) }),
      413,
      'body_too_large',
    ],
    ['a NUL', '{"noteId":"a\\u0000","text":"t"}', 400, 'validation_failed'],
    [
      'half a character',
      '{"noteId":"a\\ud800","text":"t"}',
      400,
      'validation_failed',
    ],
  ])('refuses a body that is %s', async (_name, body, status, code) => {
    const answer = await request('POST', '/notes', { body });
    expect(answer.status).toBe(status);
    expect((await answer.json()).error.code).toBe(code);
  });

  it('refuses another content type', async () => {
    const answer = await request('POST', '/notes', {
      body: 'noteId=1',
      headers: { 'content-type': 'text/plain' },
    });
    expect(answer.status).toBe(415);
  });

  it('answers 401 without credentials and 403, audited, without the permission', async () => {
    expect((await request('GET', '/notes/x', { as: '' })).status).toBe(401);
    expect((await request('GET', '/nowhere', { as: '' })).status).toBe(401);
    expect((await request('GET', '/nowhere')).status).toBe(404);
    const noteId = randomUUID();
    const denied = await request('PATCH', `/notes/${noteId}`, {
      as: 'reader',
      body: { text: 'x' },
      headers: { 'if-match': '"1"' },
    });
    expect(denied.status).toBe(403);
    expect((await denied.json()).error).toMatchObject({
      code: 'permission_missing',
      message:
        'This needs the permission “Edit tenants”. Roles that have it: Super admin, Business admin',
      details: {
        permission: 'hq.tenant.update',
        roles: ['super_admin', 'business_admin'],
      },
    });
    expect(await auditOf(noteId)).toMatchObject([{ outcome: 'denied' }]);
  });

  it('wants If-Match on PATCH and lets one of 50 writers of a version win', async () => {
    const { noteId, etag } = await newNote();
    const missing = await request('PATCH', `/notes/${noteId}`, {
      body: { text: 'x' },
    });
    expect(missing.status).toBe(428);
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const answer = await request('PATCH', `/notes/${noteId}`, {
          body: { text: `text ${index}` },
          headers: { 'if-match': etag },
        });
        return answer.status;
      }),
    );
    expect(statuses.filter(status => status === 200)).toHaveLength(1);
    expect(statuses.filter(status => status === 412)).toHaveLength(49);
    const rows = await auditOf(noteId);
    expect(rows.filter(row => row.outcome === 'success')).toHaveLength(2);
  });

  it('runs 50 parallel calls of one Idempotency-Key once and refuses another body', async () => {
    const noteId = randomUUID();
    const send = (text: string) =>
      request('POST', '/notes', {
        body: { noteId, text },
        headers: { 'idempotency-key': noteId },
      });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => send('once')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set([201]),
    );
    const bodies = await Promise.all(answers.map(answer => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    expect(await auditOf(noteId)).toHaveLength(1);
    const other = await send('twice');
    expect(other.status).toBe(422);
    expect((await other.json()).error.code).toBe('idempotency_key_reused');
  });

  it('tells nothing of a defect but a reference', async () => {
    const answer = await request('GET', '/notes/x/break');
    expect(answer.status).toBe(500);
    const text = await answer.text();
    expect(text).toContain(answer.headers.get('x-request-id'));
    expect(text).not.toContain('secret_column');
  });

  it('answers 429 with Retry-After past the limit of a principal', async () => {
    const answers = await Promise.all(
      Array.from({ length: 320 }, () =>
        request('GET', '/notes/none', { as: 'flood' }),
      ),
    );
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThanOrEqual(20);
    expect(Number(limited[0].headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('describes every endpoint in the OpenAPI document', async () => {
    const answer = await request('GET', '/openapi.json');
    const document = await answer.json();
    expect(Object.keys(document.paths)).toEqual([
      '/notes',
      '/notes/{noteId}',
      '/notes/{noteId}/break',
      ...new Set(
        [bulkContract, viewsContract].flatMap(contract =>
          Object.values(contract).map(({ path }) => path),
        ),
      ),
    ]);
    expect(document.paths['/notes'].post['x-permission']).toBe(
      'hq.tenant.create',
    );
    expect(document.paths['/notes/{noteId}'].patch.responses).toHaveProperty(
      '428',
    );
  });
});
