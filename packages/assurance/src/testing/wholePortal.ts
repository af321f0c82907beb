import accessModule from '@cleanmatex/access-backend';
import auditModule from '@cleanmatex/audit-backend';
import {
  TestDatabase,
  grantSampleFleet,
  startTestPortal,
  type TestPortal,
} from '@cleanmatex/hq-backend/testing';
import { hqAuditChainServiceFactory } from '@cleanmatex/hq-backend';
import { systemRoles } from '@cleanmatex/hq-common';
import { syncSystemRoles, type Actor } from '@cleanmatex/hq-node';
import { hqIdentityAdminServiceFactory } from '@cleanmatex/identity-backend';
import tenantsModule, {
  tenantsServerModule,
} from '@cleanmatex/tenants-backend';

/** Every domain on a database of its own, with a signed-in person for each system role. */
export interface WholePortal extends TestPortal {
  database: TestDatabase;
  /** Calls as the person who holds the role. */
  request(
    role: string,
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Response>;
}

async function seedStaff(
  database: TestDatabase,
): Promise<Record<string, Actor>> {
  await syncSystemRoles(database.owner);
  const actors: Record<string, Actor> = {};
  for (const role of systemRoles) {
    const email = `${role.code}@cleanmatex.example`;
    const [{ id }] = await database.owner
      .withSchema('hq')
      .insert({ email, entity_name: role.code, name: role.name })
      .into('sys_users')
      .returning('id');
    await database.owner
      .withSchema('hq')
      .insert({ user_id: id, role_code: role.code })
      .into('sys_user_roles');
    actors[role.code] = {
      type: 'user',
      id,
      name: email,
      roles: [role.code],
      permissions: new Set(role.permissions),
    };
  }
  return actors;
}

/** Starts the whole API; stop it in `afterAll`. */
export async function startWholePortal(
  config: object = {},
): Promise<WholePortal> {
  const database = await TestDatabase.create();
  await grantSampleFleet(database.ownerUrl);
  const actors = await seedStaff(database);
  const portal = await startTestPortal({
    database,
    actors,
    features: [
      hqAuditChainServiceFactory,
      hqIdentityAdminServiceFactory,
      tenantsModule,
      tenantsServerModule,
      accessModule,
      auditModule,
    ],
    config: {
      app: { baseUrl: 'http://localhost' },
      backend: { baseUrl: 'http://localhost' },
      identity: {
        cookieSecret: 'a cookie secret for tests only, long',
        client: { secret: 'a client secret for tests only, long' },
      },
      hq: {
        encryptionKey: Buffer.alloc(32, 1).toString('base64'),
        rateLimit: { principalPerMinute: 1e9, anonymousPerMinute: 1e9 },
        ...config,
      },
    },
  });
  return {
    ...portal,
    database,
    request: (role, method, path, { body, headers } = {}) =>
      fetch(`${portal.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${role}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    async stop() {
      await portal.stop();
      await database.drop();
    },
  };
}
