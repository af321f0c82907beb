import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { accessMessages } from './messages';

/** Texts of the access pages. */
export const accessTranslationRef = createTranslationRef({
  id: 'access',
  messages: accessMessages,
  translations: { ar: () => import('./ar') },
});

/** Translates a key of the access pages. */
export type AccessT = TranslationFunction<typeof accessTranslationRef.T>;

/** The access pages' texts in the console's language. */
export function useAccessTranslation(): { t: AccessT } {
  return useTranslationRef(accessTranslationRef);
}
