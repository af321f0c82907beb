export { scheduleOperations } from './operations';
export { scheduledChangeJob } from './runJob';
export { skippedJob } from './skippedJob';
