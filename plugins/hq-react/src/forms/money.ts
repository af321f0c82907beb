import { decimalsOf, intlLocales, type Locale } from '@cleanmatex/hq-common';

/** What can be wrong with a typed amount. */
export type MoneyProblem = 'not_number' | 'too_precise' | 'too_large';

/** Most digits before the point. */
const MAX_DIGITS = 15;

const latin = (text: string) =>
  text
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/٫/g, '.')
    .replace(/[٬,\s\u00a0\u202f]/g, '');

/**
 * A typed amount as a decimal number with the currency's decimals, such as 12.500 for OMR. Digits and separators of
 * either script are taken; a comma groups thousands.
 */
export function parseMoney(
  text: string,
  currency: string,
): { amount: string } | { problem: MoneyProblem } {
  const found = /^(-?)(\d+)(?:\.(\d*))?$/.exec(latin(text));
  if (!found) return { problem: 'not_number' };
  const [, sign, whole, fraction = ''] = found;
  const decimals = decimalsOf(currency);
  if (fraction.replace(/0+$/, '').length > decimals) {
    return { problem: 'too_precise' };
  }
  const units = whole.replace(/^0+(?=\d)/, '');
  if (units.length > MAX_DIGITS) return { problem: 'too_large' };
  const cents = fraction.slice(0, decimals).padEnd(decimals, '0');
  return { amount: `${sign}${units}${cents && `.${cents}`}` };
}

/** An amount as it is read: grouped, in the digits that the person has chosen. Never rounded by floating point. */
export function showMoney(
  amount: string,
  currency: string,
  locale: Locale,
): string {
  const decimals = decimalsOf(currency);
  return new Intl.NumberFormat(intlLocales[locale], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount as `${number}`);
}
