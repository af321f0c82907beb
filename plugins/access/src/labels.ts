import {
  permissionNames,
  permissionText,
  userStatuses,
} from '@cleanmatex/hq-common';
import { useFormat, useHqLanguage, type DiffTexts } from '@cleanmatex/hq-react';
import { useAccessTranslation } from './i18n/ref';
import { useRoleNames } from './useRoles';

/** Names and values of a person's changed fields, for the preview of an act. */
export function useUserDiff(): DiffTexts {
  const { t } = useAccessTranslation();
  const roleNames = useRoleNames();
  const labels: Record<string, string> = {
    email: t('user.field.email'),
    name: t('user.field.name'),
    name2: t('user.field.name2'),
    locale: t('user.field.locale'),
    status: t('user.field.status'),
    roles: t('user.field.roles'),
    openSessions: t('user.field.openSessions'),
    open: t('sessions.open'),
  };
  return {
    labelOf: path => labels[path],
    formatValue: (path, value) => {
      if (path === 'roles' && Array.isArray(value)) {
        return roleNames(value.map(String));
      }
      const status = userStatuses.find(known => known === value);
      return path === 'status' && status
        ? t(`user.status.${status}`)
        : undefined;
    },
  };
}

/** Names and values of a role's changed fields, and of the API keys that lose it, for the preview of an act. */
export function useRoleDiff(): DiffTexts {
  const { t } = useAccessTranslation();
  const locale = useHqLanguage();
  const format = useFormat();
  const labels: Record<string, string> = {
    name: t('role.field.name'),
    name2: t('role.field.name2'),
    description: t('role.field.description'),
    description2: t('role.field.description2'),
    mfaRequired: t('role.field.mfa'),
    permissions: t('role.field.permissions'),
    roleCode: t('key.field.role'),
  };
  return {
    labelOf: path => labels[path],
    formatValue: (path, value) =>
      path === 'permissions' && Array.isArray(value)
        ? format.list(
            permissionNames
              .filter(name => value.includes(name))
              .map(name => permissionText(name)[locale]),
          )
        : undefined,
  };
}
