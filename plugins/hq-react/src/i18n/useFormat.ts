import {
  chosenFormats,
  hijriLocale,
  intlLocales,
  type Locale,
} from '@cleanmatex/hq-common';
import { useHqLanguage } from './useHqLanguage';

type Instant = Date | string | number;

/** Numbers, dates and lists in one language. Times are shown in the browser's time zone. */
export interface Format {
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** Amount of money; `currency` is an ISO 4217 code. */
  money(value: number, currency: string): string;
  /** Day, month and year of a moment, or of a day such as `2026-11-24`; with the Hijri date behind it where the person has chosen so. */
  date(value: Instant): string;
  /** Month and year of a day, UTC. */
  month(value: Instant): string;
  /** Day, month, year, hours, minutes and seconds. */
  dateTime(value: Instant): string;
  /** The same with the time zone's distance from UTC. */
  zoned(value: Instant): string;
  /** Day of the week, day, month, year, hours and minutes in a place's time zone, which is named. */
  inZone(value: Instant, timeZone: string): string;
  /** The same as `zoned` in UTC. */
  utc(value: Instant): string;
  /** How long ago or ahead, such as "2 hours ago"; days beyond 30 become a date. Ahead, a day that has begun counts: 14 days just granted are 14. */
  relative(value: Instant, now?: Date): string;
  list(values: readonly string[]): string;
  /** Country in the language, from its ISO 3166 code; anything else as it is. */
  country(code: string): string;
}

const STEPS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
const TO_THE_SECOND: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
};
const IN_ZONE: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'shortOffset',
};
const DAY: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
};
const MAX_RELATIVE_SECONDS = 30 * 86_400;
/** How far the clocks of browser and portal may differ without a day more being counted. */
const CLOCK_SECONDS = 60;

function countryName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Days in the calendars that the person has chosen. */
function dayFormat(locale: Locale): (value: Date) => string {
  const gregorian = new Intl.DateTimeFormat(intlLocales[locale], DAY);
  if (!chosenFormats().hijri) return value => gregorian.format(value);
  const hijri = new Intl.DateTimeFormat(hijriLocale(locale), DAY);
  return value => `${gregorian.format(value)} (${hijri.format(value)})`;
}

const isDay = (value: Instant): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** A day of the calendar as a moment that falls on it in the browser's time zone. */
const noonOf = (isoDay: string) => new Date(`${isoDay}T12:00:00`);

/** The formats of a language. Components use `useFormat`. */
export function createFormat(locale: Locale): Format {
  const intl = intlLocales[locale];
  const months = new Intl.DateTimeFormat(intl, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const day = dayFormat(locale);
  const times = (options?: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(intl, { ...TO_THE_SECOND, ...options });
  const local = times();
  const zoned = times({ timeZoneName: 'shortOffset' });
  const utc = times({ timeZone: 'UTC', timeZoneName: 'short' });
  const relative = new Intl.RelativeTimeFormat(intl, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(intl);
  const lists = new Intl.ListFormat(intl, { type: 'unit', style: 'long' });
  const countries = new Intl.DisplayNames(intl, { type: 'region' });
  return {
    number: (value, options) =>
      (options ? new Intl.NumberFormat(intl, options) : numbers).format(value),
    money: (value, currency) =>
      new Intl.NumberFormat(intl, { style: 'currency', currency }).format(
        value,
      ),
    month: value => months.format(new Date(value)),
    date: value => day(isDay(value) ? noonOf(value) : new Date(value)),
    dateTime: value => local.format(new Date(value)),
    zoned: value => zoned.format(new Date(value)),
    inZone: (value, timeZone) =>
      new Intl.DateTimeFormat(intl, { ...IN_ZONE, timeZone }).format(
        new Date(value),
      ),
    utc: value => utc.format(new Date(value)),
    relative: (value, now = new Date()) => {
      const seconds = Math.round(
        (new Date(value).getTime() - now.getTime()) / 1000,
      );
      if (Math.abs(seconds) > MAX_RELATIVE_SECONDS) {
        return day(new Date(value));
      }
      const [unit, size] =
        STEPS.find(step => Math.abs(seconds) >= step[1]) ?? STEPS[3];
      const count =
        unit === 'day' && seconds > 0
          ? Math.ceil((seconds - CLOCK_SECONDS) / size)
          : Math.trunc(seconds / size);
      return relative.format(count, unit);
    },
    list: values => lists.format(values),
    country: code => countryName(countries, code),
  };
}

/* Making the browser's formatters takes longer than a cell of a table may. */
const made = new Map<string, Format>();

/** Numbers, dates and lists in the console's language; the same object until language or calendar changes. */
export function useFormat(): Format {
  const locale = useHqLanguage();
  const key = `${locale} ${chosenFormats().hijri}`;
  const format = made.get(key) ?? createFormat(locale);
  made.set(key, format);
  return format;
}
