import { listOf, useUrlState } from './useUrlState';
import { useUserSetting } from './useUserSetting';

/** Height of a table's rows. */
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** Which columns a table shows, in which order, and how high its rows are. */
export interface TableLayout {
  /** Ids of the shown columns. */
  columns: string[];
  density: Density;
}

/** A table's layout with its setters. */
export interface TableLayoutState extends TableLayout {
  /** True when it differs from what the page brings. */
  isChanged: boolean;
  change: (changes: Partial<TableLayout>) => void;
  /** Goes back to what the page brings. */
  reset: () => void;
}

type Kept = { columns: string; density: string };

/**
 * The columns to show: those asked for that exist, after the first one, which names the row and always stays.
 * @param all - ids of all columns in the page's order.
 * @param asked - ids in the order asked for; none asks for the page's own.
 * @param own - ids of those that the page shows by itself. Default: all.
 */
export function shownColumns(
  all: string[],
  asked: string[],
  own: string[] = all,
): string[] {
  const [first, ...others] = all;
  const known = [...new Set(asked)].filter(id => others.includes(id));
  return asked.length ? [first, ...known] : own;
}

/** The columns with one moved by some places, without passing the first one. */
export function movedColumn(
  columns: string[],
  id: string,
  by: 1 | -1,
): string[] {
  const from = columns.indexOf(id);
  const to = from + by;
  if (from < 1 || to < 1 || to >= columns.length) return columns;
  const moved = columns.filter(column => column !== id);
  moved.splice(to, 0, id);
  return moved;
}

/**
 * A table's layout. The address says it; where it says nothing, the person's own layout of this list counts. A change
 * goes into both, so that it is kept and can be sent as a link.
 * @param list - id of the list's operation.
 * @param all - ids of all columns, in the page's order.
 * @param own - ids of those that the page shows by itself.
 */
export function useTableLayout(
  list: string,
  all: string[],
  own: string[],
): TableLayoutState {
  const { value: kept, set: keep } = useUserSetting<Kept>(`table.${list}`);
  const [url, setUrl] = useUrlState({ columns: '', density: '' });
  const asked = url.columns || kept?.columns || '';
  const columns = shownColumns(all, listOf(asked), own);
  const wanted = url.density || kept?.density;
  const density = densities.find(name => name === wanted) ?? 'comfortable';
  const change = (changes: Partial<TableLayout>) => {
    const next = {
      columns: (changes.columns ?? columns).join(','),
      density: changes.density ?? density,
    };
    keep(next);
    setUrl(next);
  };
  return {
    columns,
    density,
    isChanged: columns.join(',') !== own.join(',') || density !== densities[0],
    change,
    reset: () => {
      keep(undefined);
      setUrl({ columns: '', density: '' });
    },
  };
}
