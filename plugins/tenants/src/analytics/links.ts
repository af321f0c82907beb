import type { UrlValues } from '@cleanmatex/hq-react';

/** The list of tenants with these filters; those that are blank are left out. */
export function listHref(filters: UrlValues): string {
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  return `/tenants?${new URLSearchParams(given)}`;
}
