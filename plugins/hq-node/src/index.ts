export { hqDatabaseServiceRef, type HqDatabase } from './database';
