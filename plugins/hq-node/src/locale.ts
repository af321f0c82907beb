import type { Locale } from '@cleanmatex/hq-common';
import Negotiator from 'negotiator';

const locales: Locale[] = ['en', 'ar'];

/**
 * The language to answer in, from an Accept-Language header (RFC 9110). English where the header takes neither
 * language of the console, both alike, or is absent.
 */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const headers = { 'accept-language': acceptLanguage };
  const [best] = new Negotiator({ headers }).languages(locales);
  return best === 'ar' ? 'ar' : 'en';
}
