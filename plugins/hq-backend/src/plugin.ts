import {
  coreServices,
  createBackendPlugin,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { hqPermissions } from '@cleanmatex/hq-common';
import {
  hqAccessServiceRef,
  hqDatabaseServiceRef,
  hqExtensionPoint,
  type Job,
  type Operation,
} from '@cleanmatex/hq-node';
import { registerActions } from './doors/actions';
import { openApiDocument } from './doors/openapi';
import { OutboxRelay } from './events/relay';
import { RateLimit } from './http/rateLimit';
import { createHqRouter } from './http/router';
import { JobQueue } from './jobs/queue';
import { startWorker } from './jobs/worker';
import { Kernel } from './kernel/kernel';

function rateLimits(config: RootConfigService) {
  return {
    principalPerMinute:
      config.getOptionalNumber('hq.rateLimit.principalPerMinute') ?? 1_200,
    anonymousPerMinute:
      config.getOptionalNumber('hq.rateLimit.anonymousPerMinute') ?? 60,
  };
}

/** Plugin `hq`: the API at `/api/hq/v1`, and the jobs, events and actions behind it. */
export const hqPlugin = createBackendPlugin({
  pluginId: 'hq',
  register(env) {
    const operations: Operation[] = [];
    const jobs: Job[] = [];
    env.registerExtensionPoint(hqExtensionPoint, {
      addOperations: added => operations.push(...added),
      addJob: job => {
        if (jobs.some(({ queue }) => queue === job.queue)) {
          throw new Error(`Two jobs of queue ${job.queue}`);
        }
        jobs.push(job);
      },
    });
    env.registerInit({
      deps: {
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
      },
      async init(deps) {
        const { access, database, events, lifecycle, logger } = deps;
        const queue = await JobQueue.start(database, logger);
        const relay = new OutboxRelay(database, events, logger);
        const kernel = new Kernel({
          knex: database.knex,
          enqueue: queue.enqueue,
          onCommit: () => relay.wake(),
        });
        kernel.add(operations);
        deps.permissionsRegistry.addPermissions(hqPermissions);
        registerActions(deps.actionsRegistry, kernel, access);
        deps.httpRouter.addAuthPolicy({ path: '/v1', allow: 'unauthenticated' });
        deps.httpRouter.use(
          createHqRouter({
            kernel,
            access,
            httpAuth: deps.httpAuth,
            rateLimit: new RateLimit(rateLimits(deps.config)),
            logger,
            document: await openApiDocument(kernel.endpoints()),
          }),
        );
        lifecycle.addStartupHook(async () => {
          relay.start();
          for (const job of jobs) await startWorker(job, queue, kernel, logger);
        });
        lifecycle.addShutdownHook(async () => {
          await queue.stop();
          await relay.stop();
        });
      },
    });
  },
});
