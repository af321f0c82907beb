export { newTenant } from './builders';
export { BulkTestbed, bulkRights } from './bulkBed';
export {
  csvOf,
  goodRow,
  importRights,
  ImportTestbed,
  type FileRow,
} from './importBed';
export { TenantTestbed } from './testbed';
