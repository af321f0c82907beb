import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { tenantsMessages } from './messages';

/** Texts of the tenants pages. */
export const tenantsTranslationRef = createTranslationRef({
  id: 'tenants',
  messages: tenantsMessages,
  translations: { ar: () => import('./ar') },
});

/** Translates a key of the tenants pages. */
export type TenantsT = TranslationFunction<typeof tenantsTranslationRef.T>;

/** The tenants pages' texts in the console's language. */
export function useTenantsTranslation(): { t: TenantsT } {
  return useTranslationRef(tenantsTranslationRef);
}
