import type { Locale } from '@cleanmatex/hq-common';

const SEPARATOR = ' · ';
const ARABIC_LETTER = /\p{Script=Arabic}/u;

/** One language of a text that has two, such as "Suspend a tenant · إيقاف منشأة"; another text as it is. */
export function pickLanguage(text: string, locale: Locale): string {
  const parts = text.split(SEPARATOR);
  const isArabic = (part: string) => ARABIC_LETTER.test(part);
  if (!parts.some(isArabic) || parts.every(isArabic)) return text;
  return parts
    .filter(part => isArabic(part) === (locale === 'ar'))
    .join(SEPARATOR);
}
