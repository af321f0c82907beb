import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';

/** Backstage's settings with the console's own general page. */
export const settingsPlugin = userSettingsPlugin.withOverrides({
  extensions: [
    userSettingsPlugin.getExtension('sub-page:user-settings/general').override({
      params: {
        loader: () => import('./SettingsPage').then(m => <m.default />),
      },
    }),
  ],
});
