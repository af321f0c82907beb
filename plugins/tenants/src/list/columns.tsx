import type { Tenant } from '@cleanmatex/hq-common';
import {
  BilingualText,
  Ltr,
  Moment,
  useFormat,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { TenantStatusBadge } from '../TenantStatusBadge';
import { usePlanName } from '../useOptions';

function LastChange({ at }: { at: string | null }) {
  const { t } = useTenantsTranslation();
  if (!at) return <span className="hq-muted">{t('list.neverChanged')}</span>;
  return <Moment at={at} />;
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
      width: '4fr',
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
      width: '3fr',
      cell: tenant => <TenantStatusBadge tenant={tenant} />,
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
      width: '3fr',
      cell: tenant => <Moment at={tenant.createdAt} as="date" />,
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
