import {
  tenantsContract,
  type RequestOf,
  type TenantFacets,
} from '@cleanmatex/hq-common';
import {
  listOf,
  useFormat,
  useHqQuery,
  useStatusLabel,
  type SelectFilter,
  type UrlValues,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { usePlanName } from '../useOptions';

/** Filters of the list with how many tenants each choice would show. */
export function useTenantFilters(filters: UrlValues): SelectFilter[] {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const statusOf = useStatusLabel();
  const planName = usePlanName();
  const given = Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== ''),
  ) as RequestOf<typeof tenantsContract.facets>;
  const { data } = useHqQuery(tenantsContract.facets, given, {
    keepPrevious: true,
  });
  const options = (
    name: keyof TenantFacets,
    labelOf: (value: string) => string,
  ) => {
    const counts = new Map<string, number>(
      listOf(filters[name]).map(value => [value, 0]),
    );
    data?.[name].forEach(({ value, count }) => counts.set(value, count));
    return [...counts].map(([value, count]) => ({
      value,
      label: t('list.option', { label: labelOf(value), amount: count }),
    }));
  };
  return [
    {
      name: 'status',
      label: t('list.filter.status'),
      options: options('status', statusOf),
    },
    {
      name: 'planCode',
      label: t('list.filter.plan'),
      options: options('planCode', planName),
    },
    {
      name: 'country',
      label: t('list.filter.country'),
      options: options('country', format.country),
    },
  ];
}
