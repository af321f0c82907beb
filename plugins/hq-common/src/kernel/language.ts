/** Languages of the console. */
export type Locale = 'en' | 'ar';

/** Cookie of the language that a person chose, in the portal or on the sign-in pages: each follows the other. */
export const LANGUAGE_COOKIE = 'hq_language';

/** A text in both languages; `{name}` stands for a parameter. */
export interface Text {
  en: string;
  ar: string;
}

/** Values for the `{name}` parts of a text; one that is a text itself is said in the same language. */
export type TextParams = Record<string, string | number | Text>;

/** Digits of Arabic texts, by their name in Unicode; why: docs/decisions/0007-digits.md. */
const ARABIC_DIGITS = 'latn';

/** Locale names for Intl, the only ones that the console formats with: numbers, dates, lists and names. */
export const intlLocales: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  ar: `ar-u-nu-${ARABIC_DIGITS}-ca-gregory`,
};

/** A number inside an Arabic text of a translation, as `{{count, number}}` is inside an English one. */
export const arabicNumber = (name: string): string =>
  `{{${name}, number(numberingSystem: ${ARABIC_DIGITS})}}`;

/** Says a text in a language with its `{name}` parts filled; an unknown name stays as it is. */
export function fillText(
  text: Text,
  locale: Locale,
  params: TextParams = {},
): string {
  return text[locale].replace(/\{(\w+)\}/g, (whole, name) => {
    if (!Object.hasOwn(params, name)) return whole;
    const value = params[name];
    return typeof value === 'object' ? value[locale] : String(value);
  });
}

/** Several texts as one, parted by commas. */
export function joinTexts(texts: readonly Text[]): Text {
  return {
    en: texts.map(({ en }) => en).join(', '),
    ar: texts.map(({ ar }) => ar).join('، '),
  };
}
