import { TestDatabase, TestKernel } from '@cleanmatex/hq-backend/testing';
import { accessContract, systemRoles } from '@cleanmatex/hq-common';
import { syncSystemRoles, type Actor } from '@cleanmatex/hq-node';
import { accessOperations } from '../operations';
import { addPerson } from '../testing/people';

const rules = { idleSeconds: 3600, maxSeconds: 12 * 3600, requireMfa: false };
const { roles } = accessContract;

describe('roles', () => {
  let database: TestDatabase;
  let kernel: TestKernel;
  let admin: Actor;

  beforeEach(async () => {
    database = await TestDatabase.create();
    await syncSystemRoles(database.knex);
    kernel = new TestKernel(database, accessOperations(rules, null));
    admin = (await addPerson(database.owner, ['super_admin'])).actor;
  });
  afterEach(() => database.drop());

  const auditors = {
    code: 'auditors',
    name: 'Auditors',
    name2: 'المدققون',
    description: 'Read the audit log',
    description2: 'الاطلاع على سجل التدقيق',
    permissions: ['hq.audit.read' as const, 'hq.audit.read' as const],
  };

  it('makes, changes and deletes a custom role', async () => {
    const role = await kernel.call(roles.create, auditors, { actor: admin });
    expect(role).toMatchObject({
      isSystem: false,
      permissions: ['hq.audit.read'],
      userCount: 0,
    });
    await expect(
      kernel.call(roles.create, auditors, { actor: admin }),
    ).rejects.toMatchObject({ code: 'role_code_taken' });
    const change = {
      roleCode: 'auditors',
      permissions: ['hq.audit.read' as const, 'hq.audit.verify' as const],
    };
    const changed = await kernel.call(roles.update, change, {
      actor: admin,
      ifMatch: role.version,
    });
    expect(changed.permissions).toEqual(change.permissions);
    await expect(
      kernel.call(roles.update, change, {
        actor: admin,
        ifMatch: role.version,
      }),
    ).rejects.toMatchObject({ code: 'version_conflict' });
    expect(
      await kernel.call(
        roles.delete,
        { roleCode: 'auditors' },
        { actor: admin },
      ),
    ).toEqual({ code: 'auditors' });
    await expect(
      kernel.call(roles.get, { roleCode: 'auditors' }, { actor: admin }),
    ).rejects.toMatchObject({ code: 'role_not_found' });
  });

  it.each(systemRoles.map(({ code }) => code))(
    'never changes or deletes the system role %s',
    async roleCode => {
      const call = { actor: admin };
      for (const attempt of [
        () => kernel.call(roles.update, { roleCode, name: 'X' }, call),
        () => kernel.call(roles.update, { roleCode, permissions: [] }, call),
        () => kernel.call(roles.delete, { roleCode }, call),
      ]) {
        await expect(attempt()).rejects.toMatchObject({
          code: 'role_is_system',
        });
      }
    },
  );

  it('deletes no role that people or keys hold, and takes dead keys along', async () => {
    await kernel.call(roles.create, auditors, { actor: admin });
    const { id } = await addPerson(database.owner, ['auditors']);
    const remove = () =>
      kernel.call(roles.delete, { roleCode: 'auditors' }, { actor: admin });
    await expect(remove()).rejects.toMatchObject({
      code: 'role_in_use',
      params: { users: 1, keys: 0 },
    });
    await database.owner('hq.sys_user_roles').where({ user_id: id }).delete();
    await database.owner('hq.sys_api_keys').insert({
      name: 'Dead',
      prefix: 'dead',
      secret_hash: '-',
      role_code: 'auditors',
      expires_at: new Date(0),
      created_by: 'test',
    });
    await remove();
    expect(await database.owner('hq.sys_api_keys')).toEqual([]);
  });

  it('lets nobody make or change a role beyond their own permissions', async () => {
    const actor: Actor = {
      ...admin,
      permissions: new Set(['hq.role.read', 'hq.role.manage', 'hq.audit.read']),
    };
    const strong = { ...auditors, permissions: ['hq.user.manage' as const] };
    await expect(
      kernel.call(roles.create, strong, { actor }),
    ).rejects.toMatchObject({ code: 'permission_beyond_own' });
    await kernel.call(
      roles.create,
      { ...strong, code: 'strong' },
      { actor: admin },
    );
    await kernel.call(roles.create, auditors, { actor });
    for (const change of [
      { roleCode: 'auditors', permissions: ['hq.user.manage' as const] },
      { roleCode: 'strong', mfaRequired: false },
    ]) {
      await expect(
        kernel.call(roles.update, change, { actor }),
      ).rejects.toMatchObject({ code: 'permission_beyond_own' });
    }
    await expect(
      kernel.call(roles.delete, { roleCode: 'strong' }, { actor }),
    ).rejects.toMatchObject({ code: 'permission_beyond_own' });
  });
});
