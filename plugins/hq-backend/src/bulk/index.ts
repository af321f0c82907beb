export { bulkJob, type BulkWork } from './job';
export { bulkOperations } from './operations';
