import {
  coreServices,
  createBackendPlugin,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { hqDatabaseServiceRef } from '@cleanmatex/hq-node';
import { createIdentity, type Identity } from './identity';
import { identityEnabled, readIdentityOptions } from './options';
import { deleteExpired } from './provider/adapter';
import { LiveProvider } from './provider/liveProvider';
import { createIdentityRouter } from './router';
import { createSampleStaff } from './sampleStaff';

/**
 * The embedded OpenID provider at `/api/identity`. Registers nothing when `identity.enabled` is false, because the
 * company's own provider is used.
 */
export const identityPlugin = createBackendPlugin({
  pluginId: 'identity',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: hqDatabaseServiceRef,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({
        config,
        database,
        httpRouter,
        lifecycle,
        logger,
        scheduler,
      }) {
        if (!identityEnabled(config)) return;
        const options = readIdentityOptions(config);
        const identity = createIdentity(options, database.knex);
        await seedSampleStaff(identity, config, logger);
        const provider = await LiveProvider.create(identity, logger);
        provider.start();
        lifecycle.addShutdownHook(() => provider.stop());
        httpRouter.use(createIdentityRouter(identity, provider, logger));
        httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
        await scheduler.scheduleTask({
          id: 'identity-delete-expired',
          frequency: { minutes: 10 },
          timeout: { minutes: 1 },
          initialDelay: { minutes: 1 },
          fn: () => deleteExpired(identity.sql),
        });
      },
    });
  },
});

/** People to try the console with: on the embedded database alone, never in production. */
async function seedSampleStaff(
  identity: Identity,
  config: Config,
  logger: LoggerService,
): Promise<void> {
  const wanted =
    config.getOptionalBoolean('hq.database.embedded') === true &&
    process.env.NODE_ENV !== 'production';
  if (!wanted) return;
  const given = config.getOptional('hq.sampleStaffPassword') || undefined;
  const password = await createSampleStaff(
    identity,
    given === undefined ? undefined : String(given),
  );
  if (password === null) return;
  logger.info('Made five sample staff, one per role');
  if (given === undefined) {
    process.stdout.write(`\n  Password of the sample staff: ${password}\n\n`);
  }
}
