import type { TestDatabase, TestKernel } from '@cleanmatex/hq-backend/testing';
import { accessContract, permissionNames } from '@cleanmatex/hq-common';
import { systemActor, type Actor } from '@cleanmatex/hq-node';
import { addPerson } from '../testing/people';
import { PeopleBed } from '../testing/peopleBed';

const { users, roles, me } = accessContract;

describe('what is read of people and roles', () => {
  let database: TestDatabase;
  let kernel: TestKernel;
  let admin: Actor;

  beforeEach(async () => {
    ({ database, kernel, admin } = await PeopleBed.create());
  });
  afterEach(() => database.drop());

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
