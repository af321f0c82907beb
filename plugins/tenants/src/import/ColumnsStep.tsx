import { Button, Select } from '@backstage/ui';
import {
  importFields,
  importFieldTexts,
  tenantImportsContract,
  type ImportFieldName,
  type TenantImport,
} from '@cleanmatex/hq-common';
import {
  ErrorState,
  LoadingLines,
  Ltr,
  ScrollRegion,
  useFormat,
  useHqLanguage,
  useHqMutation,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { mappingOf, useColumnChoices, type Choice } from './useColumnChoices';

const LEAVE_OUT = 'none';

function useFieldNames() {
  const locale = useHqLanguage();
  const format = useFormat();
  const nameOf = (field: ImportFieldName) => importFieldTexts[field][locale];
  return {
    nameOf,
    list: (fields: readonly ImportFieldName[]) =>
      format.list(fields.map(nameOf)),
  };
}

const separatorKeys = {
  ',': 'import.separator.comma',
  ';': 'import.separator.semicolon',
  '\t': 'import.separator.tab',
  '|': 'import.separator.bar',
} as const;

/** How a text file was read. */
function ReadAs({ of }: { of: TenantImport }) {
  const { t } = useTenantsTranslation();
  const key = separatorKeys[of.separator as keyof typeof separatorKeys];
  if (!of.encoding || !key) {
    return <p className="hq-muted">{t('import.columns.readSheet')}</p>;
  }
  return (
    <p className="hq-muted">
      {t('import.columns.readAs', { separator: t(key) })}{' '}
      <Ltr>{of.encoding.toUpperCase()}</Ltr>
    </p>
  );
}

function ColumnRow(props: {
  column: TenantImport['headers'][number];
  number: string;
  choice: Choice;
  onChoose: (field: Choice) => void;
}) {
  const { t } = useTenantsTranslation();
  const { nameOf } = useFieldNames();
  const { header, samples } = props.column;
  const name = header || t('import.columns.unnamed', { number: props.number });
  const options = [
    { value: LEAVE_OUT, label: t('import.columns.leaveOut') },
    ...importFields.map(field => ({ value: field, label: nameOf(field) })),
  ];
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      <td className="tenant-import__samples">
        {samples.map((sample, index) => (
          <span key={index}>
            {index > 0 && ' · '}
            <bdi>{sample}</bdi>
          </span>
        ))}
      </td>
      <td>
        <Select
          aria-label={t('import.columns.fieldOf', { column: name })}
          options={options}
          value={props.choice ?? LEAVE_OUT}
          onChange={key =>
            props.onChoose(
              key === null || key === LEAVE_OUT
                ? null
                : (key as ImportFieldName),
            )
          }
        />
      </td>
    </tr>
  );
}

function ColumnsTable(props: {
  of: TenantImport;
  columns: ReturnType<typeof useColumnChoices>;
}) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const { columns } = props;
  return (
    <ScrollRegion
      className="tenant-import__scroll"
      aria-label={t('import.columns.title')}
    >
      <table className="tenant-import__table">
        <thead>
          <tr>
            <th scope="col">{t('import.columns.column')}</th>
            <th scope="col">{t('import.columns.samples')}</th>
            <th scope="col">{t('import.columns.field')}</th>
          </tr>
        </thead>
        <tbody>
          {props.of.headers.map((column, index) => (
            <ColumnRow
              key={index}
              column={column}
              number={format.number(index + 1)}
              choice={columns.choices[index]}
              onChoose={field => columns.choose(index, field)}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** What still keeps the columns from being taken. */
function Problems(props: {
  missing: ImportFieldName[];
  twice: ImportFieldName[];
}) {
  const { t } = useTenantsTranslation();
  const { list } = useFieldNames();
  const { missing, twice } = props;
  return (
    <div role="status" className="tenant-import__problems">
      {missing.length > 0 && (
        <p>{t('import.columns.missing', { fields: list(missing) })}</p>
      )}
      {twice.length > 0 && (
        <p>{t('import.columns.twice', { fields: list(twice) })}</p>
      )}
    </div>
  );
}

/** Chooses which column of the file holds which field. */
export function ColumnsStep(props: { of: TenantImport; onDone: () => void }) {
  const { t } = useTenantsTranslation();
  const columns = useColumnChoices(props.of);
  const map = useHqMutation(tenantImportsContract.map);
  const check = async () => {
    const input = {
      importId: props.of.id,
      columns: mappingOf(columns.choices),
    };
    try {
      await map.mutateAsync({ input });
    } catch {
      return;
    }
    columns.remember();
    props.onDone();
  };
  if (!columns.isLoaded) return <LoadingLines />;
  return (
    <div className="hq-stack">
      <ReadAs of={props.of} />
      <ColumnsTable of={props.of} columns={columns} />
      <Problems missing={columns.missing} twice={columns.twice} />
      {map.error && (
        <ErrorState title={t('import.columns.refused')} error={map.error} />
      )}
      <div>
        <Button
          variant="primary"
          isPending={map.isPending}
          isDisabled={columns.missing.length + columns.twice.length > 0}
          onPress={check}
        >
          {t('import.columns.check')}
        </Button>
      </div>
    </div>
  );
}
