import {
  dialCodeOf,
  isCountryCode,
  phoneParts,
  toE164,
} from '@cleanmatex/hq-common';

/** A phone number as it is typed. */
export interface PhoneParts {
  /** Country of the calling code; null when the text has its own or is no number. */
  country: string | null;
  text: string;
}

const isInternational = (text: string) => /^\s*(\+|00)/.test(text);

/**
 * A value taken apart: country and number as it is dialled there. What is no number stays as it is.
 * @param country - what an empty field starts with.
 */
export function partsOf(value: string, country?: string): PhoneParts {
  const known = phoneParts(value);
  if (known) return { country: known.country, text: known.national };
  const start = country && isCountryCode(country) ? country : null;
  return { country: isInternational(value) ? null : start, text: value };
}

/** The value of what was typed: E.164 where it is a number, else the text with the calling code before it. */
export function phoneValue({ country, text }: PhoneParts): string {
  const typed = text.trim();
  if (!typed || !country || !isCountryCode(country)) return typed;
  if (isInternational(typed)) return toE164(typed, null) ?? typed;
  return toE164(typed, country) ?? `${dialCodeOf(country)} ${typed}`;
}
