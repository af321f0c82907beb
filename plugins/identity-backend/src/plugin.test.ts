import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { TestDatabase } from '@cleanmatex/hq-backend/testing';
import { hqDatabaseServiceRef } from '@cleanmatex/hq-node';
import request from 'supertest';
import identityPlugin, { sampleStaff } from '.';
import { createIdentity } from './identity';
import { readIdentityOptions } from './options';
import { createSampleStaff } from './sampleStaff';

jest.setTimeout(60_000);

const settings = {
  app: { baseUrl: 'http://localhost:7007' },
  backend: { baseUrl: 'http://localhost:7007' },
  identity: {
    cookieSecret: 'c'.repeat(32),
    client: { secret: 's'.repeat(32) },
  },
  hq: {
    encryptionKey: Buffer.alloc(32, 7).toString('base64'),
    database: { embedded: 'true' },
    sampleStaffPassword: 'four kettles on a stove',
  },
};

describe('identityPlugin', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await TestDatabase.create();
  });
  afterEach(() => database.drop());

  const start = (data: object) =>
    startTestBackend({
      features: [
        identityPlugin,
        mockServices.rootConfig.factory({ data: { ...settings, ...data } }),
        createServiceFactory({
          service: hqDatabaseServiceRef,
          deps: {},
          factory: () => database,
        }),
      ],
    });
  const discovery = '/api/identity/oidc/.well-known/openid-configuration';

  it('serves the provider without credentials, and makes the sample staff on the embedded database', async () => {
    const backend = await start({});
    const { body } = await request(backend.server).get(discovery).expect(200);
    expect(body).toMatchObject({
      issuer: 'http://localhost:7007/api/identity/oidc',
      authorization_endpoint: 'http://localhost:7007/api/identity/oidc/auth',
      code_challenge_methods_supported: ['S256'],
    });
    const people = await database
      .owner('hq.sys_users')
      .join('hq.sys_user_roles', 'user_id', 'id')
      .orderBy('email')
      .select('email', 'role_code');
    expect(people).toEqual(
      [...sampleStaff]
        .sort((a, b) => a.email.localeCompare(b.email))
        .map(({ email, role }) => ({ email, role_code: role })),
    );
    const entries = await database
      .owner('hq.sys_audit_log')
      .where({ operation: 'identity.create-sample-staff' });
    expect(entries).toHaveLength(sampleStaff.length);
    for (const entry of entries) {
      expect(entry).toMatchObject({
        actor_type: 'system',
        actor_id: 'system',
        door: 'system',
        ip: null,
        user_agent: null,
      });
    }
    await backend.stop();
  });

  it('registers nothing when another provider is used', async () => {
    const backend = await start({ identity: { enabled: false } });
    await request(backend.server).get(discovery).expect(404);
    expect(await database.owner('hq.sys_users')).toEqual([]);
    await backend.stop();
  });

  it('makes no sample staff on a database of somebody else', async () => {
    const backend = await start({
      hq: { ...settings.hq, database: { embedded: false } },
    });
    expect(await database.owner('hq.sys_users')).toEqual([]);
    await backend.stop();
  });

  it('makes no sample staff in production', async () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    try {
      const backend = await start({});
      expect(await database.owner('hq.sys_users')).toEqual([]);
      await backend.stop();
    } finally {
      process.env.NODE_ENV = before;
    }
  });
});

describe('createSampleStaff', () => {
  it('makes them once, with several replicas starting at the same time, and never a second time', async () => {
    const database = await TestDatabase.create();
    const identity = createIdentity(
      readIdentityOptions(mockServices.rootConfig({ data: settings })),
      database.knex,
    );
    const passwords = await Promise.all(
      [1, 2, 3, 4].map(() => createSampleStaff(identity)),
    );
    expect(passwords.filter(Boolean)).toHaveLength(1);
    const [password] = passwords.filter(Boolean);
    const hashes = await database.owner('hq.idp_credentials');
    expect(hashes).toHaveLength(5);
    expect(
      await identity.hasher.verify(hashes[0].password_hash, password!),
    ).toBe(true);
    expect(await createSampleStaff(identity)).toBeNull();
    await database.drop();
  });
});

describe('readIdentityOptions', () => {
  it('refuses a short cookie secret', () => {
    const config = mockServices.rootConfig({
      data: {
        ...settings,
        identity: { ...settings.identity, cookieSecret: 'x' },
      },
    });
    expect(() => readIdentityOptions(config)).toThrow('at least 32 characters');
  });
});
