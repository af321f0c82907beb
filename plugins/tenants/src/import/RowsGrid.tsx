import { Button } from '@backstage/ui';
import {
  importFields,
  importFieldTexts,
  tenantImportsContract,
  type ColumnMapping,
  type ImportFieldName,
  type ImportRow,
} from '@cleanmatex/hq-common';
import {
  asHqApiError,
  refreshDomain,
  ScrollRegion,
  showToast,
  useErrorText,
  useFormat,
  useHqLanguage,
  useHqMutation,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { GridCell, type EditEnd } from './GridCell';
import { useGridFocus, type Place } from './useGridFocus';

/** Fields that the grid shows: those that the file has, and the slug, which is made of the name otherwise. */
export const shownFields = (columns: ColumnMapping): ImportFieldName[] =>
  importFields.filter(
    field => field === 'slug' || columns[field] !== undefined,
  );

function useSave(importId: string) {
  const edit = useHqMutation(tenantImportsContract.editRow);
  const textOf = useErrorText();
  return async (
    position: number,
    change: { values?: ImportRow['values']; dropped?: boolean },
  ): Promise<void> => {
    try {
      await edit.mutateAsync({ input: { importId, position, ...change } });
      await refreshDomain('tenantImports');
    } catch (error) {
      showToast({ tone: 'danger', text: textOf(asHqApiError(error)) });
    }
  };
}

/** Where an edit of a cell leads. */
function after(end: EditEnd, { row, column }: Place): Place {
  if (end === 'down') return { row: row + 1, column };
  if (end === 'next') return { row, column: column + 1 };
  return { row, column: end === 'previous' ? column - 1 : column };
}

function RowHead(props: {
  row: ImportRow;
  place: string;
  isActive: boolean;
  onFocus: () => void;
  onMove: (event: React.KeyboardEvent) => boolean;
  onDrop: () => void;
}) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const { row } = props;
  const number = format.number(row.position);
  const problem = row.issues
    .filter(({ path }) => path === '')
    .map(({ message }) => message)
    .join('\n');
  return (
    <th
      scope="row"
      role="rowheader"
      className="tenant-import__head"
      data-place={props.place}
      tabIndex={props.isActive ? 0 : -1}
      onFocus={props.onFocus}
      onKeyDown={event => {
        if (props.onMove(event) || event.target !== event.currentTarget) return;
        if (event.key === 'Delete' || event.key === 'Enter') {
          event.preventDefault();
          props.onDrop();
        }
      }}
    >
      <span>{number}</span>
      <Button
        size="small"
        variant="tertiary"
        excludeFromTabOrder
        aria-label={t(
          row.dropped ? 'import.rows.takeBackRow' : 'import.rows.dropRow',
          { number },
        )}
        onPress={props.onDrop}
      >
        {t(row.dropped ? 'import.rows.takeBack' : 'import.rows.drop')}
      </Button>
      {problem && <span className="tenant-import__problem">{problem}</span>}
    </th>
  );
}

/** A page of an import's rows, to be corrected in place by mouse or keyboard. */
export function RowsGrid(props: {
  importId: string;
  rows: ImportRow[];
  columns: ColumnMapping;
}) {
  const { t } = useTenantsTranslation();
  const locale = useHqLanguage();
  const save = useSave(props.importId);
  const fields = shownFields(props.columns);
  const { rows } = props;
  const { active, setActive, gridProps, move } = useGridFocus({
    rows: rows.length,
    columns: fields.length + 1,
  });
  const at = (row: number, column: number) => ({
    place: `${row}:${column}`,
    isActive: active.row === row && active.column === column,
    onFocus: () => {
      if (active.row !== row || active.column !== column) {
        setActive({ row, column });
      }
    },
    onMove: move,
  });
  return (
    <ScrollRegion
      className="tenant-import__scroll"
      aria-label={t('import.rows.grid')}
    >
      <table
        {...gridProps}
        role="grid"
        className="tenant-import__table"
        aria-label={t('import.rows.grid')}
      >
        <thead>
          <tr role="row">
            <th scope="col" role="columnheader" className="tenant-import__head">
              {t('import.rows.line')}
            </th>
            {fields.map(field => (
              <th key={field} scope="col" role="columnheader">
                {importFieldTexts[field][locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={row.position}
              role="row"
              data-dropped={row.dropped || undefined}
            >
              <RowHead
                {...at(index, 0)}
                row={row}
                onDrop={() => save(row.position, { dropped: !row.dropped })}
              />
              {fields.map((field, column) => (
                <GridCell
                  key={field}
                  {...at(index, column + 1)}
                  label={t('import.rows.cell', {
                    field: importFieldTexts[field][locale],
                    line: String(row.position),
                  })}
                  value={row.values[field] ?? ''}
                  problem={row.issues
                    .filter(({ path }) => path === field)
                    .map(({ message }) => message)
                    .join('\n')}
                  isEditable={!row.dropped}
                  onSave={text =>
                    save(row.position, { values: { [field]: text } })
                  }
                  onEnd={end =>
                    setActive(after(end, { row: index, column: column + 1 }))
                  }
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
