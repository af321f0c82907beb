import type { DefaultEntityPresentationApiRenderer } from '@backstage/plugin-catalog';
import {
  defaultEntityPresentation,
  type catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { HQ_NAME2_ANNOTATION, type Locale } from '@cleanmatex/hq-common';
import { pickLanguage } from '@cleanmatex/hq-react';

type CatalogApi = typeof catalogApiRef.T;

/** The catalog with entities that always bring their annotations, in which their Arabic names are. */
export function withNames(
  catalog: Pick<CatalogApi, 'getEntitiesByRefs'>,
): CatalogApi {
  return {
    getEntitiesByRefs: (request, options) =>
      catalog.getEntitiesByRefs(
        {
          ...request,
          fields: request.fields && [
            ...(request.fields as string[]),
            'metadata.annotations',
          ],
        },
        options,
      ),
  } as CatalogApi;
}

/** Names an entity in the language that is asked for at the time: by its Arabic name, or its half of a title in both. */
export function bilingualRenderer(
  localeNow: () => Locale,
): DefaultEntityPresentationApiRenderer {
  return {
    async: true,
    render: ({ entityRef, entity, context }) => {
      const locale = localeNow();
      const shown = defaultEntityPresentation(entity ?? entityRef, context);
      const name2 = entity?.metadata.annotations?.[HQ_NAME2_ANNOTATION];
      const primaryTitle =
        locale === 'ar' && name2
          ? name2
          : pickLanguage(shown.primaryTitle, locale);
      return { snapshot: { ...shown, primaryTitle } };
    },
  };
}
