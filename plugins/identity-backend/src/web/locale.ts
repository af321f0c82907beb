import type { IncomingMessage } from 'node:http';
import { LANGUAGE_COOKIE, type Locale } from '@cleanmatex/hq-common';
import { localeOf } from '@cleanmatex/hq-node';
import { readCookie } from './cookies';

/** The language of a page: chosen on one or in the portal, or what the browser asks for. */
export function localeOfRequest(req: IncomingMessage): Locale {
  const chosen = readCookie(req, LANGUAGE_COOKIE);
  return chosen === 'ar' || chosen === 'en'
    ? chosen
    : localeOf(req.headers['accept-language']);
}
