import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { shellMessages } from './messages';

/** Texts of the shell: navigation, home page, command palette, error pages. */
export const shellTranslationRef = createTranslationRef({
  id: 'hq-shell',
  messages: shellMessages,
  translations: { ar: () => import('./ar') },
});

/** Key of a text of the shell. */
export type ShellKey = keyof typeof shellMessages;
