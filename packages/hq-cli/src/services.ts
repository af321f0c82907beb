import { randomUUID } from 'node:crypto';
import { createSpecializedBackend } from '@backstage/backend-app-api';
import { lifecycleServiceFactory } from '@backstage/backend-defaults/lifecycle';
import { loggerServiceFactory } from '@backstage/backend-defaults/logger';
import { rootLifecycleServiceFactory } from '@backstage/backend-defaults/rootLifecycle';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import accessModule from '@cleanmatex/access-backend';
import auditModule from '@cleanmatex/audit-backend';
import {
  hqAuditChainServiceFactory,
  hqDatabaseServiceFactory,
  Kernel,
  startAuditSealer,
} from '@cleanmatex/hq-backend';
import {
  localeOf,
  type Endpoint,
  type Locale,
  type OutputOf,
  type RequestOf,
} from '@cleanmatex/hq-common';
import {
  hqDatabaseServiceRef,
  hqExtensionPoint,
  syncSystemRoles,
  systemActor,
  type Operation,
} from '@cleanmatex/hq-node';
import { hqIdentityAdminServiceFactory } from '@cleanmatex/identity-backend';
import { readConfig } from './config';
import { cliLogger } from './logger';

/** Calls operations of the console as the system. */
export interface Console {
  call<E extends Endpoint>(
    endpoint: E,
    input: RequestOf<E>,
  ): Promise<OutputOf<E>>;
}

/** The language of the terminal; English unless it is Arabic. */
export const terminalLocale = (): Locale =>
  localeOf(process.env.LANG?.split(/[_.]/)[0]);

const noJobs = async () => {
  throw new Error('The command line adds no jobs');
};

/** Plugin `hq` without a server: the domains' operations on a kernel of this process. */
function createHost(ready: (kernel: Kernel) => void) {
  return createBackendPlugin({
    pluginId: 'hq',
    register(env) {
      const operations: Operation[] = [];
      env.registerExtensionPoint(hqExtensionPoint, {
        addOperations: added => operations.push(...added),
        addJob: () => undefined,
      });
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          database: hqDatabaseServiceRef,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
        },
        async init(deps) {
          const { database } = deps;
          await syncSystemRoles(database.knex);
          // Unless a server does: what was left unsealed is sealed first, what the command writes at its end.
          await startAuditSealer(deps).stop();
          startAuditSealer(deps);
          const kernel = new Kernel({ knex: database.knex, enqueue: noJobs });
          kernel.add(operations);
          ready(kernel);
        },
      });
    },
  });
}

function createBackend(config: Config, ready: (kernel: Kernel) => void) {
  const backend = createSpecializedBackend({
    defaultServiceFactories: [
      lifecycleServiceFactory,
      loggerServiceFactory,
      rootLifecycleServiceFactory,
      createServiceFactory({
        service: coreServices.rootConfig,
        deps: {},
        factory: () => config,
      }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => cliLogger,
      }),
    ],
  });
  for (const feature of [
    hqDatabaseServiceFactory,
    hqAuditChainServiceFactory,
    hqIdentityAdminServiceFactory,
    createHost(ready),
    accessModule,
    auditModule,
  ]) {
    backend.add(feature);
  }
  return backend;
}

/**
 * Runs work on the console's operations: same kernel, same rules, same audit trail as the API, by the system
 * through the door `cli`. Brings the database up to date first.
 */
export async function withConsole<T>(
  work: (console: Console) => Promise<T>,
): Promise<T> {
  const started: { kernel?: Kernel } = {};
  const backend = createBackend(await readConfig(), kernel => {
    started.kernel = kernel;
  });
  await backend.start();
  const { kernel } = started;
  if (!kernel) throw new Error('The operations did not start');
  try {
    return await work({
      async call<E extends Endpoint>(endpoint: E, input: RequestOf<E>) {
        const requestId = randomUUID();
        const { body } = await kernel.run({
          endpoint,
          input,
          actor: systemActor,
          info: {
            door: 'cli',
            requestId,
            correlationId: requestId,
            locale: terminalLocale(),
          },
        });
        return body as OutputOf<E>;
      },
    });
  } finally {
    await backend.stop();
  }
}

/** The owner's connection string of the console's database. */
export async function ownerUrl(): Promise<string> {
  return (await readConfig()).getString('hq.database.url');
}
