import { ButtonLink } from '@backstage/ui';
import {
  scheduledActions,
  scheduledStates,
  scheduledStateTexts,
  tenantsContract,
  type ScheduledChange,
} from '@cleanmatex/hq-common';
import {
  BilingualText,
  FilterBar,
  HqPage,
  HqTable,
  Ltr,
  useHqLanguage,
  useHqList,
  useMay,
  type Act,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { CancelDialog } from './CancelDialog';
import { ChangeState, Due, useActionName } from './labels';
import '../styles/tenants.css';

function useColumns(): Array<HqColumn<ScheduledChange>> {
  const { t } = useTenantsTranslation();
  const actionName = useActionName();
  return [
    {
      id: 'tenant',
      label: t('list.column.tenant'),
      width: '4fr',
      cell: ({ tenantName, tenantName2, tenantSlug }) => (
        <BilingualText
          name={tenantName}
          name2={tenantName2}
          more={<Ltr>{tenantSlug}</Ltr>}
        />
      ),
    },
    {
      id: 'action',
      label: t('schedule.column.change'),
      width: '2fr',
      cell: ({ action }) => actionName(action),
    },
    {
      id: 'at',
      label: t('schedule.column.due'),
      sortField: 'at',
      width: '3fr',
      cell: change => <Due change={change} />,
    },
    {
      id: 'state',
      label: t('schedule.column.state'),
      width: '3fr',
      cell: ({ state, outcome }) => (
        <>
          <ChangeState state={state} />
          {outcome && (
            <p className="hq-muted">
              <bdi>{outcome}</bdi>
            </p>
          )}
        </>
      ),
    },
    {
      id: 'who',
      label: t('schedule.column.who'),
      width: '3fr',
      cell: ({ scheduledBy, reason }) => (
        <>
          <Ltr>{scheduledBy}</Ltr>
          <p className="hq-muted">
            <bdi>{reason}</bdi>
          </p>
        </>
      ),
    },
  ];
}

function useSelects() {
  const { t } = useTenantsTranslation();
  const locale = useHqLanguage();
  const actionName = useActionName();
  return [
    {
      name: 'state',
      label: t('schedule.column.state'),
      options: scheduledStates.map(value => ({
        value,
        label: scheduledStateTexts[value][locale],
      })),
    },
    {
      name: 'action',
      label: t('schedule.column.change'),
      options: scheduledActions.map(value => ({
        value,
        label: actionName(value),
      })),
    },
  ];
}

/** What may be done with a row: cancelling what waits. */
function useCancelling() {
  const { t } = useTenantsTranslation();
  const may = useMay('hq.tenant.schedule');
  const [change, setChange] = useState<ScheduledChange>();
  const settled = (row: ScheduledChange) =>
    row.state === 'waiting' ? undefined : t('schedule.settled');
  return {
    actions: (row: ScheduledChange): Act[] => [
      {
        id: 'cancel',
        label: t('schedule.cancel'),
        disabledReason: may.reason ?? settled(row),
        onAction: () => setChange(row),
      },
    ],
    dialog: change && (
      <CancelDialog change={change} onClose={() => setChange(undefined)} />
    ),
  };
}

/** Page `/tenants/scheduled`: what is to happen to tenants by itself, and what became of it. */
export function ScheduledPage() {
  const { t } = useTenantsTranslation();
  const list = useHqList(tenantsContract.scheduledChanges, {
    filters: { state: '', action: '', tenantId: '' },
    defaultSort: '-at',
    pageSize: 25,
  });
  const cancelling = useCancelling();
  return (
    <HqPage
      title={t('schedule.listTitle')}
      breadcrumbs={[{ label: t('list.title'), href: '/tenants' }]}
      context={t('schedule.context')}
    >
      <FilterBar list={list} selects={useSelects()} />
      <HqTable
        list={list}
        columns={useColumns()}
        rowId={({ id }) => id}
        getHref={({ tenantId }) => `/tenants/${tenantId}`}
        rowActions={cancelling.actions}
        views
        empty={{
          title: t('schedule.empty'),
          body: t('schedule.emptyBody'),
          action: (
            <ButtonLink href="/tenants" variant="secondary">
              {t('schedule.toTenants')}
            </ButtonLink>
          ),
        }}
      />
      {cancelling.dialog}
    </HqPage>
  );
}
