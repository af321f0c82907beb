import type { Tenant } from '@cleanmatex/hq-common';
import {
  BilingualText,
  Ltr,
  StatusBadge,
  useFormat,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { usePlanName } from '../useOptions';

function LastChange({ at }: { at: string | null }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  if (!at) return <span className="hq-muted">{t('list.neverChanged')}</span>;
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at)}
    </time>
  );
}

/** Columns of the list of tenants. */
export function useTenantColumns(): Array<HqColumn<Tenant>> {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const planName = usePlanName();
  return [
    {
      id: 'name',
      label: t('list.column.tenant'),
      sortField: 'name',
      width: '5fr',
      cell: tenant => (
        <BilingualText
          name={tenant.name}
          name2={tenant.name2}
          more={<Ltr>{tenant.slug}</Ltr>}
        />
      ),
    },
    {
      id: 'status',
      label: t('list.column.status'),
      sortField: 'status',
      width: '2fr',
      cell: tenant => <StatusBadge status={tenant.status} />,
    },
    {
      id: 'plan',
      label: t('list.column.plan'),
      width: '2fr',
      cell: tenant => tenant.planCode && planName(tenant.planCode),
    },
    {
      id: 'country',
      label: t('list.column.country'),
      width: '2fr',
      cell: tenant => tenant.country && format.country(tenant.country),
    },
    {
      id: 'createdAt',
      label: t('list.column.created'),
      sortField: 'createdAt',
      width: '2fr',
      cell: tenant => (
        <time dateTime={tenant.createdAt}>{format.date(tenant.createdAt)}</time>
      ),
    },
    {
      id: 'updatedAt',
      label: t('list.column.changed'),
      sortField: 'updatedAt',
      width: '3fr',
      cell: tenant => <LastChange at={tenant.updatedAt} />,
    },
  ];
}
