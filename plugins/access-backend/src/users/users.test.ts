import { TestDatabase, TestKernel } from '@cleanmatex/hq-backend/testing';
import { accessContract, permissionNames } from '@cleanmatex/hq-common';
import {
  syncSystemRoles,
  systemActor,
  type Actor,
  type IdentityAdmin,
} from '@cleanmatex/hq-node';
import { accessOperations } from '../operations';
import { addPerson } from '../testing/people';

const rules = { idleSeconds: 3600, maxSeconds: 12 * 3600, requireMfa: false };
const { users, roles, me } = accessContract;

describe('users', () => {
  let database: TestDatabase;
  let kernel: TestKernel;
  let admin: Actor;
  const ended: string[] = [];
  const revoked: string[] = [];
  const withPassword = new Set<string>();
  const identity: Partial<IdentityAdmin> = {
    createInvitation: async userId => ({
      link: `https://hq.example/invitation/${userId}`,
      expiresAt: new Date(),
    }),
    endSessionsOf: async userId => {
      ended.push(userId);
    },
    revokeInvitations: async userId => {
      revoked.push(userId);
    },
    hasPassword: async userId => withPassword.has(userId),
  };

  beforeEach(async () => {
    database = await TestDatabase.create();
    await syncSystemRoles(database.knex);
    kernel = new TestKernel(
      database,
      accessOperations(rules, identity as IdentityAdmin),
    );
    admin = (await addPerson(database.owner, ['super_admin'])).actor;
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
    expect(ended).toContain(id);
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
    expect(revoked).toContain(user.id);
    withPassword.add(user.id);
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

  it('masks e-mail addresses for readers without hq.pii.read, but not their own', async () => {
    const analyst = await addPerson(database.owner, ['support_analyst'], {
      email: 'sara@cleanmatex.example',
    });
    const { items } = await kernel.call(
      users.list,
      {},
      { actor: analyst.actor },
    );
    const emails = Object.fromEntries(
      items.map(({ id, email }) => [id, email]),
    );
    expect(emails[analyst.id]).toBe('sara@cleanmatex.example');
    expect(emails[admin.id]).toBe('p***@cleanmatex.example');
    const found = async (actor: Actor) =>
      (await kernel.call(users.list, { q: 'cleanmatex' }, { actor }))
        .totalItems;
    expect(await found(analyst.actor)).toBe(0);
    expect(await found(admin)).toBe(2);
  });

  it('says why an action is not possible, in the language of the caller', async () => {
    const { actor } = await addPerson(database.owner, ['support_analyst']);
    const info = {
      door: 'rest' as const,
      requestId: 'r',
      correlationId: 'r',
      locale: 'ar' as const,
    };
    const user = await kernel.call(
      users.get,
      { userId: admin.id },
      { actor, info },
    );
    expect(user.allowedActions[0]).toEqual({
      action: 'update',
      allowed: false,
      reason:
        'تلزم الصلاحية «إدارة مستخدمي المقر». الأدوار التي تملكها: المدير العام',
      permission: 'hq.user.manage',
    });
  });

  it('lists by state and role, page by page', async () => {
    for (let i = 0; i < 7; i++) {
      await addPerson(database.owner, ['support_analyst'], {
        name: `N${i % 3}`,
      });
    }
    await addPerson(database.owner, ['support_analyst'], {
      status: 'deactivated',
    });
    const input = {
      status: ['active' as const],
      role: ['support_analyst'],
      limit: 3,
    };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await kernel.call(
        users.list,
        { ...input, cursor },
        { actor: admin },
      );
      expect(page.totalItems).toBe(7);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
  });

  it('shows which role gives which permission', async () => {
    const { id } = await addPerson(database.owner, [
      'support_analyst',
      'qa_compliance',
    ]);
    const answer = await kernel.call(
      users.permissions,
      { userId: id },
      { actor: admin },
    );
    const byName = Object.fromEntries(answer.permissions.map(p => [p.name, p]));
    expect(byName['hq.tenant.read'].grantedBy).toEqual([
      'qa_compliance',
      'support_analyst',
    ]);
    expect(byName['hq.audit.read'].grantedBy).toEqual(['qa_compliance']);
    expect(byName['hq.user.manage'].granted).toBe(false);
  });

  it('tells callers who they are', async () => {
    const { actor, id, email } = await addPerson(database.owner, [
      'qa_compliance',
    ]);
    await database.owner('hq.sys_roles').insert({
      code: 'night_shift',
      name: 'Night shift',
      name2: 'الوردية الليلية',
      description: 'Answers at night',
      description2: 'تجيب ليلًا',
      permissions: ['hq.api-key.manage'],
    });
    const known = await kernel.call(me.get, {}, { actor });
    const apiKeys = known.missing.find(
      ({ permission }) => permission === 'hq.api-key.manage',
    );
    expect(apiKeys?.roles.at(-1)).toEqual({
      code: 'night_shift',
      name: 'Night shift',
      name2: 'الوردية الليلية',
    });
    expect(known.permissions.length + known.missing.length).toBe(
      permissionNames.length,
    );
    expect(known).toMatchObject({
      type: 'user',
      id,
      email,
      roles: [{ code: 'qa_compliance', name2: 'الجودة والامتثال' }],
      permissions: [...actor.permissions],
    });
  });

  it('answers the matrix of roles and permissions as data', async () => {
    const matrix = await kernel.call(roles.matrix, {}, { actor: systemActor });
    expect(matrix.roles[0].code).toBe('super_admin');
    expect(matrix.roles[0].permissions).toHaveLength(matrix.permissions.length);
  });
});
