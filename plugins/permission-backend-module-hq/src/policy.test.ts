import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogPermissions } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { scaffolderPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import {
  hqPermissions,
  systemRoles,
  type SystemRoleCode,
} from '@cleanmatex/hq-common';
import type { Actor, HqAccess } from '@cleanmatex/hq-node';
import { HqPermissionPolicy } from './policy';
import { knownBackstagePermissions } from './rules';

const backstagePermissions: Permission[] = [
  ...catalogPermissions,
  ...scaffolderPermissions,
];

function ask(
  actor: Actor | null,
  permission: Permission,
): Promise<PolicyDecision> {
  const access = { actorOf: async () => actor } as Partial<HqAccess>;
  const credentials = mockCredentials.user('user:default/maha');
  return new HqPermissionPolicy(access as HqAccess).handle(
    { permission },
    {
      credentials,
      info: { userEntityRef: 'user:default/maha', ownershipEntityRefs: [] },
    },
  );
}

function holder(code: SystemRoleCode): Actor {
  const role = systemRoles.find(candidate => candidate.code === code);
  return {
    type: 'user',
    id: '1',
    name: 'maha@cleanmatex.example',
    roles: [code],
    permissions: new Set(role?.permissions),
  };
}

const named = (name: string): Permission => {
  const found = backstagePermissions.find(
    permission => permission.name === name,
  );
  if (!found) throw new Error(`No permission ${name}`);
  return found;
};

describe('HqPermissionPolicy', () => {
  it.each(systemRoles.map(({ code }) => code))(
    "decides the console's permissions for %s as the kernel does",
    async code => {
      const actor = holder(code);
      for (const permission of hqPermissions) {
        expect((await ask(actor, permission)).result).toBe(
          actor.permissions.has(permission.name)
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
        );
      }
    },
  );

  it("has a rule for each permission of Backstage's plugins, and for no other", () => {
    expect([...knownBackstagePermissions].sort()).toEqual(
      backstagePermissions.map(({ name }) => name).sort(),
    );
  });

  it('denies whoever has ended, and whoever is nobody', async () => {
    for (const permission of [...hqPermissions, ...backstagePermissions]) {
      expect((await ask(null, permission)).result).toBe(AuthorizeResult.DENY);
      const access = { actorOf: async () => holder('super_admin') };
      const policy = new HqPermissionPolicy(
        access as Partial<HqAccess> as HqAccess,
      );
      expect((await policy.handle({ permission })).result).toBe(
        AuthorizeResult.DENY,
      );
    }
  });

  it('denies a permission that it does not know, to everyone', async () => {
    const unknown = createPermission({ name: 'new.thing.do', attributes: {} });
    expect((await ask(holder('super_admin'), unknown)).result).toBe(
      AuthorizeResult.DENY,
    );
  });

  it('answers everyone who is signed in something definite or conditional, never an error', async () => {
    for (const { code } of systemRoles) {
      for (const permission of backstagePermissions) {
        const { result } = await ask(holder(code), permission);
        expect(Object.values(AuthorizeResult)).toContain(result);
      }
    }
  });

  it('lets nobody change the catalog by hand', async () => {
    for (const name of [
      'catalog.entity.create',
      'catalog.entity.delete',
      'catalog.location.create',
      'catalog.location.delete',
    ]) {
      expect((await ask(holder('super_admin'), named(name))).result).toBe(
        AuthorizeResult.DENY,
      );
    }
  });

  it.each([
    ['business_admin', AuthorizeResult.ALLOW],
    ['super_admin', AuthorizeResult.ALLOW],
    ['support_analyst', AuthorizeResult.DENY],
    ['qa_compliance', AuthorizeResult.DENY],
  ] as const)('lets %s run templates: %s', async (code, result) => {
    expect(await ask(holder(code), named('scaffolder.task.create'))).toEqual({
      result,
    });
  });

  it('hides templates from those who may not run them', async () => {
    const entities = named('catalog.entity.read');
    expect(await ask(holder('business_admin'), entities)).toEqual({
      result: AuthorizeResult.ALLOW,
    });
    expect(await ask(holder('support_analyst'), entities)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        not: {
          anyOf: [
            'hq.tenant.create',
            'hq.tenant.suspend',
            'hq.tenant.activate',
          ].map(value => ({
            rule: 'HAS_ANNOTATION',
            params: { annotation: 'hq.cleanmatex.com/permission', value },
          })),
        },
      },
    });
    expect(
      await ask(
        holder('support_analyst'),
        named('scaffolder.template.step.read'),
      ),
    ).toMatchObject({ result: AuthorizeResult.CONDITIONAL });
  });

  it('shows people their own runs, and operators all of them', async () => {
    const tasks = named('scaffolder.task.read');
    expect(await ask(holder('business_admin'), tasks)).toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: { params: { createdBy: ['user:default/maha'] } },
    });
    expect(await ask(holder('technical_admin'), tasks)).toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });
});
