import type { ComponentType } from 'react';

/** Props of a tab's content. */
export interface TenantTabProps {
  tenantId: string;
  /** Address of another tab of the same tenant. */
  hrefOf: (tab: TenantTabName | 'overview') => string;
}

/** A tab of a tenant's page beside its overview; its content is loaded when it is opened. */
interface TenantTab {
  /** Last part of its address. */
  name: string;
  /** English title for the catalog, which knows no other; the page shows `tab.<name>`. */
  title: string;
  load: () => Promise<ComponentType<TenantTabProps>>;
}

/** The tabs beside the overview, in their order. A new one is a line here and a text `tab.<name>`. */
export const tenantTabs = [
  {
    name: 'profile',
    title: 'Profile and branding',
    load: () => import('./ProfileTab').then(tab => tab.ProfileTab),
  },
  {
    name: 'branches',
    title: 'Branches',
    load: () => import('./BranchesTab').then(tab => tab.BranchesTab),
  },
  {
    name: 'users',
    title: 'Users',
    load: () => import('./UsersTab').then(tab => tab.UsersTab),
  },
  {
    name: 'settings',
    title: 'Settings',
    load: () => import('../settings/SettingsTab').then(tab => tab.SettingsTab),
  },
  {
    name: 'subscription',
    title: 'Subscription',
    load: () => import('./SubscriptionTab').then(tab => tab.SubscriptionTab),
  },
  {
    name: 'usage',
    title: 'Usage',
    load: () => import('../usage/UsageTab').then(tab => tab.UsageTab),
  },
  {
    name: 'initialization',
    title: 'Initialization',
    load: () =>
      import('./InitializationTab').then(tab => tab.InitializationTab),
  },
  {
    name: 'timeline',
    title: 'Timeline',
    load: () => import('../timeline/TimelineTab').then(tab => tab.TimelineTab),
  },
] as const satisfies readonly TenantTab[];

/** Name of a tab beside the overview. */
export type TenantTabName = (typeof tenantTabs)[number]['name'];
