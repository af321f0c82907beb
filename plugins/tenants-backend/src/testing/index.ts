export { newTenant } from './builders';
export { BulkTestbed, bulkRights } from './bulkBed';
export {
  csvOf,
  goodRow,
  importRights,
  ImportTestbed,
  type FileRow,
} from './importBed';
export { pngOf, svg } from './logos';
export { PurgeTestbed } from './purgeBed';
export { inDays, ScheduleBed, scheduleRights } from './scheduleBed';
export { TenantTestbed } from './testbed';
