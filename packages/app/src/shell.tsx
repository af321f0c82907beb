import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { authExtensions } from './auth';
import { errorExtensions } from './errors';
import { faroExtension } from './faro';
import { layoutExtension } from './layout/AppLayout';
import { pageLayoutExtension } from './layout/PageLayout';
import { navExtensions } from './nav';
import { themeExtensions } from './theme';
import { stockTranslations } from './translations/stock';

/** The console's own shell in place of Backstage's. */
export const shell = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ...authExtensions,
    ...errorExtensions,
    ...navExtensions,
    ...stockTranslations,
    ...themeExtensions,
    faroExtension,
    layoutExtension,
    pageLayoutExtension,
  ],
});
