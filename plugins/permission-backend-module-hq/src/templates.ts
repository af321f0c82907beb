import type { PermissionName } from '@cleanmatex/hq-common';

/**
 * Permissions that templates of the scaffolder ask for. A template names its permission in the annotation
 * below, and as a tag of its steps' and parameters' `backstage:permissions`.
 */
export const templatePermissions = [
  'hq.tenant.create',
  'hq.tenant.suspend',
  'hq.tenant.activate',
] as const satisfies readonly PermissionName[];

/** Annotation of a Template entity: the permission that its runner needs. */
export const TEMPLATE_PERMISSION_ANNOTATION = 'hq.cleanmatex.com/permission';
