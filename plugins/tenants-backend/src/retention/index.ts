export { retentionOperations } from './operations';
export { purgeJob } from './purgeJob';
