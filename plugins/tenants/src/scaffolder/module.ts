import {
  ApiBlueprint,
  appLanguageApiRef,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { LocalizedScaffolderClient } from './localizedClient';

/** Makes the scaffolder's templates, forms and runs speak the console's language. */
export const localizedScaffolder = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    ApiBlueprint.make({
      params: define =>
        define({
          api: scaffolderApiRef,
          deps: {
            discoveryApi: discoveryApiRef,
            fetchApi: fetchApiRef,
            identityApi: identityApiRef,
            scmIntegrationsApi: scmIntegrationsApiRef,
            language: appLanguageApiRef,
          },
          factory: ({ language, ...apis }) =>
            new LocalizedScaffolderClient(apis, language),
        }),
    }),
  ],
});
