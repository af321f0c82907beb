import {
  coreServices,
  createServiceFactory,
  RootConfigService,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import {
  HqDatabase,
  hqDatabaseServiceRef,
  isEmbedded,
} from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import { grantSampleFleet } from './sampleFleet';
import { migrateStatus, migrateUp } from './migrator';
import { grantPurger } from './purger';
import { checkPlatform, PlatformMismatchError } from './platform';
import { createOwnerPool, createRuntimePool, runtimeUrl } from './pool';
import { prepareDatabase, ProgressLog, requireRuntimeLogin } from './server';

/** More of them than this make the writes of a small machine slower: its cores then change between sessions. */
export const DEFAULT_POOL_MAX = 10;
const DEFAULT_STARTUP_TIMEOUT_S = 60;

/**
 * Makes the database ready and opens the run-time pool: waits for the server,
 * creates the database when missing, checks the platform's tables, and applies
 * pending migrations.
 *
 * @throws DatabaseUnavailableError (also when the run-time login may not work as `hq_console`), MigrationError, and PlatformMismatchError
 *   when a difference of a platform table would break the console
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
  await migrateChecked(ownerUrl, log);
  await grantPurger(ownerUrl);
  if (isEmbedded(options.config)) await grantSampleFleet(ownerUrl);
  const max = settings.getOptionalNumber('pool.max') ?? DEFAULT_POOL_MAX;
  const login = settings.getOptionalString('runtimeUrl') ?? ownerUrl;
  await requireRuntimeLogin(login);
  return {
    knex: createRuntimePool(login, { max }),
    url: runtimeUrl(login),
    ownerUrl,
  };
}

/**
 * Checks the platform's tables, applies pending migrations, and checks again: a platform that does not fit is left
 * as it was.
 *
 * @param url - connection string of the owner
 * @returns ids of the migrations that this call applied, oldest first
 * @throws PlatformMismatchError with the report; MigrationError
 */
export async function migrateChecked(
  url: string,
  log?: ProgressLog,
): Promise<string[]> {
  const owner = createOwnerPool(url, { max: 1 });
  try {
    const status = await migrateStatus({ url });
    if (status.some(({ state }) => state === 'pending')) {
      await requireFit(owner, { migrated: false });
    }
    const applied = await migrateUp({ url, log });
    await requireFit(owner);
    return applied;
  } finally {
    await owner.destroy();
  }
}

async function requireFit(
  owner: Knex,
  options?: { migrated: boolean },
): Promise<void> {
  const report = await checkPlatform(owner, options);
  if (report.breaking) {
    throw new PlatformMismatchError(report);
  }
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
