import type { TestDatabase, TestKernel } from '@cleanmatex/hq-backend/testing';
import { accessContract } from '@cleanmatex/hq-common';
import type { Actor } from '@cleanmatex/hq-node';
import { addPerson } from '../testing/people';
import { PeopleBed } from '../testing/peopleBed';

const { users } = accessContract;

describe('users', () => {
  let bed: PeopleBed;
  let database: TestDatabase;
  let kernel: TestKernel;
  let admin: Actor;

  beforeEach(async () => {
    bed = await PeopleBed.create();
    ({ database, kernel, admin } = bed);
  });
  afterEach(() => database.drop());

  const newPerson = {
    email: 'Maha.AlHarthi@cleanmatex.example',
    name: 'Maha Al Harthi',
    name2: 'مها الحارثي',
    roles: ['business_admin'],
  };
  const auditOf = (subjectId: string) =>
    database
      .owner('hq.sys_audit_log')
      .where({ subject_id: subjectId })
      .orderBy('occurred_at')
      .select('operation', 'outcome', 'changes', 'reason');

  /** A person who manages users and holds no other permission but these. */
  async function manager(...permissions: string[]) {
    const all = ['hq.user.read', 'hq.user.manage', ...permissions];
    await database.owner('hq.sys_roles').insert({
      code: 'people_manager',
      name: 'People',
      name2: 'الأفراد',
      description: '-',
      description2: '-',
      permissions: all,
    });
    const { actor } = await addPerson(database.owner, ['people_manager']);
    return { ...actor, permissions: new Set(all) };
  }

  it('adds a person as invited, with a link that is answered once', async () => {
    const call = { actor: admin, idempotencyKey: 'k1' };
    const answer = await kernel.answer(users.create, newPerson, call);
    const { user, invitationUrl } = answer.body as {
      user: { id: string };
      invitationUrl: string;
    };
    expect(answer.status).toBe(201);
    expect(user).toMatchObject({
      email: newPerson.email,
      entityName: 'maha.alharthi',
      status: 'invited',
      roles: ['business_admin'],
      locale: 'en',
    });
    expect(invitationUrl).toContain(user.id);
    const again = await kernel.answer(users.create, newPerson, call);
    expect(again).toMatchObject({
      replayed: true,
      body: { user: { id: user.id }, invitationUrl: null },
    });
    const [entry] = await auditOf(user.id);
    expect(entry).toMatchObject({
      operation: 'users.create',
      outcome: 'success',
    });
    expect(JSON.stringify(entry)).not.toContain(invitationUrl);
    const topics = await database.owner('hq.sys_outbox').pluck('topic');
    expect(topics).toEqual(['hq.user.changed']);
  });

  it('names the field when the e-mail address is taken, whatever its case', async () => {
    const results = await Promise.allSettled(
      ['maha@x.example', 'MAHA@X.EXAMPLE', 'maha@x.example'].map(email =>
        kernel.call(users.create, { ...newPerson, email }, { actor: admin }),
      ),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(2);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({
      code: 'email_taken',
      info: { field: 'email' },
    });
    const other = await addPerson(database.owner, ['support_analyst']);
    await expect(
      kernel.call(
        users.update,
        { userId: other.id, email: 'Maha@X.example' },
        { actor: admin },
      ),
    ).rejects.toMatchObject({ code: 'email_taken' });
  });

  it('gives people of the same address name different entity names', async () => {
    for (const domain of ['a.example', 'b.example', 'c.example']) {
      const email = `ali@${domain}`;
      await kernel.call(
        users.create,
        { ...newPerson, email },
        { actor: admin },
      );
    }
    const names = await database
      .owner('hq.sys_users')
      .whereLike('email', 'ali@%')
      .orderBy('entity_name')
      .pluck('entity_name');
    expect(names).toEqual(['ali', 'ali-2', 'ali-3']);
  });

  it('refuses unknown roles', async () => {
    await expect(
      kernel.call(
        users.create,
        { ...newPerson, roles: ['emperor'] },
        { actor: admin },
      ),
    ).rejects.toMatchObject({ code: 'role_unknown' });
  });

  it('changes a person once per version and records each field', async () => {
    const { id } = await addPerson(database.owner, ['support_analyst'], {
      name: 'Old name',
    });
    const { version } = await kernel.call(
      users.get,
      { userId: id },
      { actor: admin },
    );
    const change = { userId: id, name: 'New name', roles: ['qa_compliance'] };
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        kernel.call(users.update, change, { actor: admin, ifMatch: version }),
      ),
    );
    const lost = results.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(9);
    expect((lost[0] as PromiseRejectedResult).reason).toMatchObject({
      code: 'version_conflict',
    });
    const [entry] = (await auditOf(id)).filter(
      ({ outcome }) => outcome === 'success',
    );
    expect(entry.changes).toEqual([
      { path: 'name', before: 'Old name', after: 'New name' },
      {
        path: 'roles',
        before: ['support_analyst'],
        after: ['qa_compliance'],
      },
    ]);
  });

  it('lets nobody change their own roles or deactivate themselves', async () => {
    await addPerson(database.owner, ['super_admin']);
    await expect(
      kernel.call(
        users.update,
        { userId: admin.id, roles: ['support_analyst'] },
        { actor: admin },
      ),
    ).rejects.toMatchObject({ code: 'own_roles' });
    await expect(
      kernel.call(users.deactivate, { userId: admin.id }, { actor: admin }),
    ).rejects.toMatchObject({ code: 'own_deactivation' });
  });

  it('keeps a super admin, however many leave at once', async () => {
    const others = await Promise.all(
      Array.from({ length: 4 }, () =>
        addPerson(database.owner, ['super_admin']),
      ),
    );
    const everyone = [admin.id, ...others.map(({ id }) => id)];
    const results = await Promise.allSettled(
      everyone.map((userId, index) =>
        index % 2
          ? kernel.call(users.deactivate, { userId })
          : kernel.call(users.update, { userId, roles: ['support_analyst'] }),
      ),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({
      code: 'last_super_admin',
    });
  });

  it('lets nobody give, take or touch more than they hold', async () => {
    const actor = await manager('hq.tenant.read');
    const boss = await addPerson(database.owner, ['super_admin']);
    const clerk = await addPerson(database.owner, ['people_manager']);
    const refusals = {
      role_beyond_own: [
        () => kernel.call(users.create, newPerson, { actor }),
        () =>
          kernel.call(
            users.update,
            { userId: clerk.id, roles: ['people_manager', 'super_admin'] },
            { actor },
          ),
      ],
      user_beyond_own: [
        () =>
          kernel.call(users.update, { userId: boss.id, name: 'X' }, { actor }),
        () => kernel.call(users.invite, { userId: boss.id }, { actor }),
        () => kernel.call(users.deactivate, { userId: boss.id }, { actor }),
      ],
    };
    for (const [code, calls] of Object.entries(refusals)) {
      for (const call of calls)
        await expect(call()).rejects.toMatchObject({ code });
    }
    await kernel.call(users.update, { userId: clerk.id, name: 'X' }, { actor });
  });

  it('ends every session of a deactivated person, here and at the provider', async () => {
    const { id } = await addPerson(database.owner, ['support_analyst']);
    await database
      .owner('hq.sys_sessions')
      .insert([{ user_id: id }, { user_id: id }]);
    const user = await kernel.call(
      users.deactivate,
      { userId: id, reason: 'Left the company' },
      { actor: admin },
    );
    expect(user).toMatchObject({ status: 'deactivated', openSessions: 0 });
    expect(bed.ended).toContain(id);
    expect(await auditOf(id)).toMatchObject([
      { operation: 'users.deactivate', reason: 'Left the company' },
    ]);
    await expect(
      kernel.call(users.deactivate, { userId: id }, { actor: admin }),
    ).rejects.toMatchObject({ code: 'user_already_deactivated' });
    await expect(
      kernel.call(users.invite, { userId: id }, { actor: admin }),
    ).rejects.toMatchObject({ code: 'user_deactivated' });
    expect(
      await kernel.call(users.reactivate, { userId: id }, { actor: admin }),
    ).toMatchObject({ status: 'active' });
  });

  it('leaves a person who never came in invited, with a link that no longer works', async () => {
    const { user } = await kernel.call(users.create, newPerson, {
      actor: admin,
    });
    const turnOffAndOn = async () => {
      const input = { userId: user.id };
      await kernel.call(users.deactivate, input, { actor: admin });
      return kernel.call(users.reactivate, input, { actor: admin });
    };
    expect(await turnOffAndOn()).toMatchObject({ status: 'invited' });
    expect(bed.revoked).toContain(user.id);
    bed.withPassword.add(user.id);
    expect(await turnOffAndOn()).toMatchObject({ status: 'active' });
  });

  it('previews without leaving anything but an audit row', async () => {
    const { id } = await addPerson(database.owner, ['support_analyst']);
    const { body } = await kernel.answer(
      users.deactivate,
      { userId: id },
      { actor: admin, dryRun: true },
    );
    expect(body).toMatchObject({
      dryRun: true,
      subjects: [
        {
          changes: [{ path: 'status', before: 'active', after: 'deactivated' }],
        },
      ],
    });
    expect(
      await kernel.call(users.get, { userId: id }, { actor: admin }),
    ).toMatchObject({ status: 'active' });
  });
});
