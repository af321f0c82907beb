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

/** How a person reads numbers and dates; why: docs/decisions/0007-digits.md. */
export interface FormatChoices {
  /** Digits of Arabic texts, by their name in Unicode. */
  digits: 'latn' | 'arab';
  /** Whether dates have the Hijri date beside them. */
  hijri: boolean;
}

/** What holds where nobody has chosen: in messages of the API, on the sign-in pages and at first in the portal. */
export const defaultFormats: FormatChoices = { digits: 'latn', hijri: false };

let formats = defaultFormats;

/** Takes a person's choices. The portal calls it once, before any text is loaded; servers never do. */
export function chooseFormats(choices: FormatChoices): void {
  formats = choices;
}

/** The choices that hold in this program. */
export const chosenFormats = (): FormatChoices => formats;

/** Locale names for Intl, the only ones that the console formats with: numbers, dates, lists and names. */
export const intlLocales: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  get ar() {
    return `ar-u-nu-${formats.digits}-ca-gregory`;
  },
};

/** The same with the Hijri calendar, as Umm al-Qura counts it. */
export const hijriLocale = (locale: Locale): string =>
  locale === 'en'
    ? 'en-GB-u-ca-islamic-umalqura'
    : `ar-u-nu-${formats.digits}-ca-islamic-umalqura`;

/** A number inside an Arabic text of a translation, as `{{count, number}}` is inside an English one. */
export const arabicNumber = (name: string): string =>
  `{{${name}, number(numberingSystem: ${formats.digits})}}`;

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
