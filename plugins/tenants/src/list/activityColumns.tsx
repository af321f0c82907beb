import {
  tenantsContract,
  type Tenant,
  type TenantActivity,
} from '@cleanmatex/hq-common';
import {
  LimitBar,
  Moment,
  listOf,
  useFormat,
  useHqQuery,
  usePainted,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useMemo } from 'react';
import { useTenantsTranslation, type TenantsT } from '../i18n/ref';
import { operationLabel, SYSTEM } from '../labels';

/** A change of the console and the tenant's own time of change are the same when they are this close, in milliseconds. */
const SAME_MS = 60_000;

/** What the rows' tenants do, by id; empty until it is known. It is asked for when the rows have been painted. */
function useTenantActivity(
  tenants: Tenant[] | undefined,
): Map<string, TenantActivity> {
  const ids = (tenants ?? []).map(({ id }) => id).sort();
  const painted = usePainted(ids.join(','));
  const { data } = useHqQuery(
    tenantsContract.activity,
    { tenantId: listOf(painted) },
    { enabled: painted !== '', keepPrevious: true },
  );
  return useMemo(
    () => new Map(data?.tenants.map(item => [item.tenantId, item])),
    [data],
  );
}

/** Orders that a tenant has taken in within 30 days. */
function Orders({ activity }: { activity?: TenantActivity }) {
  const format = useFormat();
  return <>{activity && format.number(activity.orders)}</>;
}

/** How much of the month's orders a tenant has used. */
function OrderUsage({ activity }: { activity?: TenantActivity }) {
  const { t } = useTenantsTranslation();
  if (!activity) return null;
  const { ordersUsed: used, ordersLimit: limit } = activity;
  if (!limit) return <span className="hq-muted">{t('plan.unlimited')}</span>;
  return (
    <LimitBar
      used={used}
      limit={limit}
      label={t('list.column.usage')}
      text={t('list.usage', { used, limit })}
    />
  );
}

/** What was done, and by whom unless the console itself did it; an address is cut off at its own end. */
function Change({ what, actor }: { what: string; actor: string }) {
  return (
    <>
      <span className="tenant-change__what">{what}</span>
      {actor !== SYSTEM && (
        <>
          {' · '}
          <bdi dir="ltr">{actor}</bdi>
        </>
      )}
    </>
  );
}

/** When a tenant last changed and, where the console did it, what was done by whom. */
function LastChange(props: { tenant: Tenant; activity?: TenantActivity }) {
  const { t } = useTenantsTranslation();
  const { tenant, activity } = props;
  const at = tenant.updatedAt ?? tenant.createdAt;
  const last = activity?.lastChange;
  const isLast =
    last && Math.abs(Date.parse(last.at) - Date.parse(at)) < SAME_MS;
  const what = isLast ? operationLabel(t, last.operation) : undefined;
  const onboarded = tenant.updatedAt
    ? undefined
    : operationLabel(t, tenantsContract.create.id);
  return (
    <span className="hq-two-lines">
      <Moment at={at} />
      <span className="hq-two-lines__second hq-two-lines__parts">
        {isLast && what ? <Change what={what} actor={last.actor} /> : onboarded}
      </span>
    </span>
  );
}

function columnsOf(
  t: TenantsT,
  activity: Map<string, TenantActivity>,
): Array<HqColumn<Tenant>> {
  return [
    {
      id: 'orders',
      label: t('list.column.orders'),
      align: 'end',
      width: '2.8fr',
      cell: tenant => <Orders activity={activity.get(tenant.id)} />,
    },
    {
      id: 'usage',
      label: t('list.column.usage'),
      width: '1.7fr',
      cell: tenant => <OrderUsage activity={activity.get(tenant.id)} />,
    },
    {
      id: 'updatedAt',
      label: t('list.column.changed'),
      sortField: 'updatedAt',
      width: '3fr',
      cell: tenant => (
        <LastChange tenant={tenant} activity={activity.get(tenant.id)} />
      ),
    },
  ];
}

/**
 * Columns of how busy tenants are and what was last done to them, which come after the rows themselves; they stay the
 * same until that changes, so that their cells are kept.
 */
export function useActivityColumns(
  tenants: Tenant[] | undefined,
): Array<HqColumn<Tenant>> {
  const { t } = useTenantsTranslation();
  const activity = useTenantActivity(tenants);
  return useMemo(() => columnsOf(t, activity), [t, activity]);
}
