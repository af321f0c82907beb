export { TENANT_CHANGED } from './change';
export { expireTrialJob, initializationJob } from './initialization';
export { tenantsModule as default } from './module';
export { tenantOperations } from './operations';
export { sampleFleetJobs, sampleFleetOperations } from './sampleFleet';
export { tenantsServerModule } from './serverModule';
export { createTenant, editTenant } from './service';
