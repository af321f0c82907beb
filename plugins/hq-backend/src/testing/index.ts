export { grantSampleFleet } from '../database/sampleFleet';
export { bulkJob, bulkOperations } from '../bulk';
export { PluginDatabases } from './pluginDatabases';
export { TestDatabase } from './testDatabase';
export { TestKernel, actorWith, type TestCall } from './testKernel';
export { startTestPortal, type TestPortal } from './testPortal';
export {
  buildPlatformFixture,
  FIXTURE_TENANTS,
  PLATFORM_OWNER,
} from './platformFixture';
