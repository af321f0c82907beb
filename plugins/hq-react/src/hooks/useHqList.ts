import {
  DEFAULT_PAGE_SIZE,
  type Endpoint,
  type OutputOf,
  type Page,
  type RequestOf,
} from '@cleanmatex/hq-common';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { HqApiError } from '../api/errors';
import { useAskAhead, useHqQuery } from '../api/queries';
import { activeFilters, useUrlState, type UrlValues } from './useUrlState';

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
  /** The list's operation. */
  endpoint: Endpoint;
  query: UseQueryResult<unknown, HqApiError>;
  /** Tells the page that is asked for from every other: by filters, order and place in the list. */
  page: string;
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
  /** Asks for the next page, so that it is there when it is gone to; absent on the last one. */
  expectNext?: () => void;
  /** Goes a page back; absent on the first one. */
  previous?: () => void;
}

/** Filters, sort order and page of a list, in the address. */
function useListState({ filters: defaults, defaultSort }: HqListOptions) {
  const [url, setUrl] = useUrlState({
    ...defaults,
    sort: defaultSort,
    cursor: '',
  });
  const [earlier, setEarlier] = useState<string[]>([]);
  const { sort, cursor, ...rest } = url;
  const filters: UrlValues = rest;
  // In the next turn: a request that was made just before leaves before the page is rendered.
  const restart = (changes: UrlValues) =>
    setTimeout(() => {
      setEarlier([]);
      setUrl({ ...changes, cursor: '' });
    });
  const go = (to: string, stack: string[]) =>
    setTimeout(() => {
      setEarlier(stack);
      setUrl({ cursor: to }, { push: true });
    });
  return {
    filters,
    sort,
    cursor,
    restart,
    isFiltered: Object.keys(defaults).some(
      name => filters[name] !== defaults[name],
    ),
    next: (to: string) => go(to, [...earlier, cursor]),
    previous: () => go(earlier.at(-1) ?? '', earlier.slice(0, -1)),
  };
}

/** Asks a list endpoint page by page; filters, sort order and page live in the address. */
export function useHqList<E extends Endpoint>(
  endpoint: E,
  options: HqListOptions,
): HqList<RowOf<E>> {
  const state = useListState(options);
  const { filters, sort, cursor } = state;
  const inputOf = (changes: UrlValues) => {
    const asked = { ...filters, sort, ...changes };
    const input: Record<string, unknown> = {
      ...options.fixed,
      ...activeFilters(asked),
      limit: options.pageSize ?? DEFAULT_PAGE_SIZE,
    };
    return input as RequestOf<E>;
  };
  const input = inputOf({ cursor });
  const query = useHqQuery(endpoint, input, {
    keepPrevious: true,
    refetchInterval: options.refetchInterval,
  });
  const ask = useAskAhead(endpoint);
  // The answer is on its way while the page is rendered for its new address.
  const restart = (changes: UrlValues) => {
    ask(inputOf(changes));
    state.restart(changes);
  };
  const page = query.data as Page<RowOf<E>> | undefined;
  const nextCursor = page?.nextCursor;
  const expectNext =
    nextCursor && !query.isPlaceholderData
      ? () => ask(inputOf({ cursor: nextCursor }))
      : undefined;
  return {
    endpoint,
    query,
    page: JSON.stringify(input),
    items: page?.items,
    totalItems: page?.totalItems,
    filters,
    isFiltered: state.isFiltered,
    setFilters: restart,
    clearFilters: () =>
      restart(
        Object.fromEntries(
          Object.keys(options.filters).map(name => [name, '']),
        ),
      ),
    sort,
    setSort: next => restart({ sort: next }),
    next: nextCursor
      ? () => {
          expectNext?.();
          state.next(nextCursor);
        }
      : undefined,
    expectNext,
    previous: cursor ? state.previous : undefined,
  };
}
