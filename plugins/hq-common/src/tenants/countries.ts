import {
  getCountryCallingCode,
  getExampleNumber,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode as PhoneCountry,
} from 'libphonenumber-js';
import examples from 'libphonenumber-js/examples.mobile.json';
import { countryDefaults } from './countryDefaults';

/** Code of a country, ISO 3166-1 alpha-2. */
export type CountryCode = keyof typeof countryDefaults;

/** All countries by code. */
export const countryCodes = Object.keys(countryDefaults) as [
  CountryCode,
  ...CountryCode[],
];

/** True for the code of a country. */
export const isCountryCode = (code: string): code is CountryCode =>
  Object.hasOwn(countryDefaults, code);

const phoneCountry = (country: CountryCode): PhoneCountry | null =>
  isSupportedCountry(country) ? country : null;

/** Calling code with its plus, like +968; null for the few countries without telephones of their own. */
export function dialCodeOf(country: CountryCode): string | null {
  const code = phoneCountry(country);
  return code && `+${getCountryCallingCode(code)}`;
}

/** A valid mobile number of the country in international form, to show as an example. */
export function examplePhone(country: CountryCode): string {
  const code = phoneCountry(country);
  return (code && getExampleNumber(code, examples)?.number) ?? '+96892123456';
}

/**
 * The number in E.164, from international or the country's own way of writing it.
 * @param country - null accepts a number of any country, in international form.
 * @returns null when it is no valid number of the country.
 */
export function toE164(
  phone: string,
  country: CountryCode | null,
): string | null {
  const code = country && phoneCountry(country);
  const parsed = parsePhoneNumberFromString(phone, code ?? undefined);
  // E.164 has no extensions, and a number without its extension is another's.
  if (!parsed?.isValid() || parsed.ext) return null;
  const ofCountry =
    !code || parsed.countryCallingCode === getCountryCallingCode(code);
  return ofCountry ? parsed.number : null;
}

/**
 * A number in international form as its country and as it is dialled there.
 * @returns null when it is no valid number of a country.
 */
export function phoneParts(
  phone: string,
): { country: CountryCode; national: string } | null {
  const parsed = parsePhoneNumberFromString(phone);
  if (!parsed?.isValid() || parsed.ext || !parsed.country) return null;
  return isCountryCode(parsed.country)
    ? { country: parsed.country, national: parsed.formatNational() }
    : null;
}

/** Name of a country in a language, as the platform of the reader knows it. */
export function countryName(country: string, locale: 'en' | 'ar'): string {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  return names.of(country) ?? country;
}
