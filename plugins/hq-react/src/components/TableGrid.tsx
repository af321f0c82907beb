import { useAnalytics } from '@backstage/frontend-plugin-api';
import {
  BUIProvider,
  Cell,
  Column,
  Table,
  VisuallyHidden,
  type ColumnConfig,
  type TableSelection,
} from '@backstage/ui';
import {
  createContext,
  Fragment,
  memo,
  useContext,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { useLatest } from '../hooks/useLatest';
import { usePainted } from '../hooks/usePainted';
import type { Places } from '../hooks/usePlaces';
import type { HqColumn } from './HqTable';
import { RowMenu, type RowOffer } from './RowMenu';

/** Id of the column of the rows' menus. */
export const MENU = 'row-menu';

/** A column of {@link TableGrid}; that of the menus has no cells of its own. */
export type GridColumn<T> = Omit<HqColumn<T>, 'cell'> &
  Partial<Pick<HqColumn<T>, 'cell'>>;

/** Which places are chosen. */
export interface Selected {
  mode: TableSelection['mode'];
  behavior: TableSelection['behavior'];
  places: 'all' | string[];
  /** Stays the same from render to render. */
  onChange: (keys: 'all' | Set<string | number>) => void;
}

type Place = { id: string };
type Shape = Omit<HqColumn<never>, 'cell'>;

/** What the cells show now. */
interface Shown {
  rows: ReadonlyMap<string, { id: string; row: unknown }>;
  cells: ReadonlyMap<string, ((row: never) => ReactNode) | undefined>;
  offerAt: (place: string) => RowOffer;
}

/*
 * React Aria renders each cell with some twenty hooks and makes a row anew for each key: that is most of what a person
 * waits for in a list. So the table that it gets has places for rows, and is rendered again only when their number,
 * the columns, the order or the choice change. What stands in a place comes by this context.
 */
const ShownContext = createContext<Shown>({
  rows: new Map(),
  cells: new Map(),
  offerAt: () => ({ actions: [] }),
});

function Content(props: { column: string; place: string }) {
  const { rows, cells } = useContext(ShownContext);
  const { id, row } = rows.get(props.place) ?? {};
  const cell = cells.get(props.column);
  // The state of what is shown is a row's own.
  return useMemo(
    () =>
      row !== undefined && <Fragment key={id}>{cell?.(row as never)}</Fragment>,
    [cell, id, row],
  );
}

function MenuContent({ place }: { place: string }) {
  const { rows, offerAt } = useContext(ShownContext);
  const offer = useLatest(() => offerAt(place));
  if (!rows.has(place)) return null;
  return <RowMenu offer={offer} />;
}

function headerOf(column: Shape) {
  return function Header(): ReactElement {
    return (
      <Column
        id={column.sortField ?? column.id}
        isRowHeader={column.isRowHeader}
        allowsSorting={Boolean(column.sortField)}
        width={column.width}
        minWidth={column.id === MENU ? Number(column.width) : undefined}
        className={column.align === 'end' ? 'hq-column--end' : undefined}
      >
        {column.id === MENU ? (
          <VisuallyHidden>{column.label}</VisuallyHidden>
        ) : (
          column.label
        )}
      </Column>
    );
  };
}

function cellOf(column: Shape) {
  if (column.id === MENU) {
    return ({ id }: Place) => (
      <Cell className="hq-cell hq-cell--menu">
        <MenuContent place={id} />
      </Cell>
    );
  }
  const className = column.align === 'end' ? 'hq-cell--end' : 'hq-cell';
  return ({ id }: Place) => (
    <Cell className={className}>
      <Content column={column.id} place={id} />
    </Cell>
  );
}

const columnConfig = (column: Shape): ColumnConfig<Place> => ({
  id: column.sortField ?? column.id,
  label: column.label,
  header: headerOf(column),
  isSortable: Boolean(column.sortField),
  isRowHeader: column.isRowHeader,
  width: column.width,
  cell: cellOf(column),
});

/** What {@link Grid} is rendered from: texts, and functions that stay the same. */
interface GridProps {
  /** The columns without their cells, as JSON. */
  shape: string;
  /** The places in the order of their rows, as JSON; undefined until there are rows. */
  order?: string;
  isLoading: boolean;
  mode?: TableSelection['mode'];
  behavior?: TableSelection['behavior'];
  /** The chosen places, as JSON. */
  chosen: string;
  onChoose?: Selected['onChange'];
  /** The order that the header shows. */
  sort: string;
  onSort: (column: string) => void;
  onOpen?: (place: string) => void;
}

function PlacesTable(props: GridProps) {
  const { shape, order, sort, mode, behavior, chosen, onOpen } = props;
  const [made] = useState(() => new Map<string, Place>());
  const config = useMemo(
    () => (JSON.parse(shape) as Shape[]).map(columnConfig),
    [shape],
  );
  const places = useMemo(() => {
    const ids =
      order === undefined ? undefined : (JSON.parse(order) as string[]);
    return ids?.map(id => {
      const place = made.get(id) ?? { id };
      made.set(id, place);
      return place;
    });
  }, [order, made]);
  const selected = useMemo(() => {
    const ids = JSON.parse(chosen) as Selected['places'];
    return ids === 'all' ? ids : new Set(ids);
  }, [chosen]);
  return (
    <Table<Place>
      columnConfig={config}
      data={places}
      isPending={props.isLoading}
      pagination={{ type: 'none' }}
      selection={
        mode && {
          mode,
          behavior,
          selected,
          onSelectionChange: props.onChoose,
        }
      }
      sort={{
        descriptor: {
          column: sort.replace(/^-/, ''),
          direction: sort.startsWith('-') ? 'descending' : 'ascending',
        },
        onSortChange: ({ column }) => props.onSort(`${column}`),
      }}
      rowConfig={{ onClick: onOpen && (({ id }) => onOpen(id)) }}
    />
  );
}

const Grid = memo(PlacesTable);

/** The order after a column's header is pressed: by it, or the other way round. */
const sortBy = (column: string, sort: string) =>
  sort === column ? `-${column}` : column;

/** Props of {@link TableGrid}. */
export interface TableGridProps<T> {
  columns: Array<GridColumn<T>>;
  /** Undefined until the first answer. */
  rows?: T[];
  rowId: (row: T) => string;
  places: Places;
  isLoading: boolean;
  /** Whether the rows are those of the page before. */
  isStale: boolean;
  selection?: Selected;
  sort: string;
  onSort: (sort: string) => void;
  onOpen?: (row: T) => void;
  /** What the menu of a row offers. */
  offerOf: (row: T) => RowOffer;
}

/** Rows and header of a table, made so that other rows come into their places quickly. */
export function TableGrid<T>(props: TableGridProps<T>) {
  const { columns, rows, rowId, places, selection } = props;
  const at = new Map(
    rows?.map(row => [places.get(rowId(row)) ?? '', { id: rowId(row), row }]),
  );
  const onSort = useLatest((column: string) =>
    props.onSort(sortBy(column, props.sort)),
  );
  // React Aria renders all rows for the mark in the header: the rows of the order come first.
  const sort = usePainted(props.sort, props.isStale);
  const rowAt = (place: string) => at.get(place)?.row as T;
  const onOpen = useLatest((place: string) => props.onOpen?.(rowAt(place)));
  const shown: Shown = {
    rows: at,
    cells: new Map(columns.map(({ id, cell }) => [id, cell])),
    offerAt: place => props.offerOf(rowAt(place)),
  };
  // The context of Backstage's tracker is another one with each address, and every row and button would follow it.
  const tracker = useAnalytics();
  const [useTracker] = useState(() => () => tracker);
  return (
    <ShownContext.Provider value={shown}>
      <BUIProvider useAnalytics={useTracker}>
        <Grid
          shape={JSON.stringify(columns)}
          order={rows && JSON.stringify([...at.keys()])}
          isLoading={props.isLoading}
          mode={selection?.mode}
          behavior={selection?.behavior}
          chosen={JSON.stringify(selection?.places ?? [])}
          onChoose={selection?.onChange}
          sort={sort}
          onSort={onSort}
          onOpen={props.onOpen && onOpen}
        />
      </BUIProvider>
    </ShownContext.Provider>
  );
}
