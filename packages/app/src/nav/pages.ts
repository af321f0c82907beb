import type { PermissionName } from '@cleanmatex/hq-common';
import type { ShellKey } from '../translations/ref';

/** A page of the main navigation. */
export interface NavPage {
  /** Id of the page's extension. */
  id: string;
  label: ShellKey;
  /** Hidden from whoever does not hold one of these. Default: shown to all. */
  permissions?: PermissionName[];
}

/** The main navigation, in its order. Pages that are not installed are left out. */
export const navPages: NavPage[] = [
  { id: 'page:home', label: 'nav.home' },
  {
    id: 'page:tenants',
    label: 'nav.tenants',
    permissions: ['hq.tenant.read'],
  },
  { id: 'page:bulk', label: 'nav.bulk', permissions: ['hq.bulk.read'] },
  { id: 'page:audit', label: 'nav.audit', permissions: ['hq.audit.read'] },
  {
    id: 'page:access',
    label: 'nav.access',
    permissions: ['hq.user.read', 'hq.role.read', 'hq.api-key.read'],
  },
  { id: 'page:catalog', label: 'nav.catalog' },
  { id: 'page:scaffolder', label: 'nav.create' },
  { id: 'page:api-docs', label: 'nav.apiDocs' },
  { id: 'page:notifications', label: 'nav.notifications' },
  { id: 'page:user-settings', label: 'nav.settings' },
];

/** Pages that are reached from elsewhere and have no entry in the navigation. */
export const hiddenPages = ['page:catalog-graph'];
