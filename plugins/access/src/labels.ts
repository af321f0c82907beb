import { userStatuses } from '@cleanmatex/hq-common';
import type { DiffTexts } from '@cleanmatex/hq-react';
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
