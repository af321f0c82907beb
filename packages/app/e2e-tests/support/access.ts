import {
  permissionText,
  roleText,
  type PermissionName,
  type SystemRoleCode,
} from '@cleanmatex/hq-common';
import type { Language } from './texts';

/** What a permission allows. */
export const titleOf = (permission: PermissionName, language: Language) =>
  permissionText(permission)[language];

/** The name of a role of the console. */
export const roleName = (code: SystemRoleCode, language: Language) =>
  roleText(code)[language];
