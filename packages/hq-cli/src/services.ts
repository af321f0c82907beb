import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
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
  type Endpoint,
  type Locale,
  type OutputOf,
  type RequestOf,
} from '@cleanmatex/hq-common';
import {
  hqDatabaseServiceRef,
  hqExtensionPoint,
  hqIdentityAdminServiceRef,
  localeOf,
  syncSystemRoles,
  systemActor,
  type CallInfo,
  type IdentityAdmin,
  type Operation,
  type Scope,
} from '@cleanmatex/hq-node';
import { hqIdentityAdminServiceFactory } from '@cleanmatex/identity-backend';
import tenantsModule from '@cleanmatex/tenants-backend';
import { readConfig } from './config';
import { CommandJobs } from './jobs';
import { cliLogger } from './logger';

/** Acts on the console as the system. */
export interface Console {
  /** Of the embedded identity provider; null when people sign in elsewhere. */
  identity: IdentityAdmin | null;
  /** Runs maintenance that is no operation of the API, in an audited transaction. */
  inScope<T>(operation: string, work: (scope: Scope) => Promise<T>): Promise<T>;
  /** Calls an operation, and runs the jobs that it adds. */
  call<E extends Endpoint>(
    endpoint: E,
    input: RequestOf<E>,
  ): Promise<OutputOf<E>>;
}

/** The language of the terminal; English unless it is Arabic. */
export const terminalLocale = (): Locale =>
  localeOf(process.env.LANG?.split(/[_.]/)[0]);

/** Who runs the command, for the audit log: the account and the machine. */
function terminalAgent(): string {
  let account: string;
  try {
    account = userInfo().username;
  } catch {
    // A container may run under a number that has no account.
    account = `uid ${process.getuid?.() ?? '?'}`;
  }
  return `hq-cli ${account}@${hostname()}`;
}

interface Started {
  kernel: Kernel;
  jobs: CommandJobs;
  identity: IdentityAdmin | null;
}

/** Plugin `hq` without a server: the domains' operations on a kernel of this process. */
function createHost(ready: (started: Started) => void) {
  return createBackendPlugin({
    pluginId: 'hq',
    register(env) {
      const operations: Operation[] = [];
      const jobs = new CommandJobs();
      env.registerExtensionPoint(hqExtensionPoint, {
        addOperations: added => operations.push(...added),
        addJob: job => jobs.add(job),
        // Commands answer no requests.
        addPublicFiles: () => {},
      });
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          database: hqDatabaseServiceRef,
          identity: hqIdentityAdminServiceRef,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
        },
        async init(deps) {
          const { database } = deps;
          await syncSystemRoles(database.knex);
          // Unless a server does: what was left unsealed is sealed first, what the command writes at its end.
          await startAuditSealer(deps).stop();
          startAuditSealer(deps);
          const { enqueue } = jobs;
          const kernel = new Kernel({ knex: database.knex, enqueue });
          kernel.add(operations);
          ready({ kernel, jobs, identity: deps.identity.admin });
        },
      });
    },
  });
}

function createBackend(config: Config, ready: (started: Started) => void) {
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
    tenantsModule,
  ]) {
    backend.add(feature);
  }
  return backend;
}

function callInfo(): CallInfo {
  const requestId = randomUUID();
  return {
    door: 'cli',
    requestId,
    correlationId: requestId,
    locale: terminalLocale(),
    userAgent: terminalAgent(),
  };
}

/**
 * Runs work on the console's operations: same kernel, same rules, same audit trail as the API, by the system
 * through the door `cli`. Brings the database up to date first.
 */
export async function withConsole<T>(
  work: (console: Console) => Promise<T>,
): Promise<T> {
  const holder: { started?: Started } = {};
  const backend = createBackend(await readConfig(), started => {
    holder.started = started;
  });
  await backend.start();
  if (!holder.started) throw new Error('The operations did not start');
  const { kernel, jobs, identity } = holder.started;
  try {
    return await work({
      identity,
      inScope: (operation, maintain) =>
        kernel.inScope(operation, callInfo(), maintain),
      async call<E extends Endpoint>(endpoint: E, input: RequestOf<E>) {
        const info = callInfo();
        const actor = systemActor;
        const { body } = await kernel.run({ endpoint, input, actor, info });
        await jobs.run(kernel, info);
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
