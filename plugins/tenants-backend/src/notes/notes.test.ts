import { TestDatabase, TestKernel } from '@cleanmatex/hq-backend/testing';
import {
  accessErrors,
  tenantsContract as c,
  usersContract,
  type Tenant,
  type User,
} from '@cleanmatex/hq-common';
import {
  HqError,
  operation,
  systemActor,
  type Actor,
} from '@cleanmatex/hq-node';
import { randomUUID } from 'node:crypto';
import { tenantOperations } from '../operations';
import { newTenant } from '../testing';
import { mentionJob } from './mentionJob';

const send = jest.fn();

let database: TestDatabase;
let kernel: TestKernel;
let tenant: Tenant;
let writer: Actor;
let reader: { id: string; entityName: string };

async function addPerson(fields: object = {}) {
  const entityName = `p-${randomUUID().slice(0, 8)}`;
  const [{ id }] = await database
    .owner('hq.sys_users')
    .insert({
      email: `${entityName}@cleanmatex.example`,
      entity_name: entityName,
      name: 'Noura Al Kuwari',
      status: 'active',
      ...fields,
    })
    .returning('id');
  return { id: String(id), entityName };
}

/** The domain of people, as far as notes ask it. */
const getUser = operation(usersContract.get, async (scope, { userId }) => {
  const [person] = await scope.query<User>(
    `SELECT id, email, name, name2, entity_name AS "entityName", status, locale
     FROM hq.sys_users WHERE id = $1::uuid`,
    [userId],
  );
  if (!person) throw new HqError('user_not_found', accessErrors.user_not_found);
  return {
    ...person,
    roles: [],
    lastSeenAt: null,
    openSessions: 0,
    createdAt: scope.now.toISOString(),
    createdBy: 'system',
    updatedAt: null,
    version: 1,
    allowedActions: [],
  };
});

beforeAll(async () => {
  database = await TestDatabase.create();
  const mentions = mentionJob({ send });
  const idle = { queue: 'tenants.run-initialization', handler: async () => {} };
  kernel = new TestKernel(
    database,
    [...tenantOperations, getUser],
    [mentions, idle],
  );
  tenant = await kernel.call(c.create, newTenant());
  await kernel.runJobs();
  const { id } = await addPerson({ name: 'Maha Al Harthi' });
  writer = {
    ...systemActor,
    type: 'user',
    id,
    name: 'maha@cleanmatex.example',
    permissions: new Set([
      'hq.tenant.note',
      'hq.tenant.read',
      'hq.user.read',
    ] as const),
  };
  reader = await addPerson({ locale: 'ar' });
}, 120_000);
afterAll(() => database.drop());
beforeEach(() => send.mockClear());

const add = (text: string, mentions: string[] = []) =>
  kernel.call(
    c.addNote,
    { tenantId: tenant.id, text, mentions },
    { actor: writer },
  );
const notes = async (actor = writer) =>
  (
    await kernel.call(
      c.timeline,
      { tenantId: tenant.id, kind: ['note'] },
      { actor },
    )
  ).items.map(({ note }) => note);

