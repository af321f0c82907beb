import { weekDays, type BusinessHours } from '@cleanmatex/hq-common';

/** Hours that a day gets when it is opened. */
export const NEW_DAY = { open: '08:00', close: '18:00' } as const;

/** A week in which every day is closed. */
export const closedWeek = (): BusinessHours =>
  Object.fromEntries(weekDays.map(day => [day, null])) as BusinessHours;

const ARABIC_ZERO = 0x0660;

/**
 * A time of day as people type it (`8`, `830`, `8:30`, also in Arabic-Indic digits) as `08:30`.
 * @returns what was typed where it is no time.
 */
export function timeOf(typed: string): string {
  const text = typed
    .trim()
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - ARABIC_ZERO));
  const parts = /^(\d{1,2})(?:[:.]?(\d\d))?$/.exec(text);
  if (!parts) return text;
  const [, hours, minutes = '00'] = parts;
  return Number(hours) < 24 && Number(minutes) < 60
    ? `${hours.padStart(2, '0')}:${minutes}`
    : text;
}
