import { joinTexts, type Text } from '../kernel/language';
import {
  isPermissionName,
  permissionCatalog,
  type PermissionName,
} from './permissions';
import { systemRoles } from './roles';

/** What holding a permission allows, in both languages; an unknown one goes by its code. */
export function permissionText(permission: string): Text {
  if (!isPermissionName(permission)) return { en: permission, ar: permission };
  const { title, title2 } = permissionCatalog[permission];
  return { en: title, ar: title2 };
}

/** Several permissions as one text. */
export const permissionsText = (permissions: readonly string[]): Text =>
  joinTexts(permissions.map(permissionText));

/** The name of a role in both languages; a custom one goes by its code. */
export function roleText(code: string): Text {
  const role = systemRoles.find(each => each.code === code);
  return role ? { en: role.name, ar: role.name2 } : { en: code, ar: code };
}

/** Codes of the console's own roles that hold a permission. */
export const rolesHolding = (permission: PermissionName): string[] =>
  systemRoles
    .filter(role => role.permissions.includes(permission))
    .map(({ code }) => code);

/**
 * What `permission_missing` says of a permission: what it allows, and the roles that have it.
 * @param roles - their names. Default: the console's own roles that hold it.
 */
export function missingPermission(
  permission: PermissionName,
  roles: readonly Text[] = rolesHolding(permission).map(roleText),
): { permission: Text; roles: Text } {
  return { permission: permissionText(permission), roles: joinTexts(roles) };
}
