import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import {
  createTranslationResource,
  type TranslationMessages,
  type TranslationRef,
} from '@backstage/frontend-plugin-api';
import { apiDocsTranslationRef } from '@backstage/plugin-api-docs/alpha';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogGraphTranslationRef } from '@backstage/plugin-catalog-graph/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { notificationsTranslationRef } from '@backstage/plugin-notifications/alpha';
import { orgTranslationRef } from '@backstage/plugin-org/alpha';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings/alpha';
import { englishOverrides } from './english';

type Texts = { default: Record<string, string> };

interface StockTexts {
  ref: TranslationRef<string, Record<string, string>>;
  arabic: () => Promise<Texts>;
}

/** Backstage's texts that the console has in Arabic, by translation reference. */
export const stockTexts: StockTexts[] = [
  { ref: apiDocsTranslationRef, arabic: () => import('./apiDocs') },
  { ref: catalogTranslationRef, arabic: () => import('./catalog') },
  { ref: catalogGraphTranslationRef, arabic: () => import('./catalogGraph') },
  { ref: catalogReactTranslationRef, arabic: () => import('./catalogReact') },
  {
    ref: coreComponentsTranslationRef,
    arabic: () => import('./coreComponents'),
  },
  {
    ref: notificationsTranslationRef,
    arabic: () => import('./notifications'),
  },
  { ref: orgTranslationRef, arabic: () => import('./org') },
  { ref: scaffolderTranslationRef, arabic: () => import('./scaffolder') },
  {
    ref: scaffolderReactTranslationRef,
    arabic: () => import('./scaffolderReact'),
  },
  { ref: userSettingsTranslationRef, arabic: () => import('./userSettings') },
];

async function messagesOf({
  ref,
  arabic,
}: StockTexts): Promise<{ default: TranslationMessages<string> }> {
  return {
    default: {
      $$type: '@backstage/TranslationMessages',
      id: ref.id,
      full: false,
      messages: (await arabic()).default,
    },
  };
}

/** The texts as extensions of the app. */
export const stockTranslations = [
  ...stockTexts.map(texts =>
    TranslationBlueprint.make({
      name: texts.ref.id,
      params: {
        resource: createTranslationResource({
          ref: texts.ref,
          translations: { ar: () => messagesOf(texts) },
        }),
      },
    }),
  ),
  ...englishOverrides.map(messages =>
    TranslationBlueprint.make({
      name: `${messages.id}-english`,
      params: { resource: messages },
    }),
  ),
];
