import { createApp } from '@backstage/frontend-defaults';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import userSettingsStorage from '@backstage/plugin-app-module-user-settings';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import accessPlugin from '@cleanmatex/access';
import auditPlugin from '@cleanmatex/audit';
import bulkPlugin from '@cleanmatex/bulk';
import tenantsPlugin, { localizedScaffolder } from '@cleanmatex/tenants';
import { bilingualCatalogPlugin } from './catalog';
import { createPlugin } from './create';
import { homePlugin } from './home';
import { settingsPlugin } from './settings';
import { shell } from './shell';

/** The portal: Backstage's plugins, the console's own, and its shell. */
export default createApp({
  features: [
    apiDocsPlugin,
    bilingualCatalogPlugin,
    catalogGraphPlugin,
    notificationsPlugin,
    orgPlugin,
    createPlugin,
    localizedScaffolder,
    signalsPlugin,
    settingsPlugin,
    userSettingsStorage,
    accessPlugin,
    auditPlugin,
    bulkPlugin,
    homePlugin,
    tenantsPlugin,
    shell,
  ],
});
