import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';

/** A cookie of a request; undefined when it was not sent. */
export function readCookie(
  req: IncomingMessage,
  name: string,
): string | undefined {
  const found = (req.headers.cookie ?? '')
    .split(';')
    .map(pair => pair.trim())
    .find(pair => pair.startsWith(`${name}=`));
  try {
    return found && decodeURIComponent(found.slice(name.length + 1));
  } catch {
    return undefined;
  }
}

/** Sets a cookie of the sign-in pages that scripts cannot read; a shared one is the portal's too. */
export function setCookie(
  res: Response,
  name: string,
  value: string,
  options: {
    baseUrl: string;
    sameSite?: 'lax' | 'strict';
    maxAgeSeconds?: number;
    /** The whole portal reads and writes it: nothing secret. Default: false. */
    shared?: boolean;
  },
): void {
  const { protocol, pathname } = new URL(options.baseUrl);
  res.cookie(name, value, {
    httpOnly: !options.shared,
    secure: protocol === 'https:',
    sameSite: options.sameSite ?? 'lax',
    path: options.shared ? '/' : pathname,
    ...(options.maxAgeSeconds && { maxAge: options.maxAgeSeconds * 1000 }),
  });
}
