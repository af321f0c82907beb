import { countries } from './words';

const DAY_MS = 86_400_000;

/** One day of one country, and how busy its laundries are: 1 is an ordinary day. */
export interface FleetDay {
  country: string;
  /** Days before the fleet's end; 1 is the last day. */
  ago: number;
  /** YYYY-MM-DD. */
  day: string;
  weight: number;
}

/** Sunday to Saturday. Shops are shut until Friday evening, and thobes are wanted before the weekend. */
const GULF_WEEK = [1.05, 0.95, 0.95, 1.05, 1.4, 0.4, 0.8];
/** The Emirates rest on Saturday and Sunday, and half of Friday. */
const EMIRATES_WEEK = [0.65, 1.05, 0.95, 1, 1.15, 0.9, 1];

const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Month (9 is Ramadan) and day of the Umm al-Qura calendar. */
export function hijriOf(date: Date): { month: number; day: number } {
  const parts = hijri.formatToParts(date);
  const valueOf = (type: string) =>
    Number(parts.find(part => part.type === type)?.value);
  return { month: valueOf('month'), day: valueOf('day') };
}

/** How Ramadan and the two Eids change a day: quiet weeks, a rush before the Eid, then closed doors. */
export function seasonOf(date: Date): number {
  const { month, day } = hijriOf(date);
  if (month === 9) return day > 20 ? 1.6 : 0.8;
  if (month === 10 && day <= 3) return 0.25;
  if (month === 12 && day >= 5 && day <= 9) return 1.4;
  if (month === 12 && day >= 10 && day <= 13) return 0.3;
  return 1;
}

/** The date of so many days before another. */
export const daysBefore = (endsOn: string, ago: number): string =>
  new Date(Date.parse(endsOn) - ago * DAY_MS).toISOString().slice(0, 10);

/**
 * The days of a fleet in every country.
 * @param endsOn - the first day that is not part of it, YYYY-MM-DD.
 */
export function fleetDays(endsOn: string, days: number): FleetDay[] {
  return Array.from({ length: days }, (_, index) => {
    const day = daysBefore(endsOn, index + 1);
    const date = new Date(day);
    const season = seasonOf(date);
    return countries.map(({ code }) => {
      const week = code === 'AE' ? EMIRATES_WEEK : GULF_WEEK;
      const weight = week[date.getUTCDay()] * season;
      return { country: code, ago: index + 1, day, weight };
    });
  }).flat();
}
