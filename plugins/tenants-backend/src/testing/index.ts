export { newTenant } from './builders';
export { BulkTestbed, bulkRights } from './bulkBed';
export { TenantTestbed } from './testbed';
