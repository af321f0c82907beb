import type { Locator } from '@playwright/test';
import type { Portal } from '../portal';
import { containing, type Part } from '../texts';

/** Something that a key opens over a page, and the control that opens it. */
export interface Overlay {
  name: string;
  /** The name of the place that it opens on. */
  place: string;
  opener: (portal: Portal) => Locator;
}

const main = (portal: Portal) => portal.page.getByRole('main');

const button =
  (part: Part, key: string) =>
  (portal: Portal): Locator =>
    portal.button(part, key, main(portal)).first();

const on = (place: string, part: Part, ...keys: string[]): Overlay[] =>
  keys.map(key => ({
    name: `${place}, ${key}`,
    place,
    opener: button(part, key),
  }));

/** Dialogs, menus and lists that open over pages. */
export const overlays: Overlay[] = [
  {
    name: 'account',
    place: 'home',
    opener: portal =>
      portal.page.getByRole('button', {
        name: containing(
          portal.say('shell', 'shell.account', { name: '' }).trim(),
        ),
      }),
  },
  {
    name: 'palette',
    place: 'home',
    opener: portal =>
      portal.page.getByRole('button', {
        name: containing(portal.say('shell', 'shell.search')),
      }),
  },
  ...on(
    'tenants',
    'kit',
    'views.title',
    'export.action',
    'table.layout',
    'table.rowMenu',
  ),
  {
    name: 'tenants, filter',
    place: 'tenants',
    opener: ({ page }) =>
      page.locator('.hq-filters .bui-Select button').first(),
  },
  ...on(
    'tenant',
    'tenants',
    'action.edit',
    'action.suspend',
    'action.archive',
    'action.schedule',
    'schedule.cancel',
  ),
  ...on('tenant', 'kit', 'page.more'),
  ...on('tenant/profile', 'tenants', 'brand.change'),
  {
    name: 'setting',
    place: 'tenant/settings',
    opener: portal =>
      main(portal)
        .getByRole('button')
        .filter({ hasText: portal.say('tenants', 'settings.change') })
        .first(),
  },
  ...on('retention', 'tenants', 'policy.change'),
  ...on('bulk run', 'bulk', 'act.start', 'act.cancel'),
  ...on('users', 'access', 'users.add'),
  ...on(
    'user',
    'access',
    'edit.action',
    'invite.action',
    'deactivate.action',
    'endAll.action',
  ),
  ...on('roles', 'access', 'roles.add'),
  // The last role is one that nobody has.
  ...['role.edit.action', 'role.delete.action'].map(key => ({
    name: `roles, ${key}`,
    place: 'roles',
    opener: (portal: Portal) =>
      portal.button('access', key, main(portal)).last(),
  })),
  ...on('API keys', 'access', 'keys.add', 'key.revoke.action'),
  ...on('sessions', 'access', 'session.end.action'),
];
