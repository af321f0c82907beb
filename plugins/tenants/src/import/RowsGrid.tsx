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

/** What is wrong with a field of a row, or with the row as a whole. */
const problemOf = ({ issues }: ImportRow, field: ImportFieldName | '') =>
  issues
    .filter(({ path }) => path === field)
    .map(({ message }) => message)
    .join('\n');

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
  const problem = problemOf(row, '');
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

type Save = ReturnType<typeof useSave>;
type Focus = ReturnType<typeof useGridFocus>;

/** What a cell is told of the grid's focus. */
function atPlace({ active, setActive, move }: Focus, place: Place) {
  const { row, column } = place;
  const isActive = active.row === row && active.column === column;
  return {
    place: `${row}:${column}`,
    isActive,
    onFocus: () => {
      if (!isActive) setActive(place);
    },
    onMove: move,
  };
}

function GridRow(props: {
  row: ImportRow;
  index: number;
  fields: ImportFieldName[];
  focus: Focus;
  save: Save;
}) {
  const { t } = useTenantsTranslation();
  const locale = useHqLanguage();
  const { row, index, focus, save } = props;
  const cell = (field: ImportFieldName, column: number) => {
    const place = { row: index, column };
    return (
      <GridCell
        key={field}
        {...atPlace(focus, place)}
        label={t('import.rows.cell', {
          field: importFieldTexts[field][locale],
          line: String(row.position),
        })}
        value={row.values[field] ?? ''}
        problem={problemOf(row, field)}
        isEditable={!row.dropped}
        onSave={text => save(row.position, { values: { [field]: text } })}
        onEnd={end => focus.setActive(after(end, place))}
      />
    );
  };
  return (
    <tr role="row" data-dropped={row.dropped || undefined}>
      <RowHead
        {...atPlace(focus, { row: index, column: 0 })}
        row={row}
        onDrop={() => save(row.position, { dropped: !row.dropped })}
      />
      {props.fields.map((field, column) => cell(field, column + 1))}
    </tr>
  );
}

function GridHead({ fields }: { fields: ImportFieldName[] }) {
  const { t } = useTenantsTranslation();
  const locale = useHqLanguage();
  return (
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
  );
}

/** A page of an import's rows, to be corrected in place by mouse or keyboard. */
export function RowsGrid(props: {
  importId: string;
  rows: ImportRow[];
  columns: ColumnMapping;
}) {
  const { t } = useTenantsTranslation();
  const save = useSave(props.importId);
  const fields = shownFields(props.columns);
  const focus = useGridFocus({
    rows: props.rows.length,
    columns: fields.length + 1,
  });
  const label = t('import.rows.grid');
  return (
    <ScrollRegion className="tenant-import__scroll" aria-label={label}>
      <table
        {...focus.gridProps}
        role="grid"
        className="tenant-import__table"
        aria-label={label}
      >
        <GridHead fields={fields} />
        <tbody>
          {props.rows.map((row, index) => (
            <GridRow
              key={row.position}
              row={row}
              index={index}
              fields={fields}
              focus={focus}
              save={save}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