describe('a note', () => {
  it('stands in the timeline, and tells whom it mentions in their language', async () => {
    const note = await add('Call the owner\nbefore Thursday', [reader.id]);
    expect(note).toMatchObject({ mine: true, editedAt: null });
    await kernel.runJobs();
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0][0]).toMatchObject({
      recipients: { entityRef: `user:default/${reader.entityName}` },
      payload: {
        title: expect.stringContaining('أشار إليك Maha Al Harthi'),
        description: 'Call the owner\nbefore Thursday',
        link: `/tenants/${tenant.id}?tab=timeline&entry=${note.id}`,
        scope: `tenant-note:${note.id}`,
      },
    });
    expect((await notes())[0]).toEqual(note);
    const linked = await kernel.call(c.timeline, {
      tenantId: tenant.id,
      entry: note.id,
    });
    expect(linked.totalItems).toBe(1);
    expect(linked.items[0].note?.mine).toBe(false);
  });

  it('tells nobody of itself, and nobody again when it is edited', async () => {
    const note = await add('For me', [writer.id]);
    const edited = await kernel.call(
      c.editNote,
      {
        tenantId: tenant.id,
        noteId: note.id,
        text: 'For us',
        mentions: [writer.id, reader.id],
      },
      { actor: writer, ifMatch: note.version },
    );
    await kernel.runJobs();
    expect(send).toHaveBeenCalledTimes(1);
    expect(edited.editedAt).not.toBeNull();
    await kernel.call(
      c.editNote,
      {
        tenantId: tenant.id,
        noteId: note.id,
        text: 'For all of us',
        mentions: [reader.id],
      },
      { actor: writer, ifMatch: edited.version },
    );
    await kernel.runJobs();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('of somebody else is neither changed nor deleted', async () => {
    const { id: noteId, version } = await add('Mine');
    const other: Actor = { ...writer, id: reader.id };
    const edit = kernel.call(
      c.editNote,
      { tenantId: tenant.id, noteId, text: 'Yours' },
      { actor: other, ifMatch: version },
    );
    await expect(edit).rejects.toMatchObject({ code: 'tenant_note_not_yours' });
    const deletion = kernel.call(
      c.deleteNote,
      { tenantId: tenant.id, noteId },
      { actor: other },
    );
    await expect(deletion).rejects.toMatchObject({
      code: 'tenant_note_not_yours',
    });
  });

  it('that is deleted is gone, audited, and told of no more', async () => {
    const { id: noteId } = await add('Forget this', [reader.id]);
    await kernel.call(
      c.deleteNote,
      { tenantId: tenant.id, noteId, reason: 'Wrong tenant' },
      { actor: writer },
    );
    await kernel.runJobs();
    expect(send).not.toHaveBeenCalled();
    expect((await notes()).map(note => note?.text)).not.toContain(
      'Forget this',
    );
    const { rows } = await database.owner.raw<{ rows: object[] }>(
      `SELECT operation, subject_type, reason FROM hq.sys_audit_log WHERE subject_id = ? AND NOT dry_run ORDER BY occurred_at`,
      [noteId],
    );
    expect(rows).toEqual([
      { operation: 'tenants.addNote', subject_type: 'note', reason: null },
      {
        operation: 'tenants.deleteNote',
        subject_type: 'note',
        reason: 'Wrong tenant',
      },
    ]);
  });

  it('mentions only people of HQ who are not deactivated', async () => {
    const gone = await addPerson({ status: 'deactivated' });
    for (const id of [gone.id, randomUUID()]) {
      await expect(add('Hello', [reader.id, id])).rejects.toMatchObject({
        issues: [{ path: 'mentions.1', code: 'unknown_person' }],
      });
    }
  });

  it('is refused when somebody has changed it meanwhile', async () => {
    const { id: noteId, version } = await add('First');
    const edit = (text: string) =>
      kernel.call(
        c.editNote,
        { tenantId: tenant.id, noteId, text },
        { actor: writer, ifMatch: version },
      );
    await edit('Second');
    await expect(edit('Third')).rejects.toMatchObject({
      code: 'version_conflict',
    });
  });

  it.each(['', ' \n ', '\u202ereversed', 'a'.repeat(4_001), 'nul\u0000'])(
    'does not take %j',
    async text => {
      await expect(add(text)).rejects.toMatchObject({
        issues: [{ path: 'text' }],
      });
    },
  );
});

describe('the timeline', () => {
  it('is filtered by kind, person and time, and paged without gaps', async () => {
    const query = { tenantId: tenant.id } as const;
    const all = await kernel.call(c.timeline, { ...query, limit: 200 });
    const changes = await kernel.call(c.timeline, {
      ...query,
      kind: ['change'],
    });
    expect(new Set(changes.items.map(({ kind }) => kind))).toEqual(
      new Set(['change']),
    );
    const maha = await kernel.call(c.timeline, { ...query, actor: 'MAHA' });
    expect(maha.totalItems).toBeGreaterThan(0);
    expect(maha.totalItems).toBeLessThan(all.totalItems);
    const future = await kernel.call(c.timeline, {
      ...query,
      from: '2999-01-01',
    });
    expect(future.totalItems).toBe(0);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await kernel.call(c.timeline, {
        ...query,
        limit: 2,
        cursor,
      });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(all.items.map(({ id }) => id));
  });
});
