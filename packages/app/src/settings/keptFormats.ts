import { defaultFormats, type FormatChoices } from '@cleanmatex/hq-common';

/** Where the browser keeps the choices of its person, so that the first text is written by them. */
const KEY = 'hq-formats';

/** Choices out of anything that was kept; the defaults for what is none. */
export function formatsOf(kept: unknown): FormatChoices {
  const { digits, hijri } = (kept ?? {}) as Partial<FormatChoices>;
  return {
    digits: digits === 'arab' ? 'arab' : defaultFormats.digits,
    hijri: hijri === true,
  };
}

/** The choices that this browser knows. */
export function keptFormats(): FormatChoices {
  try {
    return formatsOf(JSON.parse(window.localStorage.getItem(KEY) ?? 'null'));
  } catch {
    // A browser that keeps nothing, or something that is no choice.
    return defaultFormats;
  }
}

/** Keeps choices in this browser; false where it keeps nothing. */
export function keepFormats(choices: FormatChoices): boolean {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(choices));
    return true;
  } catch {
    return false;
  }
}
