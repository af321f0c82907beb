import { tellIssues, type Locale } from '@cleanmatex/hq-common';
import { HqError, ValidationError } from './errors';

/** Why something was not done, in both languages, as it is kept. */
export interface KeptReason {
  code: string;
  en: string;
  ar: string;
}

const inBoth = (text: (locale: Locale) => string) => ({
  en: text('en'),
  ar: text('ar'),
});

/** An error as a reason to keep. */
export function reasonOf(error: Error): KeptReason {
  if (error instanceof HqError) {
    return { code: error.code, ...inBoth(locale => error.textIn(locale)) };
  }
  if (error instanceof ValidationError) {
    const told = inBoth(locale =>
      tellIssues(error.issues, locale)
        .map(({ path, message }) => (path ? `${path}: ${message}` : message))
        .join('; '),
    );
    return { code: 'validation_failed', ...told };
  }
  return { code: 'internal', en: 'Internal error', ar: 'خطأ داخلي' };
}

/** A reason as the one text that a column of texts keeps: the audit log, whose rows never change. */
export const reasonText = ({ code, en, ar }: KeptReason): string =>
  JSON.stringify({ code, en, ar });

/**
 * A text of `reasonText` in a reader's language; any other text as it is. For rows of the console itself: what people
 * typed is told as they typed it, whatever it looks like.
 */
export function tellReasonText(
  text: string | null,
  locale: Locale,
): string | null {
  if (!text?.startsWith('{"code":')) return text;
  try {
    const told: unknown = JSON.parse(text)[locale];
    return typeof told === 'string' ? told : text;
  } catch {
    return text;
  }
}

/** A kept reason in the caller's language. */
export const tellReason = (
  reason: KeptReason | null,
  locale: Locale,
): string | null => reason && reason[locale];
