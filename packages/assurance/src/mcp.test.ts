import accessModule, {
  accessOperations,
  apiKeyTokenHandlerFactory,
  hqAccessServiceFactory,
  hqAuthServiceFactory,
} from '@cleanmatex/access-backend';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import hqPlugin from '@cleanmatex/hq-backend';
import {
  PluginDatabases,
  TestDatabase,
  TestKernel,
  actorWith,
} from '@cleanmatex/hq-backend/testing';
import { accessContract, type PermissionName } from '@cleanmatex/hq-common';
import {
  hqDatabaseServiceRef,
  hqIdentityAdminServiceRef,
} from '@cleanmatex/hq-node';
import tenantsModule from '@cleanmatex/tenants-backend';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { sampleTenant } from './testing/sampleTenant';

/** Another plugin with a tool, as the catalog has them; everybody may use it but keys. */
const otherPlugin = createBackendPlugin({
  pluginId: 'other',
  register(env) {
    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        router: coreServices.httpRouter,
      },
      async init({ actions, router }) {
        actions.register({
          name: 'peek',
          title: 'Peek',
          description: 'Reads what keys must not see',
          schema: { input: z => z.object({}), output: z => z.object({}) },
          action: async () => ({ output: {} }),
        });
        router.use((_, response) => {
          response.json({ ok: true });
        });
      },
    });
  },
});

const config = {
  backend: {
    baseUrl: 'http://localhost',
    actions: { pluginSources: ['hq', 'other'] },
    auth: {
      externalAccess: [
        {
          type: 'hq-api-key',
          options: {},
          accessRestrictions: [{ plugin: 'hq' }, { plugin: 'mcp-actions' }],
        },
      ],
    },
  },
};

const rules = { idleSeconds: 3600, maxSeconds: 43_200, requireMfa: false };

describe('MCP with an API key', () => {
  const pluginDatabases = new PluginDatabases();
  let database: TestDatabase;
  let makerId: string;
  let url: string;
  let stop: () => Promise<void>;
  const clients: Client[] = [];

  beforeAll(async () => {
    database = await TestDatabase.create();
    const backend = await startTestBackend({
      features: [
        hqPlugin,
        tenantsModule,
        accessModule,
        otherPlugin,
        mcpPlugin,
        hqAccessServiceFactory,
        hqAuthServiceFactory,
        httpAuthServiceFactory,
        apiKeyTokenHandlerFactory,
        actionsServiceFactory,
        actionsRegistryServiceFactory,
        pluginDatabases.factory,
        createServiceFactory({
          service: hqDatabaseServiceRef,
          deps: {},
          factory: () => database,
        }),
        createServiceFactory({
          service: hqIdentityAdminServiceRef,
          deps: {},
          factory: () => ({ admin: null }),
        }),
        mockServices.rootConfig.factory({ data: config }),
      ],
    });
    const person = { email: 'm@x.example', entity_name: 'm', name: 'Maker' };
    [{ id: makerId }] = await database
      .owner('hq.sys_users')
      .insert(person)
      .returning('id');
    url = `http://localhost:${backend.server.port()}/api`;
    stop = () => backend.stop();
  }, 120_000);
  afterAll(async () => {
    for (const client of clients) await client.close();
    await stop?.();
    await pluginDatabases.drop();
    await database?.drop();
  });

  async function newKey(...scopes: PermissionName[]) {
    const kernel = new TestKernel(database, accessOperations(rules, null));
    const maker = { ...actorWith('hq.api-key.manage', ...scopes), id: makerId };
    const input = { name: 'Agent', roleCode: 'super_admin', scopes };
    const { apiKey, secret } = await kernel.call(
      accessContract.apiKeys.create,
      { ...input, expiresInDays: 1 },
      { actor: maker },
    );
    return { id: apiKey.id, text: String(secret) };
  }

  async function connect(key: string): Promise<Client> {
    const client = new Client({ name: 'test', version: '1' });
    const headers = { authorization: `Bearer ${key}` };
    const transport = new StreamableHTTPClientTransport(
      new URL(`${url}/mcp-actions/v1`),
      { requestInit: { headers } },
    );
    await client.connect(transport);
    clients.push(client);
    return client;
  }

  const auditOf = (keyId: string) =>
    database
      .owner('hq.sys_audit_log')
      .select('operation', 'actor_type', 'actor_name', 'outcome', 'door')
      .where({ actor_id: keyId })
      .orderBy('id');

  const call = async (client: Client, name: string, input: object) => {
    const answer = await client.callTool({ name, arguments: { ...input } });
    const [{ text }] = answer.content as Array<{ text: string }>;
    return { failed: answer.isError === true, text };
  };

  it('offers the operations of the API as tools, and nothing of other plugins', async () => {
    const client = await connect((await newKey('hq.tenant.read')).text);
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['hq.tenants.create', 'hq.tenants.list']),
    );
    expect(names.filter(name => !name.startsWith('hq.'))).toEqual([]);
    const peek = await call(client, 'other.peek', {});
    expect(peek.failed).toBe(true);
  });

  it('creates a tenant; the audit log names the key', async () => {
    const key = await newKey('hq.tenant.read', 'hq.tenant.create');
    const client = await connect(key.text);
    const tenant = sampleTenant('by-agent');
    const { failed, text } = await call(client, 'hq.tenants.create', tenant);
    expect({ failed, text }).toMatchObject({ failed: false });
    const [stored] = await database
      .owner('org_tenants_mst')
      .where({ slug: tenant.slug });
    expect(JSON.parse(text)).toMatchObject({ id: stored.id });
    const rows = await auditOf(key.id);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toEqual({
        operation: 'tenants.create',
        actor_type: 'api-key',
        actor_name: 'Agent',
        outcome: 'success',
        door: 'action',
      });
    }
  });

  it('is denied what the key has no scope for, and that is audited too', async () => {
    const key = await newKey('hq.tenant.read');
    const client = await connect(key.text);
    const tenant = sampleTenant('denied');
    const { failed, text } = await call(client, 'hq.tenants.create', tenant);
    expect(failed).toBe(true);
    expect(text).toContain('NotAllowedError');
    expect(
      await database.owner('org_tenants_mst').where({ slug: tenant.slug }),
    ).toEqual([]);
    expect(await auditOf(key.id)).toMatchObject([
      { operation: 'tenants.create', outcome: 'denied' },
    ]);
  });

  it('says which field of the input is wrong', async () => {
    const key = await newKey('hq.tenant.create');
    const client = await connect(key.text);
    const { failed, text } = await call(client, 'hq.tenants.create', {
      ...sampleTenant('wrong'),
      email: 'nobody',
    });
    expect(failed).toBe(true);
    expect(text).toContain('email');
  });

  it('ends with the key, and keeps other plugins closed to it', async () => {
    const key = await newKey('hq.tenant.read');
    const headers = { authorization: `Bearer ${key.text}` };
    const status = async (path: string) =>
      (await fetch(`${url}${path}`, { headers })).status;
    expect(await status('/hq/v1/me')).toBe(200);
    expect(await status('/other/page')).toBe(403);
    const client = await connect(key.text);
    await database
      .owner('hq.sys_api_keys')
      .where({ id: key.id })
      .update({ revoked_at: new Date() });
    await expect(client.listTools()).rejects.toThrow();
    await expect(connect(key.text)).rejects.toThrow();
    await expect(connect('')).rejects.toThrow();
  });
});
