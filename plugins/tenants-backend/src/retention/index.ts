export { retentionOperations } from './operations';
export { purgeJob } from './purgeJob';
export { noticeJob } from './noticeJob';
export { sweepJob } from './sweepJob';
