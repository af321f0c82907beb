import type { Locale } from '@cleanmatex/hq-common';

/** The console's languages, each named in itself. */
export const languageNames: Record<Locale, string> = {
  en: 'English',
  ar: 'العربية',
};
