import {
  viewsContract,
  type Endpoint,
  type SavedView,
} from '@cleanmatex/hq-common';
import { useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { useHqQuery } from '../api/queries';

/** Where a view is opened. */
export const hrefOf = ({ path, query }: Pick<SavedView, 'path' | 'query'>) =>
  query ? `${path}?${query}` : path;

/**
 * What of an address a view keeps: the list's filters and order, and how the table looks.
 * @param search - the address's query.
 */
export function viewQuery(search: string, endpoint: Endpoint): string {
  const kept = [...new URLSearchParams(search)].filter(
    ([name]) =>
      name === 'columns' ||
      name === 'density' ||
      (name in endpoint.input.shape && name !== 'cursor'),
  );
  return new URLSearchParams(kept).toString();
}

/** The views of a list. A list that is opened without a query shows the person's default view. */
export function useViews(endpoint: Endpoint) {
  const { pathname, search } = useLocation();
  const [, setParams] = useSearchParams();
  const { data } = useHqQuery(viewsContract.list, { list: endpoint.id });
  const query = viewQuery(search, endpoint);
  const isDecided = useRef(search !== '');
  const preferred = data?.views.find(({ isDefault }) => isDefault)?.query;
  useEffect(() => {
    if (!data || isDecided.current) return;
    isDecided.current = true;
    if (preferred && !query) setParams(preferred, { replace: true });
  }, [data, preferred, query, setParams]);
  return { views: data?.views ?? [], path: pathname, query };
}
