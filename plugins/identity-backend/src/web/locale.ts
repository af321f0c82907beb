import type { IncomingMessage } from 'node:http';
import { localeOf, type Locale } from '@cleanmatex/hq-common';
import { readCookie } from './cookies';

/** Remembers the language chosen on a page. */
export const LOCALE_COOKIE = 'identity_lang';

/** The language of a page: chosen on it, or what the browser asks for. */
export function localeOfRequest(req: IncomingMessage): Locale {
  const chosen = readCookie(req, LOCALE_COOKIE);
  return chosen === 'ar' || chosen === 'en'
    ? chosen
    : localeOf(req.headers['accept-language']);
}
