import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { bulkMessages } from './messages';

/** Texts of the pages of bulk runs. */
export const bulkTranslationRef = createTranslationRef({
  id: 'bulk',
  messages: bulkMessages,
  translations: { ar: () => import('./ar') },
});

/** Translates a key of the pages of bulk runs. */
export type BulkT = TranslationFunction<typeof bulkTranslationRef.T>;

/** The texts of the bulk runs' pages in the console's language. */
export function useBulkTranslation(): { t: BulkT } {
  return useTranslationRef(bulkTranslationRef);
}
