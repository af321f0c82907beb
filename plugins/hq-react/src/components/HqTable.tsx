import {
  Cell,
  Column,
  Table,
  VisuallyHidden,
  type ColumnConfig,
  type TableSelection,
} from '@backstage/ui';
import {
  createContext,
  useContext,
  useMemo,
  useState,
  type CSSProperties,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { HqList } from '../hooks/useHqList';
import { useTableLayout, type TableLayoutState } from '../hooks/useTableLayout';
import { useHqTranslation } from '../i18n/ref';
import { RowMenu, type RowAction } from './RowMenu';
import { ErrorState, type EmptyStateProps } from './states';
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
  rowActions?: (row: T) => RowAction[];
  /** Whether the list can be saved as a view; for a list that is its page's only one. Default: false. */
  views?: boolean;
  /** More tools above the table, such as the export. */
  tools?: ReactNode;
}

type Item<T> = { id: string; row: T };

/** All of a column but its cells. */
type Shape = Omit<HqColumn<never>, 'cell'>;

/** What cells show now, by column. */
type Cells = ReadonlyMap<string, (row: never) => ReactNode>;

/*
 * React Aria keeps what it made of a row until the row's data or the columns change, which is what makes a long table
 * quick. So columns and rows stay the same objects from render to render, and a cell looks here for what to show.
 */
const CellsContext = createContext<Cells>(new Map());

function Content(props: { column: string; row: unknown }) {
  const cell = useContext(CellsContext).get(props.column);
  return <>{cell?.(props.row as never)}</>;
}

const MENU = 'row-menu';
const MENU_WIDTH = 56;

function headerOf(column: Shape) {
  return function Header(): ReactElement {
    return (
      <Column
        id={column.sortField ?? column.id}
        isRowHeader={column.isRowHeader}
        allowsSorting={Boolean(column.sortField)}
        width={column.width}
        minWidth={column.id === MENU ? MENU_WIDTH : undefined}
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

const cellClasses = new Map([
  ['end', 'hq-cell--end'],
  [MENU, 'hq-cell hq-cell--menu'],
]);

function columnConfig(column: Shape): ColumnConfig<Item<unknown>> {
  const className =
    cellClasses.get(column.id) ?? cellClasses.get(`${column.align}`);
  return {
    id: column.sortField ?? column.id,
    label: column.label,
    header: headerOf(column),
    isSortable: Boolean(column.sortField),
    isRowHeader: column.isRowHeader,
    width: column.width,
    cell: ({ row }) => (
      <Cell className={className ?? 'hq-cell'}>
        <Content column={column.id} row={row} />
      </Cell>
    ),
  };
}

/** The last column: each row's menu. */
function useMenuColumn<T>({
  getHref,
  rowActions,
}: HqTableProps<T>): Array<HqColumn<T>> {
  const { t } = useHqTranslation();
  if (!getHref && !rowActions) return [];
  const cell = (row: T) => (
    <RowMenu href={getHref?.(row)} actions={rowActions?.(row) ?? []} />
  );
  return [{ id: MENU, label: t('table.rowMenu'), width: MENU_WIDTH, cell }];
}

/** Columns in the person's order; the first one names the row and always stays. */
function useColumns<T>(props: HqTableProps<T>, layout: TableLayoutState) {
  const menu = useMenuColumn(props);
  const first = props.columns.find(column => column.isRowHeader);
  const shown = layout.columns.flatMap(
    id => props.columns.find(column => column.id === id) ?? [],
  );
  const columns = [
    ...shown.map((column, index) => ({
      ...column,
      isRowHeader: first ? column === first : index === 0,
    })),
    ...menu,
  ];
  const shape = JSON.stringify(columns.map(({ cell, ...rest }) => rest));
  return {
    config: useMemo(
      () => (JSON.parse(shape) as Shape[]).map(columnConfig),
      [shape],
    ),
    cells: new Map(columns.map(({ id, cell }) => [id, cell])) as Cells,
  };
}

/** The rows as the table takes them; a row that stays the same object does so here. */
function useRows<T>({ list, rowId }: HqTableProps<T>) {
  const [known] = useState(() => new WeakMap<object, Item<T>>());
  return list.items?.map(row => {
    const key = row as object;
    const item = known.get(key) ?? { id: rowId(row), row };
    known.set(key, item);
    return item;
  });
}

function sortOf<T>(list: HqList<T>) {
  return {
    descriptor: {
      column: list.sort.replace(/^-/, ''),
      direction: list.sort.startsWith('-')
        ? ('descending' as const)
        : ('ascending' as const),
    },
    onSortChange: (sort: { column: unknown; direction: string }) =>
      list.setSort(
        sort.direction === 'descending' ? `-${sort.column}` : `${sort.column}`,
      ),
  };
}

/** The rows, under a header and beside a first column that stay in sight. */
function Sheet<T>(props: HqTableProps<T> & { layout: TableLayoutState }) {
  const { list, layout } = props;
  const { config, cells } = useColumns(props, layout);
  const rows = useRows(props);
  const size = { '--hq-table-columns': config.length } as CSSProperties;
  return (
    <div className="hq-table__scroll">
      <div className="hq-table__sheet" style={size}>
        <CellsContext.Provider value={cells}>
          <Table<Item<T>>
            columnConfig={config}
            data={rows}
            isPending={list.query.isLoading}
            isStale={list.query.isPlaceholderData}
            pagination={{ type: 'none' }}
            selection={props.selection}
            sort={sortOf(list)}
            rowConfig={{
              getHref: props.getHref && (({ row }) => props.getHref?.(row)),
              onClick:
                props.onRowClick && (({ row }) => props.onRowClick?.(row)),
            }}
          />
        </CellsContext.Provider>
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
