export { hqIdentityAdminServiceFactory } from './admin';
export { identityPlugin as default } from './plugin';
export { sampleStaff } from './sampleStaff';
