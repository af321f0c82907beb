import {
  coreServices,
  type RootConfigService,
  type ServiceRef,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { hqPermissions } from '@cleanmatex/hq-common';
import {
  hqAccessServiceRef,
  hqDatabaseServiceRef,
  type Job,
  type Operation,
  type PublicFiles,
} from '@cleanmatex/hq-node';
import { startAuditSealer } from './audit';
import { bulkJob, bulkOperations } from './bulk';
import { viewOperations } from './views';
import { registerActions } from './doors/actions';
import { openApiDocument } from './doors/openapi';
import { LivePages } from './events/livePages';
import { OutboxRelay } from './events/relay';
import { publicFilesRouter } from './http/publicFiles';
import { RateLimit } from './http/rateLimit';
import { createHqRouter } from './http/router';
import { SharedCounter } from './http/sharedCounter';
import { JobQueue } from './jobs/queue';
import { startWorker } from './jobs/worker';
import { Kernel } from './kernel/kernel';

/** Services that the host stands on. */
export const hostServices = {
  access: hqAccessServiceRef,
  actionsRegistry: actionsRegistryServiceRef,
  config: coreServices.rootConfig,
  database: hqDatabaseServiceRef,
  events: eventsServiceRef,
  httpAuth: coreServices.httpAuth,
  httpRouter: coreServices.httpRouter,
  lifecycle: coreServices.lifecycle,
  logger: coreServices.logger,
  permissionsRegistry: coreServices.permissionsRegistry,
  signals: signalsServiceRef,
};

type Services = {
  [Name in keyof typeof hostServices]: (typeof hostServices)[Name] extends ServiceRef<
    infer Service,
    'plugin' | 'root',
    'singleton' | 'multiton'
  >
    ? Service
    : never;
};

function rateLimits(config: RootConfigService) {
  return {
    principalPerMinute:
      config.getOptionalNumber('hq.rateLimit.principalPerMinute') ?? 1_200,
    anonymousPerMinute:
      config.getOptionalNumber('hq.rateLimit.anonymousPerMinute') ?? 60,
    publicPerMinute:
      config.getOptionalNumber('hq.rateLimit.publicPerMinute') ?? 600,
  };
}

/** What the domains' modules handed in. */
interface HandedIn {
  operations: Operation[];
  jobs: Job[];
  publicFiles: PublicFiles[];
}

function showPublicFiles(
  { httpRouter, logger }: Services,
  publicFiles: PublicFiles[],
  rateLimit: RateLimit,
): void {
  for (const files of publicFiles) {
    const { path } = files;
    httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
    httpRouter.use(publicFilesRouter({ files, rateLimit, logger }));
  }
}

/**
 * Starts the host: the kernel with the domains' operations, its doors, and what runs behind it (job
 * workers, outbox relay, audit sealer). Everything ends with the plugin's lifecycle.
 */
export async function startHost(
  services: Services,
  { operations, jobs, publicFiles }: HandedIn,
): Promise<void> {
  const { access, config, database, events, lifecycle, logger, signals } =
    services;
  const queue = await JobQueue.start(database, logger);
  const pages = new LivePages(signals);
  const relay = new OutboxRelay(database, events, pages, logger);
  const sealer = await startAuditSealer({
    database,
    logger,
    lifecycle,
    config,
  });
  const kernel = new Kernel({
    knex: database.knex,
    enqueue: queue.enqueue,
    rolesHolding: permission => access.rolesHolding(permission),
    onCommit: () => {
      relay.wake();
      sealer.poke();
    },
  });
  kernel.add([...operations, ...bulkOperations, ...viewOperations]);
  const bulk = bulkJob({
    kernel,
    actorById: (type, id) => access.actorById(type, id),
  });
  services.permissionsRegistry.addPermissions(hqPermissions);
  const counter = new SharedCounter(database.knex, logger);
  const rateLimit = new RateLimit(rateLimits(config), counter);
  registerActions(services.actionsRegistry, { kernel, access, rateLimit });
  services.httpRouter.addAuthPolicy({ path: '/v1', allow: 'unauthenticated' });
  services.httpRouter.use(
    createHqRouter({
      kernel,
      access,
      httpAuth: services.httpAuth,
      rateLimit,
      logger,
      document: await openApiDocument(kernel.endpoints()),
    }),
  );
  showPublicFiles(services, publicFiles, rateLimit);
  lifecycle.addStartupHook(async () => {
    relay.start();
    counter.start();
    for (const job of [...jobs, bulk])
      await startWorker(job, queue, kernel, logger);
  });
  lifecycle.addShutdownHook(async () => {
    await queue.stop();
    await relay.stop();
    await counter.stop();
  });
}
