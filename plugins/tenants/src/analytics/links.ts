import { activeFilters, type UrlValues } from '@cleanmatex/hq-react';

/** The list of tenants with these filters; those that are blank are left out. */
export function listHref(filters: UrlValues): string {
  return `/tenants?${new URLSearchParams(activeFilters(filters))}`;
}
