import {
  importRowKinds,
  tenantImportsContract,
  type TenantImport,
} from '@cleanmatex/hq-common';
import {
  ActionButton,
  EmptyState,
  ErrorState,
  FilterBar,
  LoadingLines,
  Pager,
  useHqList,
  useHqMutation,
  useMay,
} from '@cleanmatex/hq-react';
import { useNavigate } from 'react-router-dom';
import { useTenantsTranslation } from '../i18n/ref';
import { RowsGrid } from './RowsGrid';

const PAGE_SIZE = 50;

/** Leads to the preview of the bulk run that an import becomes. */
function useRun(importId: string) {
  const navigate = useNavigate();
  const run = useHqMutation(tenantImportsContract.run);
  const start = async (leaveOutErrors: boolean) => {
    try {
      const input = { importId, leaveOutErrors };
      const { id } = await run.mutateAsync({ input });
      navigate(`/bulk-runs/${id}`);
    } catch {
      // The mutation keeps the error; the page shows it.
    }
  };
  return { start, error: run.error, isPending: run.isPending };
}

function RunButton({
  of,
  run,
}: {
  of: TenantImport;
  run: ReturnType<typeof useRun>;
}) {
  const { t } = useTenantsTranslation();
  const may = useMay('hq.bulk.run');
  const good = of.rows - of.rowsWithErrors;
  const hasErrors = of.rowsWithErrors > 0;
  return (
    <ActionButton
      variant="primary"
      isPending={run.isPending}
      disabledReason={
        may.reason ?? (good === 0 ? t('import.run.nothing') : undefined)
      }
      onPress={() => run.start(hasErrors)}
    >
      {hasErrors
        ? t('import.run.without', { count: of.rowsWithErrors })
        : t('import.run.all', { count: good })}
    </ActionButton>
  );
}

function Summary({ of }: { of: TenantImport }) {
  const { t } = useTenantsTranslation();
  return (
    <p role="status" className="tenant-import__summary">
      <span>{t('import.rows.count', { count: of.rows })}</span>
      <span data-bad={of.rowsWithErrors > 0 || undefined}>
        {t('import.rows.errors', { count: of.rowsWithErrors })}
      </span>
      {of.dropped > 0 && (
        <span>{t('import.rows.dropped', { count: of.dropped })}</span>
      )}
    </p>
  );
}

/** Rows of an import with what is wrong with them, to be corrected, dropped and run. */
export function RowsStep({ of }: { of: TenantImport }) {
  const { t } = useTenantsTranslation();
  const run = useRun(of.id);
  const list = useHqList(tenantImportsContract.rows, {
    filters: { only: '' },
    defaultSort: 'position',
    pageSize: PAGE_SIZE,
    fixed: { importId: of.id },
  });
  const kinds = importRowKinds.map(value => ({
    value,
    label: t(`import.only.${value}`),
  }));
  return (
    <div className="hq-stack">
      <div className="tenant-import__bar">
        <Summary of={of} />
        <RunButton of={of} run={run} />
      </div>
      {run.error && (
        <ErrorState title={t('import.run.refused')} error={run.error} />
      )}
      <FilterBar
        list={list}
        selects={[
          {
            name: 'only',
            label: t('import.only'),
            options: kinds,
            multiple: false,
          },
        ]}
      />
      <p className="hq-muted">{t('import.rows.keys')}</p>
      {list.query.error && <ErrorState error={list.query.error} />}
      {!list.items && !list.query.error && <LoadingLines />}
      {list.items?.length === 0 && <EmptyState title={t('import.rows.none')} />}
      {list.items && list.items.length > 0 && of.columns && (
        <>
          <RowsGrid importId={of.id} rows={list.items} columns={of.columns} />
          <Pager list={list} />
        </>
      )}
    </div>
  );
}
