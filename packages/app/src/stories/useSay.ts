import { useHqLanguage } from '@cleanmatex/hq-react';

/** Texts of a story, which are samples as its data are: English and Arabic beside each other. */
export function useSay(): (en: string, ar: string) => string {
  const locale = useHqLanguage();
  return (en, ar) => (locale === 'ar' ? ar : en);
}
