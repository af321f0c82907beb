import type { PermissionName } from '@cleanmatex/hq-common';
import { useActor, type HqTab } from '@cleanmatex/hq-react';
import { useAccessTranslation } from './i18n/ref';

const tabs = [
  { key: 'tab.users', href: '/access/users', permission: 'hq.user.read' },
  { key: 'tab.roles', href: '/access/roles', permission: 'hq.role.read' },
  {
    key: 'tab.apiKeys',
    href: '/access/api-keys',
    permission: 'hq.api-key.read',
  },
  {
    key: 'tab.sessions',
    href: '/access/sessions',
    permission: 'hq.session.read',
  },
] as const satisfies ReadonlyArray<{
  href: string;
  permission: PermissionName;
  key: string;
}>;

/** The access pages that the signed-in person may see; undefined while that is not known yet. */
export function useTabs(): HqTab[] | undefined {
  const { t } = useAccessTranslation();
  const { actor } = useActor();
  return (
    actor &&
    tabs
      .filter(({ permission }) => actor.permissions.includes(permission))
      .map(({ key, href }) => ({ label: t(key), href }))
  );
}
