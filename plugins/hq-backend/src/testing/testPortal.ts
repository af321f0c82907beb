import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  hqAccessServiceRef,
  hqDatabaseServiceRef,
  hqExtensionPoint,
  type Actor,
  type HqAccess,
  type Operation,
} from '@cleanmatex/hq-node';
import { systemRoles } from '@cleanmatex/hq-common';
import type { AddressInfo } from 'node:net';
import { hqPlugin } from '../plugin';
import type { TestDatabase } from './testDatabase';

/** A running API at `url`, without portal and without sign-in. */
export interface TestPortal {
  /** `http://127.0.0.1:<port>/api/hq/v1` */
  url: string;
  stop(): Promise<void>;
}

/** An access service that knows one actor for each bearer token. */
function accessOf(actors: Record<string, Actor>) {
  return createServiceFactory({
    service: hqAccessServiceRef,
    deps: {},
    factory: () =>
      ({
        actorOf: async credentials =>
          actors[
            (credentials.principal as { subject?: string }).subject ?? ''
          ] ?? null,
        actorById: async (_type, id) =>
          Object.values(actors).find(actor => actor.id === id) ?? null,
        rolesHolding: async permission =>
          systemRoles.filter(role =>
            role.permissions.some(name => name === permission),
          ),
      } as Partial<HqAccess> as HqAccess),
  });
}

/** Lets `Authorization: Bearer <name>` stand for the actor of that name. */
const bearerNames = createServiceFactory({
  service: coreServices.httpAuth,
  deps: {},
  factory: () =>
    mockServices.httpAuth.mock({
      credentials: (async (request: {
        headers: { authorization?: string };
      }) => ({
        $$type: '@backstage/BackstageCredentials',
        principal: {
          type: 'service',
          subject: request.headers.authorization?.replace(/^Bearer /, ''),
        },
      })) as never,
    }),
});

/**
 * Starts plugin `hq` with the given operations on a test database, for tests of the HTTP door. The bearer
 * token of a request names its actor.
 */
export async function startTestPortal(options: {
  database: TestDatabase;
  actors: Record<string, Actor>;
  operations?: Operation[];
  features?: BackendFeature[];
  config?: object;
}): Promise<TestPortal> {
  const { database, operations = [] } = options;
  const backend = await startTestBackend({
    features: [
      hqPlugin,
      accessOf(options.actors),
      bearerNames,
      createServiceFactory({
        service: hqDatabaseServiceRef,
        deps: {},
        factory: () => database,
      }),
      createBackendModule({
        pluginId: 'hq',
        moduleId: 'test-operations',
        register(env) {
          env.registerInit({
            deps: { hq: hqExtensionPoint },
            init: async ({ hq }) => hq.addOperations(operations),
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: { backend: { baseUrl: 'http://localhost' }, ...options.config },
      }),
      ...(options.features ?? []),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/hq/v1`,
    stop: () => backend.stop(),
  };
}
