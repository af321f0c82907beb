import type { LogEvent } from '@backstage/plugin-scaffolder-common';
import type { Locale } from '@cleanmatex/hq-common';
import { pickLanguage } from '@cleanmatex/hq-react';

/** Keys whose texts people read, in a template and in its forms. */
const READ = new Set([
  'title',
  'description',
  'name',
  'enumNames',
  'createButtonText',
]);

function one(value: unknown, locale: Locale): unknown {
  return typeof value === 'string' ? pickLanguage(value, locale) : value;
}

function entry(key: string, value: unknown, locale: Locale): unknown {
  if (!READ.has(key)) return localize(value, locale);
  if (typeof value === 'string') return one(value, locale);
  if (Array.isArray(value)) return value.map(item => one(item, locale));
  return localize(value, locale);
}

/**
 * One language of everything that people read in a template or its forms.
 * @param value - JSON; texts in two languages are written "English · العربية".
 */
export function localize<T>(value: T, locale: Locale): T {
  if (Array.isArray(value)) {
    return value.map(item => localize(item, locale)) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, entry(key, item, locale)]),
  ) as T;
}

/** What Backstage writes before a step's name in a run's log, and its Arabic. */
const STEP_LINES = [
  ['Beginning step ', 'بدأت الخطوة: '],
  ['Finished step ', 'اكتملت الخطوة: '],
];

function line(message: string, locale: Locale): string {
  const text = pickLanguage(message, locale);
  const [english, arabic] =
    STEP_LINES.find(([start]) => message.startsWith(start)) ?? [];
  return locale === 'ar' && english && arabic
    ? `${arabic}${text.replace(english, '')}`
    : text;
}

/** One language of what the log of a run tells, and of the reason why the run failed. */
export function localizeEvent(event: LogEvent, locale: Locale): LogEvent {
  const { error, ...body } = event.body as LogEvent['body'] & {
    error?: { message: string };
  };
  return {
    ...event,
    body: {
      ...localize(body, locale),
      message: line(body.message, locale),
      ...(error && {
        error: { ...error, message: pickLanguage(error.message, locale) },
      }),
    },
  };
}
