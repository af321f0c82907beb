import { z } from 'zod';
import { check } from './issues';

/** Decimals of a currency's amounts: 3 for KWD, BHD and OMR, 0 for JPY, 2 for most and for what is no currency. */
export function decimalsOf(currency: string): number {
  if (!/^[A-Z]{3}$/i.test(currency)) return 2;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount of money that is not negative, such as `12.500`; its currency is a field beside it (`fitsCurrency`). */
export const amount = (what: string) =>
  z
    .string()
    .trim()
    .min(1)
    .refine(
      text => text === '' || /^\d{1,15}(\.\d{1,4})?$/.test(text),
      check('not_number'),
    )
    .meta({
      description: what,
      pattern: '^[0-9]{1,15}(\\.[0-9]{1,4})?$',
      examples: ['12.500'],
    });

/** Whether an amount has no more decimals than its currency. */
export const fitsCurrency = (value: string, currency: string): boolean =>
  (value.split('.')[1] ?? '').replace(/0+$/, '').length <= decimalsOf(currency);

/** A day of the calendar, such as `2026-11-21`; nothing stands for none. */
export const day = (what: string) =>
  z.iso.date().describe(`${what}; a day, ISO 8601`);
