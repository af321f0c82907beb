import type { Tenant } from '@cleanmatex/hq-common';
import {
  BilingualText,
  Ltr,
  Moment,
  useFormat,
  type Format,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useMemo } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { TenantStatusBadge } from '../TenantStatusBadge';
import { usePlanName } from '../useOptions';
import { useActivityColumns } from './activityColumns';

type Texts = ReturnType<typeof useTenantsTranslation>['t'];

function columnsOf(
  t: Texts,
  format: Format,
  planName: (code: string) => string,
): Array<HqColumn<Tenant>> {
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
      width: '3.4fr',
      cell: tenant => <TenantStatusBadge tenant={tenant} />,
    },
    {
      id: 'plan',
      label: t('list.column.plan'),
      width: '2.1fr',
      cell: tenant => tenant.planCode && planName(tenant.planCode),
    },
    {
      id: 'country',
      label: t('list.column.country'),
      width: '2.4fr',
      cell: tenant => tenant.country && format.country(tenant.country),
    },
    {
      id: 'createdAt',
      label: t('list.column.created'),
      sortField: 'createdAt',
      width: '3fr',
      isExtra: true,
      cell: tenant => <Moment at={tenant.createdAt} as="date" />,
    },
  ];
}

/**
 * Columns of the list of tenants; those of the tenant itself stay the same until a text of theirs changes, so that
 * their cells are kept.
 * @param tenants - the rows; undefined until they are there.
 */
export function useTenantColumns(
  tenants: Tenant[] | undefined,
): Array<HqColumn<Tenant>> {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const planName = usePlanName();
  const own = useMemo(
    () => columnsOf(t, format, planName),
    [t, format, planName],
  );
  return [...own, ...useActivityColumns(tenants)];
}
