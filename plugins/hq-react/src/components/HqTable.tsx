import type { TableSelection } from '@backstage/ui';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import type { HqList } from '../hooks/useHqList';
import { useLatest } from '../hooks/useLatest';
import { usePlaces, type Places } from '../hooks/usePlaces';
import { useTableLayout, type TableLayoutState } from '../hooks/useTableLayout';
import { useHqTranslation } from '../i18n/ref';
import type { Act } from './ActItems';
import { ErrorState, type EmptyStateProps } from './states';
import { MENU, TableGrid, type GridColumn, type Selected } from './TableGrid';
import { TableLayoutButton } from './TableLayoutDialog';
import { NothingHere, Pager } from './TableParts';
import { ViewsButton } from './ViewsButton';
import '../styles/hq.css';
import '../styles/table.css';

/** A column of {@link HqTable}. */
export interface HqColumn<T> {
  id: string;
  label: string;
  /** What a row shows; `BilingualText` gives the second muted line. */
  cell: (row: T) => ReactNode;
  /** Field that the API sorts by; absent when it cannot. */
  sortField?: string;
  /** `end` for numbers. Default: `start`. */
  align?: 'start' | 'end';
  width?: number | `${number}%` | `${number}fr`;
  /** The column that names the row. Default: the first one. */
  isRowHeader?: boolean;
  /** Shown only when the person chooses it; not for the first column. Default: false. */
  isExtra?: boolean;
}

/** Props of {@link HqTable}. */
export interface HqTableProps<T> {
  list: HqList<T>;
  columns: Array<HqColumn<T>>;
  rowId: (row: T) => string;
  /** Page that a row opens. */
  getHref?: (row: T) => string | undefined;
  onRowClick?: (row: T) => void;
  /** Shown when there is nothing at all; with filters set, the table says that nothing matches. */
  empty: EmptyStateProps;
  selection?: TableSelection;
  /** What may be done with a row, in its menu. Its page in a new window and as a link are there by themselves. */
  rowActions?: (row: T) => Act[];
  /** Whether the list can be saved as a view; for a list that is its page's only one. Default: false. */
  views?: boolean;
  /** More tools above the table, such as the export. */
  tools?: ReactNode;
}

const MENU_WIDTH = 56;

/** Columns in the person's order; the first one names the row and always stays. The last one is each row's menu. */
function useColumns<T>(
  { columns, getHref, rowActions }: HqTableProps<T>,
  layout: TableLayoutState,
): Array<GridColumn<T>> {
  const { t } = useHqTranslation();
  const first = columns.find(column => column.isRowHeader);
  const shown = layout.columns.flatMap(
    id => columns.find(column => column.id === id) ?? [],
  );
  const named = shown.map((column, index) => ({
    ...column,
    isRowHeader: first ? column === first : index === 0,
  }));
  if (!getHref && !rowActions) return named;
  const menu = { id: MENU, label: t('table.rowMenu'), width: MENU_WIDTH };
  return [...named, menu];
}

/** What is chosen, by places in place of ids. */
function selectedPlaces(
  selected: TableSelection['selected'],
  places: Places,
): Selected['places'] {
  if (selected === 'all') return 'all';
  return [...(selected ?? [])].flatMap(id => places.get(`${id}`) ?? []);
}

function useSelection<T>(
  { selection }: HqTableProps<T>,
  places: Places,
): Selected | undefined {
  const onChange = useLatest((keys: 'all' | Set<string | number>) => {
    const ids = [...places].flatMap(([id, place]) =>
      keys === 'all' || keys.has(place) ? [id] : [],
    );
    selection?.onSelectionChange?.(keys === 'all' ? keys : new Set(ids));
  });
  if (!selection) return undefined;
  return {
    mode: selection.mode,
    behavior: selection.behavior,
    places: selectedPlaces(selection.selected, places),
    onChange,
  };
}

/** Opens a row as a link does: with a key held down, in a new window. */
function useOpening<T>({ getHref, onRowClick }: HqTableProps<T>) {
  const navigate = useNavigate();
  const asWindow = useRef(false);
  const watch = (
    event: Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  ) => {
    asWindow.current = event.ctrlKey || event.metaKey || event.shiftKey;
  };
  const open = (row: T) => {
    onRowClick?.(row);
    const href = getHref?.(row);
    if (!href) return;
    if (asWindow.current) window.open(href, '_blank', 'noopener');
    else navigate(href);
  };
  return { watch, open: getHref || onRowClick ? open : undefined };
}

/** The rows, under a header and beside a first column that stay in sight. */
function Sheet<T>(props: HqTableProps<T> & { layout: TableLayoutState }) {
  const { list, layout, rowId } = props;
  const columns = useColumns(props, layout);
  const isStale = list.query.isPlaceholderData;
  const places = usePlaces(
    list.items?.map(rowId) ?? [],
    isStale ? undefined : list.page,
  );
  const { watch, open } = useOpening(props);
  const selection = useSelection(props, places);
  const size = { '--hq-table-columns': columns.length } as CSSProperties;
  return (
    <div
      className="hq-table__scroll"
      aria-busy={isStale}
      data-opens={open ? '' : undefined}
      onPointerDownCapture={watch}
      onKeyDownCapture={watch}
    >
      <div className="hq-table__sheet" style={size}>
        <TableGrid
          columns={columns}
          rows={list.items}
          rowId={rowId}
          places={places}
          isLoading={list.query.isLoading}
          isStale={isStale}
          selection={selection}
          sort={list.sort}
          onSort={list.setSort}
          onOpen={open}
          offerOf={row => ({
            href: props.getHref?.(row),
            actions: props.rowActions?.(row) ?? [],
          })}
        />
      </div>
    </div>
  );
}

/**
 * A list from the API: sorted and paged by the server, with its loading, empty and error states. The person chooses
 * columns, their order and the height of rows.
 */
export function HqTable<T>(props: HqTableProps<T>) {
  const { list } = props;
  const layout = useTableLayout(
    list.endpoint.id,
    props.columns.map(({ id }) => id),
    props.columns.filter(({ isExtra }) => !isExtra).map(({ id }) => id),
  );
  if (list.query.error && !list.items) {
    return (
      <ErrorState
        error={list.query.error}
        onRetry={() => list.query.refetch()}
      />
    );
  }
  const isEmpty = list.items?.length === 0;
  return (
    <div
      className="hq-table"
      data-density={layout.density}
      data-selectable={props.selection ? '' : undefined}
    >
      {(!isEmpty || list.isFiltered) && (
        <div className="hq-table__bar">
          {props.views && <ViewsButton list={list} />}
          {props.tools}
          <TableLayoutButton columns={props.columns} layout={layout} />
        </div>
      )}
      {isEmpty ? (
        <NothingHere list={list} empty={props.empty} />
      ) : (
        <>
          <Sheet {...props} layout={layout} />
          <Pager list={list} />
        </>
      )}
    </div>
  );
}
