import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { hqMessages } from './messages';

/** Texts of the UI kit. A plugin makes its own ref in the same way. */
export const hqTranslationRef = createTranslationRef({
  id: 'hq-react',
  messages: hqMessages,
  translations: { ar: () => import('./ar') },
});

/** The UI kit's texts in the console's language. */
export function useHqTranslation(): {
  t: TranslationFunction<typeof hqTranslationRef.T>;
} {
  return useTranslationRef(hqTranslationRef);
}
