import type { Text } from '@cleanmatex/hq-common';
import { commonWords } from './commonWords';
import { isGuessable } from './strength';

/** Shortest password, in characters. */
export const MIN_PASSWORD_LENGTH = 15;
/** Longest password, in characters. */
export const MAX_PASSWORD_LENGTH = 256;

const FEWEST_OWN_CHARACTERS = 4;
const SEQUENCES = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
];

/** Why a password is refused. */
export const passwordProblems = {
  too_short: {
    en: 'Use at least 15 characters; several words in a row are easy to remember',
    ar: 'استخدم 15 حرفًا على الأقل؛ عدة كلمات متتالية يسهل تذكرها',
  },
  too_long: {
    en: 'Use at most 256 characters',
    ar: 'استخدم 256 حرفًا على الأكثر',
  },
  too_common: {
    en: 'This password is easy to guess: it is known from data breaches, or made of common words, sequences or repetitions',
    ar: 'كلمة المرور هذه سهلة التخمين: ظهرت في تسريبات بيانات، أو تتكون من كلمات شائعة أو تسلسلات أو تكرار',
  },
  contains_name: {
    en: 'Leave your name and e-mail out of the password',
    ar: 'لا تستخدم اسمك أو بريدك الإلكتروني في كلمة المرور',
  },
} satisfies Record<string, Text>;

export type PasswordProblem = keyof typeof passwordProblems;

/** Whose password it is. */
export interface PasswordOwner {
  email: string;
  name: string;
}

/**
 * Judges a new password. Composition rules are not used: length and being hard to guess are what counts.
 * @returns null when it is good enough.
 */
export function passwordProblem(
  password: string,
  owner: PasswordOwner,
): PasswordProblem | null {
  const normalized = password.normalize('NFKC');
  const length = [...normalized].length;
  if (length < MIN_PASSWORD_LENGTH) return 'too_short';
  if (length > MAX_PASSWORD_LENGTH) return 'too_long';
  const folded = normalized.toLowerCase();
  const own = ownWords(owner);
  if (without(folded, own).length <= folded.length / 2) return 'contains_name';
  const madeOfCommonWords =
    unexplained(folded, [...commonWords, ...own]) < FEWEST_OWN_CHARACTERS;
  return madeOfCommonWords || isGuessable(folded, own) ? 'too_common' : null;
}

function ownWords({ email, name }: PasswordOwner): string[] {
  return `${email} ${name}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length >= 3);
}

function without(text: string, words: string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, word) => rest.split(word).join(''), text);
}

/** Letters and digits that are neither of the words nor part of a sequence or a short number. */
function unexplained(folded: string, words: string[]): number {
  return without(folded, words)
    .split(/[^\p{L}\p{N}]+/u)
    .join('')
    .replace(/\d+|\p{L}{4,}/gu, run =>
      /^\d{1,4}$/.test(run) || SEQUENCES.some(text => text.includes(run))
        ? ''
        : run,
    ).length;
}
