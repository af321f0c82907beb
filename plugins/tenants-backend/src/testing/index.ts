export { newTenant } from './builders';
export { TenantTestbed } from './testbed';
