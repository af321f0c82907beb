import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import { DefaultEntityPresentationApi } from '@backstage/plugin-catalog';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  catalogApiRef,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { bilingualRenderer, withNames } from './presentation';

/** Backstage's catalog with entities named in the console's language. */
export const bilingualCatalogPlugin = catalogPlugin.withOverrides({
  extensions: [
    catalogPlugin.getExtension('api:catalog/entity-presentation').override({
      params: define =>
        define({
          api: entityPresentationApiRef,
          deps: { catalogApi: catalogApiRef, languageApi: appLanguageApiRef },
          factory: ({ catalogApi, languageApi }) =>
            DefaultEntityPresentationApi.create({
              catalogApi: withNames(catalogApi),
              renderer: bilingualRenderer(() =>
                languageApi.getLanguage().language === 'ar' ? 'ar' : 'en',
              ),
            }),
        }),
    }),
  ],
});
