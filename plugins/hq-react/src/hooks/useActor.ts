import {
  accessContract,
  permissionCatalog,
  systemRoles,
  type Locale,
  type Me,
  type PermissionName,
} from '@cleanmatex/hq-common';
import { useHqQuery } from '../api/queries';
import { useHqTranslation } from '../i18n/ref';
import { createFormat } from '../i18n/useFormat';
import { useHqLanguage } from '../i18n/useHqLanguage';

const REFRESH_MS = 60_000;

/** The signed-in person with roles and permissions, as of at most a minute ago. */
export function useActor(): { actor?: Me; isLoading: boolean } {
  const { data, isLoading } = useHqQuery(
    accessContract.me.get,
    {},
    { refetchInterval: REFRESH_MS },
  );
  return { actor: data, isLoading };
}

/** Whether something may be done, and why not. */
export interface May {
  allowed: boolean;
  /** Why not, in the console's language; absent when allowed or while it is not known yet. */
  reason?: string;
  isLoading: boolean;
}

/** What holding a permission allows, in a language. */
export function permissionTitle(
  permission: PermissionName,
  locale: Locale,
): string {
  const { title, title2 } = permissionCatalog[permission];
  return locale === 'ar' ? title2 : title;
}

/** Names of the roles of the console that hold a permission, as one text. */
export function rolesWith(permission: PermissionName, locale: Locale): string {
  const names = systemRoles
    .filter(role => role.permissions.includes(permission))
    .map(role => (locale === 'ar' ? role.name2 : role.name));
  return createFormat(locale).list(names);
}

/**
 * Whether the signed-in person holds a permission, with the reason when not. It decides what is shown;
 * the API decides what happens.
 */
export function useMay(permission: PermissionName): May {
  const { actor, isLoading } = useActor();
  const { t } = useHqTranslation();
  const locale = useHqLanguage();
  const allowed = actor?.permissions.includes(permission) ?? false;
  if (allowed || !actor) return { allowed, isLoading };
  return {
    allowed,
    isLoading,
    reason: t('permission.missingWithRoles', {
      permission: permissionTitle(permission, locale),
      roles: rolesWith(permission, locale),
    }),
  };
}
