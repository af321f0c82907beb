import type { TableProps } from '@backstage/ui';
import { useState } from 'react';
import type { HqList } from './useHqList';
import { activeFilters, type UrlValues } from './useUrlState';

/** Props of the table that take a selection. */
type TableSelection = NonNullable<TableProps<{ id: string }>['selection']>;

/** Rows that a person has chosen in a list. */
export interface BulkSelection {
  /** For the list's `HqTable`. */
  table: TableSelection;
  /** How many rows are chosen. */
  count: number;
  /** Whether everything that matches the filters is chosen. */
  isAll: boolean;
  /** The chosen rows, as bulk runs take them. */
  chosen: { ids: string[] } | { filters: UrlValues };
  /** Chooses everything that matches the filters now, on all pages. */
  chooseAll: () => void;
  clear: () => void;
}

/**
 * Choosing rows of a list. Rows stay chosen when the page, the filters or the order changes; the choice of
 * everything that matches ends with a change of the filters.
 */
export function useBulkSelection<T extends { id: string }>(
  list: Pick<HqList<T>, 'items' | 'totalItems' | 'filters'>,
): BulkSelection {
  const [ids, setIds] = useState<string[]>([]);
  const [allOf, setAllOf] = useState<string>();
  const filters = activeFilters(list.filters);
  const fingerprint = JSON.stringify(filters);
  const isAll = allOf === fingerprint;
  const onPage = list.items?.map(({ id }) => id) ?? [];
  const elsewhere = isAll ? [] : ids.filter(id => !onPage.includes(id));
  return {
    table: {
      mode: 'multiple',
      behavior: 'toggle',
      selected: new Set(isAll ? onPage : ids),
      onSelectionChange: keys => {
        setAllOf(undefined);
        setIds([
          ...elsewhere,
          ...onPage.filter(id => keys === 'all' || keys.has(id)),
        ]);
      },
    },
    count: isAll ? list.totalItems ?? 0 : ids.length,
    isAll,
    chosen: isAll ? { filters } : { ids },
    chooseAll: () => setAllOf(fingerprint),
    clear: () => {
      setAllOf(undefined);
      setIds([]);
    },
  };
}
