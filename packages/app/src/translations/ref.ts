import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { shellMessages } from './messages';

/** Texts of the shell: navigation, home page, command palette, error pages. */
export const shellTranslationRef = createTranslationRef({
  id: 'hq-shell',
  messages: shellMessages,
  translations: { ar: () => import('./ar') },
});

type Messages = typeof shellMessages;

/** Key of a text of the shell that takes no values. */
export type ShellKey = {
  [K in keyof Messages]: Messages[K] extends `${string}{{${string}` ? never : K;
}[keyof Messages];
