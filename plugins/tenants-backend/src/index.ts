export { TENANT_CHANGED } from './change';
export { expireTrialJob, initializationJob } from './initialization';
export { tenantsModule as default } from './module';
export { mentionsModule } from './notes/module';
export { tenantOperations } from './operations';
export { tenantScheduleModule } from './schedule';
export { sampleFleetJobs, sampleFleetOperations } from './sampleFleet';
export { createTenant, editTenant } from './service';
