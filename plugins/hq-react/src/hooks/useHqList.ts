import type { Endpoint, OutputOf, RequestOf } from '@cleanmatex/hq-common';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { HqApiError } from '../api/errors';
import { useHqQuery } from '../api/queries';
import { useUrlState, type UrlValues } from './useUrlState';

/** The row type of a list endpoint. */
export type RowOf<E> = OutputOf<E> extends { items: Array<infer T> }
  ? T
  : never;

/** How a list starts. */
export interface HqListOptions {
  /** Filters and their starting values; their names are the input's fields and the address's. */
  filters: UrlValues;
  /** Sort order as the API takes it: `name`, `-createdAt`. */
  defaultSort: string;
  /** Rows of a page. Default: 50. */
  pageSize?: number;
  /** Input that no one changes on the page, such as the tenant's id. */
  fixed?: Record<string, unknown>;
  /** Milliseconds between repeated calls; false for none. Default: false. */
  refetchInterval?: number | false;
}

/** A list with its filters, sort order and page, all kept in the address. */
export interface HqList<T> {
  query: UseQueryResult<unknown, HqApiError>;
  /** Rows of the page; undefined until the first answer. */
  items?: T[];
  totalItems?: number;
  filters: UrlValues;
  /** True when some filter differs from its starting value. */
  isFiltered: boolean;
  setFilters: (changes: UrlValues) => void;
  clearFilters: () => void;
  sort: string;
  setSort: (sort: string) => void;
  /** Goes a page on; absent on the last one. */
  next?: () => void;
  /** Goes a page back; absent on the first one. */
  previous?: () => void;
}

interface PageShape {
  items: unknown[];
  nextCursor: string | null;
  totalItems: number;
}

/** Asks a list endpoint page by page; filters, sort order and page live in the address. */
export function useHqList<E extends Endpoint>(
  endpoint: E,
  options: HqListOptions,
): HqList<RowOf<E>> {
  const { filters: defaults, defaultSort, pageSize = 50 } = options;
  const [url, setUrl] = useUrlState({
    ...defaults,
    sort: defaultSort,
    cursor: '',
  });
  const [earlier, setEarlier] = useState<string[]>([]);
  const { sort, cursor, ...rest } = url;
  const filters: UrlValues = rest;
  const chosen = Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== ''),
  );
  const input: Record<string, unknown> = {
    ...options.fixed,
    ...chosen,
    sort,
    limit: pageSize,
    ...(cursor ? { cursor } : {}),
  };
  const query = useHqQuery(endpoint, input as RequestOf<E>, {
    keepPrevious: true,
    refetchInterval: options.refetchInterval,
  });
  const page = query.data as PageShape | undefined;
  const restart = useCallback(
    (changes: UrlValues) => {
      setEarlier([]);
      setUrl({ ...changes, cursor: '' });
    },
    [setUrl],
  );
  const go = (to: string, stack: string[]) => {
    setEarlier(stack);
    setUrl({ cursor: to }, { push: true });
  };
  return {
    query,
    items: page?.items as Array<RowOf<E>> | undefined,
    totalItems: page?.totalItems,
    filters,
    isFiltered: Object.keys(defaults).some(
      name => filters[name] !== defaults[name],
    ),
    setFilters: restart,
    clearFilters: () =>
      restart(
        Object.fromEntries(Object.keys(defaults).map(name => [name, ''])),
      ),
    sort,
    setSort: next => restart({ sort: next }),
    next: page?.nextCursor
      ? () => go(page.nextCursor ?? '', [...earlier, cursor])
      : undefined,
    previous: cursor
      ? () => go(earlier.at(-1) ?? '', earlier.slice(0, -1))
      : undefined,
  };
}
