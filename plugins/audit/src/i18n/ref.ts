import {
  createTranslationRef,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { auditMessages } from './messages';

/** Texts of the audit pages. */
export const auditTranslationRef = createTranslationRef({
  id: 'audit',
  messages: auditMessages,
  translations: { ar: () => import('./ar') },
});

/** Translates a key of the audit pages. */
export type AuditT = TranslationFunction<typeof auditTranslationRef.T>;

/** The audit pages' texts in the console's language. */
export function useAuditTranslation(): { t: AuditT } {
  return useTranslationRef(auditTranslationRef);
}
