import {
  Button,
  Cell,
  Column,
  Table,
  type ColumnConfig,
  type TableSelection,
} from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import type { ReactElement, ReactNode } from 'react';
import type { HqList } from '../hooks/useHqList';
import { useHqTranslation } from '../i18n/ref';
import { EmptyState, ErrorState, type EmptyStateProps } from './states';
import '../styles/hq.css';

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
}

type Item<T> = { id: string; row: T };

function headerOf<T>(column: HqColumn<T>, isRowHeader: boolean) {
  return function Header(): ReactElement {
    return (
      <Column
        id={column.sortField ?? column.id}
        isRowHeader={isRowHeader}
        allowsSorting={Boolean(column.sortField)}
        width={column.width}
        className={column.align === 'end' ? 'hq-column--end' : undefined}
      >
        {column.label}
      </Column>
    );
  };
}

function columnConfig<T>(
  column: HqColumn<T>,
  index: number,
  all: Array<HqColumn<T>>,
): ColumnConfig<Item<T>> {
  const isRowHeader =
    column.isRowHeader ?? (index === 0 && !all.some(c => c.isRowHeader));
  return {
    id: column.sortField ?? column.id,
    label: column.label,
    header: headerOf(column, isRowHeader),
    isSortable: Boolean(column.sortField),
    isRowHeader,
    width: column.width,
    cell: ({ row }) => (
      <Cell className={column.align === 'end' ? 'hq-cell--end' : 'hq-cell'}>
        {column.cell(row)}
      </Cell>
    ),
  };
}

function Pager<T>({ list }: { list: HqList<T> }) {
  const { t } = useHqTranslation();
  return (
    <nav className="hq-pager" aria-label={t('table.pages')}>
      <span className="hq-muted" aria-live="polite">
        {list.totalItems !== undefined &&
          t('table.total', { count: list.totalItems })}
      </span>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!list.previous}
        onPress={list.previous}
        iconStart={<RiArrowLeftSLine className="hq-flip" />}
      >
        {t('table.previous')}
      </Button>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!list.next}
        onPress={list.next}
        iconEnd={<RiArrowRightSLine className="hq-flip" />}
      >
        {t('table.next')}
      </Button>
    </nav>
  );
}

function NothingHere<T>(props: { list: HqList<T>; empty: EmptyStateProps }) {
  const { t } = useHqTranslation();
  if (!props.list.isFiltered) return <EmptyState {...props.empty} />;
  return (
    <EmptyState
      title={t('table.noMatch')}
      body={t('table.noMatchHint')}
      action={
        <Button variant="secondary" onPress={props.list.clearFilters}>
          {t('action.clearFilters')}
        </Button>
      }
    />
  );
}

/** A list from the API: sorted and paged by the server, with its loading, empty and error states. */
export function HqTable<T>(props: HqTableProps<T>) {
  const { list } = props;
  if (list.query.error && !list.items) {
    return (
      <ErrorState
        error={list.query.error}
        onRetry={() => list.query.refetch()}
      />
    );
  }
  if (list.items?.length === 0) {
    return <NothingHere list={list} empty={props.empty} />;
  }
  return (
    <div className="hq-table">
      <div className="hq-table__scroll">
        <div className="hq-table__sheet">
          <Table<Item<T>>
            columnConfig={props.columns.map(columnConfig)}
            data={list.items?.map(row => ({ id: props.rowId(row), row }))}
            isPending={list.query.isLoading}
            isStale={list.query.isPlaceholderData}
            pagination={{ type: 'none' }}
            selection={props.selection}
            sort={{
              descriptor: {
                column: list.sort.replace(/^-/, ''),
                direction: list.sort.startsWith('-')
                  ? 'descending'
                  : 'ascending',
              },
              onSortChange: ({ column, direction }) =>
                list.setSort(
                  direction === 'descending' ? `-${column}` : `${column}`,
                ),
            }}
            rowConfig={{
              getHref: props.getHref && (({ row }) => props.getHref?.(row)),
              onClick:
                props.onRowClick && (({ row }) => props.onRowClick?.(row)),
            }}
          />
        </div>
      </div>
      <Pager list={list} />
    </div>
  );
}
