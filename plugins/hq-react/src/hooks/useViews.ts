import { viewsContract, type SavedView } from '@cleanmatex/hq-common';
import { useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { useHqQuery } from '../api/queries';
import type { HqList } from './useHqList';
import { activeFilters } from './useUrlState';

/** Where a view is opened. */
export const hrefOf = ({ path, query }: Pick<SavedView, 'path' | 'query'>) =>
  query ? `${path}?${query}` : path;

/** A list as a view keeps it. */
type Listed = Pick<HqList<unknown>, 'endpoint' | 'filters' | 'sort'>;

/**
 * What a view keeps of a list: its filters and order, those that the page brings included, and how the table looks.
 * @param search - the address's query.
 */
export function viewQuery(search: string, list: Omit<Listed, 'endpoint'>) {
  const address = new URLSearchParams(search);
  const looks = ['columns', 'density'].flatMap(name =>
    address.has(name) ? [[name, address.get(name) ?? '']] : [],
  );
  return new URLSearchParams([
    ...Object.entries(activeFilters(list.filters)),
    ['sort', list.sort],
    ...looks,
  ]).toString();
}

/** The views of a list. A list that is opened without a query shows the person's default view. */
export function useViews(list: Listed) {
  const { pathname, search } = useLocation();
  const [, setParams] = useSearchParams();
  const { data } = useHqQuery(viewsContract.list, { list: list.endpoint.id });
  const isDecided = useRef(search !== '');
  const preferred = data?.views.find(({ isDefault }) => isDefault)?.query;
  useEffect(() => {
    if (!data || isDecided.current) return;
    isDecided.current = true;
    if (preferred && !search) setParams(preferred, { replace: true });
  }, [data, preferred, search, setParams]);
  return {
    views: data?.views ?? [],
    path: pathname,
    query: viewQuery(search, list),
  };
}
