import { Route, Routes } from 'react-router-dom';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import {
  tenantPath,
  tenantsContract,
  type Tenant,
  type TenantFacets,
} from '@cleanmatex/hq-common';
import {
  BulkBar,
  ExportMenu,
  FilterBar,
  HqPage,
  HqTable,
  PageActs,
  RequirePermission,
  useBulkSelection,
  useFormat,
  useHqList,
  useHqQuery,
  usePaintedFilters,
  useStatusLabel,
  type HqTab,
} from '@cleanmatex/hq-react';
import { useOnboardAct } from '../actions/useOnboardAct';
import { TenantFigures } from '../analytics/TenantFigures';
import { ComparePage } from '../compare/ComparePage';
import { DuplicatePage } from '../duplicate/DuplicatePage';
import { TenantPage } from '../entity/TenantPage';
import { useTenantsTranslation } from '../i18n/ref';
import { ImportPage } from '../import/ImportPage';
import { useImportAct } from '../import/useImportAct';
import { RetentionPage } from '../retention/RetentionPage';
import { scheduledHref } from '../schedule/links';
import { ScheduledPage } from '../schedule/ScheduledPage';
import { SampleFleetPage } from '../sampleFleet/SampleFleetPage';
import { useSampleFleetAct } from '../sampleFleet/useSampleFleetAct';
import { trialsEndingSoon, trialsEndingSoonHref } from '../trials';
import { PeriodFilter } from './PeriodFilter';
import { useTenantColumns } from './columns';
import { useTenantMenu } from './useTenantMenu';
import { useTenantFilters } from './useTenantFilters';

/** Statuses that have a view of their own, where someone may have to act. */
const VIEWS = ['trial', 'expired', 'suspended', 'archived'] as const;

const LIST = {
  filters: {
    q: '',
    status: '',
    planCode: '',
    country: '',
    trialEndsBefore: '',
    createdFrom: '',
    createdTo: '',
  },
  defaultSort: '-createdAt',
  pageSize: 25,
};

function useViews(all: TenantFacets | undefined): HqTab[] {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const statusOf = useStatusLabel();
  const { data: ending } = useHqQuery(tenantsContract.list, {
    ...trialsEndingSoon(),
    limit: 1,
  });
  return [
    { label: t('list.view.all'), href: '/tenants' },
    {
      label: t('list.view.ending'),
      href: trialsEndingSoonHref(),
      count: ending && format.number(ending.totalItems),
    },
    ...VIEWS.map(status => {
      const found = all?.status.find(({ value }) => value === status);
      return {
        label: statusOf(status),
        href: `/tenants?status=${status}`,
        count: all && format.number(found?.count ?? 0),
      };
    }),
    { label: t('schedule.listTitle'), href: scheduledHref() },
    { label: t('retention.title'), href: '/tenants/retention' },
  ];
}

function useContextLine(all: TenantFacets | undefined): string | undefined {
  const { t } = useTenantsTranslation();
  if (!all) return undefined;
  const tenants = all.status.reduce((sum, { count }) => sum + count, 0);
  if (tenants === 0) return undefined;
  return t('list.context', {
    tenants: t('list.tenants', { count: tenants }),
    countries: t('list.countries', { count: all.country.length }),
  });
}

/** A tenant that left the catalog has its page here. */
const pageOf = (tenant: Tenant) =>
  tenant.status === 'archived' ? `/tenants/${tenant.id}` : tenantPath(tenant);

function TenantList() {
  const { t } = useTenantsTranslation();
  const list = useHqList(tenantsContract.list, LIST);
  const { data: all } = useHqQuery(tenantsContract.facets, {});
  const painted = usePaintedFilters(list);
  const selects = useTenantFilters(list.filters, painted);
  const columns = useTenantColumns(list.items);
  const selection = useBulkSelection(list);
  const onboard = useOnboardAct();
  const fleet = useSampleFleetAct();
  const fleets = fleet ? [fleet] : [];
  const importAct = useImportAct();
  const menu = useTenantMenu();
  return (
    <HqPage
      title={t('list.title')}
      context={useContextLine(all)}
      actions={<PageActs acts={[...fleets, importAct, onboard]} />}
      tabs={useViews(all)}
    >
      <FilterBar
        list={list}
        search={{ name: 'q', placeholder: t('list.search') }}
        selects={selects}
      />
      <PeriodFilter list={list} />
      <TenantFigures filters={painted} />
      <HqTable
        list={list}
        columns={columns}
        rowId={tenant => tenant.id}
        getHref={pageOf}
        selection={selection.table}
        rowActions={menu.actions}
        views
        tools={<ExportMenu endpoint={tenantsContract.export} list={list} />}
        empty={{
          title: t('list.empty.title'),
          body: t('list.empty.body'),
          action: <PageActs acts={[...fleets, onboard]} />,
        }}
      />
      <BulkBar
        endpoint={tenantsContract.list}
        list={list}
        selection={selection}
      />
      {menu.dialog}
    </HqPage>
  );
}

/** Page `/tenants`: the list, and below it the pages of tenants that the catalog does not have. */
export function TenantsPage() {
  const { t } = useTenantsTranslation();
  return (
    <RequirePermission permission="hq.tenant.read" title={t('list.title')}>
      <Routes>
        <Route path="/" element={<TenantList />} />
        <Route path="/scheduled" element={<ScheduledPage />} />
        <Route path="/retention" element={<RetentionPage />} />
        <Route path="/sample-fleet" element={<SampleFleetPage />} />
        <Route path="/import" element={<ImportPage />} />
        <Route path="/import/:importId" element={<ImportPage />} />
        <Route path="/compare" element={<ComparePage />} />
        <Route path="/:tenantId/duplicate" element={<DuplicatePage />} />
        <Route path="/:tenantId" element={<TenantPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </RequirePermission>
  );
}
