import type { IdentityOptions } from '../options';

/**
 * Headers of every page. The referrer stays on this origin: with none at all, browsers would send forms without a
 * usable Origin.
 */
export function securityHeaders({
  client,
}: Pick<IdentityOptions, 'client'>): Record<string, string> {
  const targets = [
    ...client.redirectUris,
    ...client.postLogoutRedirectUris,
  ].map(uri => new URL(uri).origin);
  return {
    'Content-Security-Policy': [
      `default-src 'none'`,
      `style-src 'self'`,
      `font-src 'self'`,
      `img-src 'self' data:`,
      `form-action ${["'self'", ...new Set(targets)].join(' ')}`,
      `frame-ancestors 'none'`,
      `base-uri 'none'`,
    ].join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Cache-Control': 'no-store',
    Vary: 'Accept-Language, Cookie',
  };
}
