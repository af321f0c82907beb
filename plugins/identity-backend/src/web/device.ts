import type { Request, Response } from 'express';
import type { IdentityOptions } from '../options';
import { newToken, sameText, sign } from '../tokens';
import { readCookie, setCookie } from './cookies';

const COOKIE = 'identity_device';
const VALID_SECONDS = 180 * 24 * 3600;

/** Marks this browser as one that the person has signed in with. */
export function rememberDevice(
  { cookieSecret, baseUrl }: IdentityOptions,
  res: Response,
  userId: string,
): void {
  const id = newToken();
  setCookie(res, COOKIE, `${id}.${sign(cookieSecret, 'device', userId, id)}`, {
    baseUrl,
    maxAgeSeconds: VALID_SECONDS,
  });
}

/** Id of this browser, if the person has signed in with it before. */
export function knownDevice(
  { cookieSecret }: IdentityOptions,
  req: Request,
  userId: string,
): string | undefined {
  const [id = '', signature] = (readCookie(req, COOKIE) ?? '').split('.');
  return sameText(signature, sign(cookieSecret, 'device', userId, id))
    ? `${userId} ${id}`
    : undefined;
}
