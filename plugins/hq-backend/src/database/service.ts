import {
  coreServices,
  createServiceFactory,
  RootConfigService,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { HqDatabase, hqDatabaseServiceRef } from '@cleanmatex/hq-node';
import { migrateUp } from './migrator';
import { createRuntimePool, runtimeUrl } from './pool';
import { prepareDatabase } from './server';

const DEFAULT_POOL_MAX = 20;
const DEFAULT_STARTUP_TIMEOUT_S = 60;

/**
 * Makes the database ready and opens the run-time pool: waits for the server,
 * creates the database when missing, and applies pending migrations.
 *
 * @throws DatabaseUnavailableError, MigrationError
 */
export async function openDatabase(options: {
  config: RootConfigService;
  logger: RootLoggerService;
}): Promise<HqDatabase> {
  const settings = options.config.getConfig('hq.database');
  const ownerUrl = settings.getString('url');
  const log = options.logger.child({ component: 'database' });
  const timeoutS =
    settings.getOptionalNumber('startupTimeoutSeconds') ??
    DEFAULT_STARTUP_TIMEOUT_S;
  await prepareDatabase(ownerUrl, { timeoutMs: timeoutS * 1000, log });
  await migrateUp({ url: ownerUrl, log });
  const max = settings.getOptionalNumber('pool.max') ?? DEFAULT_POOL_MAX;
  return {
    knex: createRuntimePool(ownerUrl, { max }),
    url: runtimeUrl(ownerUrl),
    ownerUrl,
  };
}

/**
 * The database service: {@link openDatabase} with `hq.database` of the
 * configuration, closed when the backend stops.
 */
export const hqDatabaseServiceFactory = createServiceFactory({
  service: hqDatabaseServiceRef,
  deps: {
    config: coreServices.rootConfig,
    logger: coreServices.rootLogger,
    lifecycle: coreServices.rootLifecycle,
  },
  async factory({ config, logger, lifecycle }) {
    const database = await openDatabase({ config, logger });
    lifecycle.addShutdownHook(() => database.knex.destroy());
    return database;
  },
});
