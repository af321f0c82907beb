import { weekDays, type BusinessHours, type WeekDay } from '../tenants/fields';
import { foldHeader } from './fields';

/** A Sunday. */
const SUNDAY = Date.UTC(2026, 0, 4);
const DAY_MS = 24 * 60 * 60 * 1000;

const namesOf = (index: number) =>
  (['en', 'ar'] as const).flatMap(locale =>
    (['long', 'short'] as const).map(weekday =>
      new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(
        SUNDAY + index * DAY_MS,
      ),
    ),
  );

const daysByName = new Map(
  weekDays.flatMap((day, index) =>
    namesOf(index).flatMap(name => [
      [foldHeader(name), day] as const,
      // In Arabic also without the article.
      [foldHeader(name.replace(/^ال/, '')), day] as const,
    ]),
  ),
);

const everyDay = new Set(
  ['daily', 'every day', 'all days', 'يوميًا', 'كل يوم', 'كل الأيام'].map(
    foldHeader,
  ),
);

const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const ENTRIES = /[;؛|\n]/u;
const LIST = /[,،&+]|\sand\s/u;
const RANGE = /\s*(?:[-–—]|\sto\s|\sإلى\s|\sحتى\s)\s*/u;
const HOURS =
  /^(?<days>.*?)\s*:?\s+(?<open>\d{1,2}(?:[:.]\d\d)?)\s*(?:[-–—]|to|إلى|حتى)\s*(?<close>\d{1,2}(?:[:.]\d\d)?)$/u;
const CLOSED = /^(?<days>.*?)\s*:?\s+(?:closed|مغلق|مغلقة)$/iu;

const ARABIC_ZERO = 0x0660;
const latin = (text: string) =>
  text.replace(/[٠-٩]/gu, digit => String(digit.charCodeAt(0) - ARABIC_ZERO));

/** `8`, `8.30` and `8:30` as `08:30`. */
function clock(text: string): string {
  const [hours, minutes = '00'] = text.split(/[:.]/u);
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** Days from one to another, over the end of the week too. */
function daysBetween(first: WeekDay, last: WeekDay): WeekDay[] {
  const start = weekDays.indexOf(first);
  const length = (weekDays.indexOf(last) - start + 7) % 7;
  return Array.from(
    { length: length + 1 },
    (_, step) => weekDays[(start + step) % 7],
  );
}

/** The days that a text names; undefined when it names something else. */
function readDays(text: string): WeekDay[] | undefined {
  if (everyDay.has(foldHeader(text))) return [...weekDays];
  const found: WeekDay[] = [];
  for (const part of text.split(LIST)) {
    const ends = part
      .split(RANGE)
      .map(name => daysByName.get(foldHeader(name)));
    const [first, last = first] = ends;
    if (ends.length > 2 || !first || !last) return undefined;
    found.push(...daysBetween(first, last));
  }
  return found;
}

/**
 * Opening hours as a cell says them: `Sat-Thu 08:00-22:00; Fri 16:00-22:00`, `السبت-الخميس 8-22؛ الجمعة مغلق`. Days that it
 * does not name are closed. Times are not judged here.
 * @returns undefined for a text of another form, and for one that names a day twice.
 */
export function readOpeningHours(text: string): BusinessHours | undefined {
  const hours = new Map<WeekDay, BusinessHours[WeekDay]>();
  const entries = latin(text.replace(MARKS, ''))
    .split(ENTRIES)
    .map(entry => entry.trim())
    .filter(Boolean);
  for (const entry of entries) {
    const { groups } = HOURS.exec(entry) ?? CLOSED.exec(entry) ?? {};
    const days = groups && readDays(groups.days);
    if (!days?.length || days.some(day => hours.has(day))) return undefined;
    const { open, close } = groups as { open?: string; close?: string };
    const time =
      open && close ? { open: clock(open), close: clock(close) } : null;
    for (const day of days) hours.set(day, time);
  }
  if (hours.size === 0) return undefined;
  return Object.fromEntries(
    weekDays.map(day => [day, hours.get(day) ?? null]),
  ) as BusinessHours;
}
