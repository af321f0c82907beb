import { Alert } from '@backstage/ui';
import { auditContract, type AuditLogEntry } from '@cleanmatex/hq-common';
import {
  ErrorState,
  FilterBar,
  HqPage,
  HqTable,
  PermittedButton,
  useHqList,
  useUrlState,
  type HqTab,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAuditTranslation } from '../i18n/ref';
import { VerifyDialog } from '../verify/VerifyDialog';
import { useAuditColumns } from './columns';
import { ExportButtons, type ExportResult } from './ExportButtons';
import { FilterChips } from './FilterChips';
import { auditFilterDefaults, useAuditSelects } from './filters';
import { PeriodFilter } from './PeriodFilter';

function useViews(): HqTab[] {
  const { t } = useAuditTranslation();
  return [
    { label: t('list.view.all'), href: '/audit' },
    { label: t('list.view.denied'), href: '/audit?outcome=denied' },
    { label: t('list.view.failed'), href: '/audit?outcome=failed' },
    { label: t('list.view.grave'), href: '/audit?severity=high%2Ccritical' },
  ];
}

/** How the latest export stands. */
function ExportNote({ result }: { result?: ExportResult }) {
  const { t } = useAuditTranslation();
  if (result?.error) {
    return <ErrorState title={t('export.failed')} error={result.error} />;
  }
  if (!result?.running && !result?.masked) return null;
  return (
    <div role="status">
      <Alert
        status="info"
        icon
        title={t(result.running ? 'export.running' : 'export.masked')}
      />
    </div>
  );
}

/** The audit log: filters and dialog live in the address. */
export function AuditList() {
  const { t } = useAuditTranslation();
  const [{ verify }, setDialog] = useUrlState({ verify: '' });
  const [exported, setExported] = useState<ExportResult>();
  const list = useHqList(auditContract.list, {
    filters: auditFilterDefaults,
    defaultSort: '-occurredAt',
  });
  const selects = useAuditSelects(list.filters);
  const columns = useAuditColumns();
  return (
    <HqPage
      title={t('list.title')}
      context={t('list.context')}
      tabs={useViews()}
      actions={
        <>
          <ExportButtons filters={list.filters} onResult={setExported} />
          <PermittedButton
            permission="hq.audit.verify"
            variant="primary"
            onPress={() => setDialog({ verify: 'true' })}
          >
            {t('verify.action')}
          </PermittedButton>
        </>
      }
    >
      <ExportNote result={exported} />
      <div className="audit-filters">
        <FilterBar
          list={list}
          search={{ name: 'q', placeholder: t('list.search') }}
          selects={selects}
        />
        <PeriodFilter list={list} />
      </div>
      <FilterChips list={list} />
      <HqTable<AuditLogEntry>
        list={list}
        views
        columns={columns}
        rowId={entry => entry.id}
        getHref={entry => `/audit/${entry.id}`}
        empty={{ title: t('list.empty.title'), body: t('list.empty.body') }}
      />
      {verify === 'true' && (
        <VerifyDialog onClose={() => setDialog({ verify: '' })} />
      )}
    </HqPage>
  );
}
