export { hqDatabaseServiceFactory, openDatabase } from './service';
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
