export { tenantImportOperations } from './operations';
