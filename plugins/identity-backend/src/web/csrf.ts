import type { Request, Response } from 'express';
import type { IdentityOptions } from '../options';
import { newToken, sameText, sign } from '../tokens';
import { readCookie, setCookie } from './cookies';

const COOKIE = 'identity_csrf';

/**
 * The token of a form. It is a signature over a cookie of this browser and over what the form belongs to (an
 * interaction, a session, an invitation), so that neither can be exchanged.
 */
export function formToken(
  options: IdentityOptions,
  req: Request,
  res: Response,
  belongsTo: string,
): string {
  let cookie: string | undefined =
    res.locals.csrfCookie ?? readCookie(req, COOKIE);
  if (!cookie) {
    cookie = newToken();
    res.locals.csrfCookie = cookie;
    setCookie(res, COOKIE, cookie, {
      baseUrl: options.baseUrl,
      sameSite: 'strict',
    });
  }
  return sign(options.cookieSecret, 'form', cookie, belongsTo);
}

/** True when a form was sent by our own page to this browser's own flow. Without an Origin it was not. */
export function isOwnForm(
  options: IdentityOptions,
  req: Request,
  belongsTo: string,
): boolean {
  const cookie = readCookie(req, COOKIE);
  return (
    req.headers.origin === new URL(options.baseUrl).origin &&
    cookie !== undefined &&
    sameText(
      req.body?.token,
      sign(options.cookieSecret, 'form', cookie, belongsTo),
    )
  );
}
