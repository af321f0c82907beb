/** Letters and digits that are searched as another: alef, hamza and yeh forms, taa marbuta, Persian kaf and gaf, digits. */
const FROM =
  '\u0623\u0625\u0622\u0671\u0649\u0626\u06cc\u0624\u0629\u06af\u06a9' +
  '\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669' +
  '\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9';
const TO =
  '\u0627\u0627\u0627\u0627\u064a\u064a\u064a\u0648\u0647\u0643\u0643' +
  '01234567890123456789';

/** Accents, harakat, superscript alef, tatweel, zero-width and bidirectional marks: left out. */
const MARKS =
  /[\u0300-\u036f\u064b-\u0655\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c]/gu;

/** Everything that is neither letter nor digit once compatibility forms are resolved. */
const SEPARATORS =
  /[\p{Cc}\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u060c\u061b\u061d-\u061f\u066a-\u066d\u06d4\u2000-\u2bff\u3000-\u303f\ufd3e\ufd3f\ufffd\u{1f000}-\u{1faff}]+/gu;

const equivalents = new Map(
  [...FROM].map((letter, index) => [letter, TO[index]]),
);

const toLower = (letter: string) => [...letter.toLowerCase()][0];

/**
 * The form in which names are searched: letters taken apart into base and marks, lower case, Arabic spelling variants
 * and digits unified, marks removed, everything else a single space.
 *
 * The same rules as `hq.normalize_search` in the database; a property test holds the two together.
 */
export function normalizeSearch(text: string): string {
  const letters = [...text.normalize('NFKD')].map(letter => {
    const lower = toLower(letter);
    return equivalents.get(lower) ?? lower;
  });
  return letters
    .join('')
    .replace(MARKS, '')
    .replace(SEPARATORS, ' ')
    .replace(/^ | $/g, '');
}

/** Most words of a search that are looked at. */
const MAX_WORDS = 8;

/**
 * The words that must all occur in a found text. A phone number loses its international or national
 * prefix zeros, so that 0096892123456 and 092123456 find +96892123456.
 * @returns empty when the text has no letter or digit.
 */
export function searchWords(text: string): string[] {
  const words = normalizeSearch(text).split(' ').filter(Boolean);
  const digits = words.join('');
  if (/^0+\d{6,}$/.test(digits)) {
    const whole = digits.replace(/^0+/, '');
    return [whole];
  }
  return words.slice(0, MAX_WORDS);
}
