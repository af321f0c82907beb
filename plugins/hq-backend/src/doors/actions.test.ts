import { randomUUID } from 'node:crypto';
import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { diffFields, endpoint } from '@cleanmatex/hq-common';
import { HqError, operation } from '@cleanmatex/hq-node';
import { z } from 'zod';
import {
  TestDatabase,
  actorWith,
  startTestPortal,
  type TestPortal,
} from '../testing';

const noteId = z.string().max(40).describe('Id');
const writeNote = endpoint({
  id: 'notes.write',
  method: 'POST',
  path: '/notes/{noteId}',
  summary: 'Write a note',
  permission: 'hq.tenant.create',
  input: z.strictObject({
    noteId,
    text: z.string().min(3).max(20).describe('Text'),
  }),
  output: z.object({ text: z.string().describe('Text') }),
  audit: { subject: 'tenant', severity: 'low' },
});

describe('the actions door', () => {
  let database: TestDatabase;
  let portal: TestPortal;

  beforeAll(async () => {
    database = await TestDatabase.create();
    portal = await startTestPortal({
      database,
      features: [actionsRegistryServiceFactory],
      operations: [
        operation(writeNote, async (scope, input) => {
          if (input.text === 'taken') {
            throw new HqError(
              'note_taken',
              {
                error: 'ConflictError',
                field: 'text',
                en: 'There is “{text}” already',
                ar: '«{text}» موجود',
              },
              { text: input.text },
            );
          }
          scope.audit({
            subjectId: input.noteId,
            changes: diffFields(null, { text: input.text }),
          });
          return { text: input.text };
        }),
      ],
      actors: {
        writer: {
          ...actorWith('hq.tenant.create'),
          session: { ip: '192.0.2.7', userAgent: 'Firefox' },
        },
        reader: actorWith('hq.tenant.read'),
        key: {
          ...actorWith('hq.tenant.read'),
          type: 'api-key',
          outOfScope: new Set(['hq.tenant.create']),
        },
      },
    });
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    await database?.drop();
  });

  const registry = () =>
    portal.url.replace('/v1', '/.backstage/actions/v1/actions');
  const invoke = async (as: string, input: unknown) => {
    const answer = await fetch(`${registry()}/hq:notes.write/invoke`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${as}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(input),
    });
    return { status: answer.status, ...(await answer.json()) };
  };
  const auditOf = (subject: string) =>
    database.owner('hq.sys_audit_log').where({ subject_id: subject }).select();

  it('runs as the caller, and records where they are', async () => {
    const id = randomUUID();
    const answer = await invoke('writer', { noteId: id, text: 'fine' });
    expect(answer).toEqual({ status: 200, output: { text: 'fine' } });
    expect(await auditOf(id)).toMatchObject([
      {
        outcome: 'success',
        door: 'action',
        ip: '192.0.2.7',
        user_agent: 'Firefox',
      },
    ]);
  });

  it('audits a denial, and says what is missing', async () => {
    const id = randomUUID();
    const answer = await invoke('reader', { noteId: id, text: 'x' });
    expect(answer).toMatchObject({
      status: 403,
      error: { name: 'NotAllowedError', code: 'permission_missing' },
    });
    expect(answer.error.texts.ar).toMatch(/^تلزم/);
    expect(answer.error.stack).toBeUndefined();
    const [row] = await auditOf(id);
    expect(row).toMatchObject({
      outcome: 'denied',
      door: 'action',
      error: { code: 'permission_missing', message: answer.error.message },
    });
    expect(row.error.message).not.toContain('{');
  });

  it('tells a key that its scopes are what is missing', async () => {
    const id = randomUUID();
    const answer = await invoke('key', { noteId: id, text: 'fine' });
    expect(answer.error).toMatchObject({ code: 'key_scope_missing' });
    expect(answer.error.message).toContain('scopes of this key');
    expect(await auditOf(id)).toMatchObject([{ outcome: 'denied' }]);
  });

  it.each([
    [{ text: 'x', other: 1 }, 'text: At least 3 characters'],
    [{ text: 5 }, 'text: Must be text'],
    [{}, 'text: Required'],
  ])(
    'leaves %j to the kernel, which says why and audits it',
    async (input, reason) => {
      const id = randomUUID();
      const answer = await invoke('writer', { noteId: id, ...input });
      expect(answer).toMatchObject({
        status: 400,
        error: { name: 'InputError', code: 'validation_failed' },
      });
      expect(answer.error.message).toContain(reason);
      expect(answer.error.texts.ar).toMatch(/^في المدخلات/);
      expect(await auditOf(id)).toMatchObject([
        { outcome: 'failed', error: { code: 'validation_failed' } },
      ]);
    },
  );

  it('audits a failure with its text filled in', async () => {
    const id = randomUUID();
    const answer = await invoke('writer', { noteId: id, text: 'taken' });
    expect(answer).toMatchObject({
      status: 409,
      error: {
        message: 'There is “taken” already',
        texts: { ar: '«taken» موجود' },
      },
    });
    expect(await auditOf(id)).toMatchObject([
      {
        outcome: 'failed',
        error: { code: 'note_taken', message: 'There is “taken” already' },
      },
    ]);
  });

  it('describes the inputs in full', async () => {
    const answer = await fetch(registry(), {
      headers: { authorization: 'Bearer reader' },
    });
    const { actions } = await answer.json();
    expect(actions[0].schema.input).toMatchObject({
      required: ['noteId', 'text'],
      properties: { text: { minLength: 3, maxLength: 20 } },
    });
  });
});
