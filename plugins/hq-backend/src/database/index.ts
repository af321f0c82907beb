export {
  hqDatabaseServiceFactory,
  migrateChecked,
  openDatabase,
  DEFAULT_POOL_MAX,
} from './service';
export {
  migrateDown,
  MigrationError,
  migrateStatus,
  migrateUp,
  type MigrateOptions,
  type MigrationStatus,
} from './migrator';
export { createOwnerPool, createRuntimePool, runtimeUrl } from './pool';
export { DatabaseUnavailableError, prepareDatabase } from './server';
export {
  checkPlatform,
  formatPlatformReport,
  PlatformMismatchError,
  type PlatformDifference,
  type PlatformReport,
  type PlatformTableReport,
} from './platform';
