import {
  tenantsContract,
  type RequestOf,
  type TenantFacets,
} from '@cleanmatex/hq-common';
import {
  activeFilters,
  listOf,
  useFormat,
  useHqQuery,
  useStatusLabel,
  type FilterOption,
  type SelectFilter,
  type UrlValues,
} from '@cleanmatex/hq-react';
import { useMemo } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { dayAhead, NEAR_DAYS } from '../trials';
import { usePlanName } from '../useOptions';

const TRIAL_DAYS = [3, NEAR_DAYS, 14];

/** When trials end: within some days, or until the day that a link named. */
function useTrialFilter(chosen: string): SelectFilter {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const options = TRIAL_DAYS.map(count => ({
    value: dayAhead(count),
    label: t('trial.within', { count }),
  }));
  const known = options.some(({ value }) => value === chosen);
  const linked = {
    value: chosen,
    label: t('trial.until', { day: format.date(chosen || Date.now()) }),
  };
  return {
    name: 'trialEndsBefore',
    label: t('trial.ends'),
    multiple: false,
    options: chosen && !known ? [...options, linked] : options,
  };
}

/**
 * Choices with how many tenants each would show, what is chosen included.
 * @param labelOf - stays the same function until its texts change.
 */
function useOptions(
  found: TenantFacets['status'] | undefined,
  chosen: string,
  labelOf: (value: string) => string,
): FilterOption[] {
  const { t } = useTenantsTranslation();
  return useMemo(() => {
    const counts = new Map<string, number>(
      listOf(chosen).map(value => [value, 0]),
    );
    found?.forEach(({ value, count }) => counts.set(value, count));
    return [...counts].map(([value, count]) => ({
      value,
      label: t('list.option', { label: labelOf(value), amount: count }),
    }));
  }, [t, found, chosen, labelOf]);
}

/**
 * Filters of the list with how many tenants each choice would show.
 * @param painted - the filters that the choices are counted by.
 */
export function useTenantFilters(
  filters: UrlValues,
  painted: UrlValues,
): SelectFilter[] {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const statusOf = useStatusLabel();
  const planName = usePlanName();
  const trial = useTrialFilter(filters.trialEndsBefore);
  const given = activeFilters(painted) as RequestOf<
    typeof tenantsContract.facets
  >;
  const { data } = useHqQuery(tenantsContract.facets, given, {
    keepPrevious: true,
  });
  const { status, planCode, country } = filters;
  return [
    {
      name: 'status',
      label: t('list.filter.status'),
      options: useOptions(data?.status, status, statusOf),
    },
    {
      name: 'planCode',
      label: t('list.filter.plan'),
      options: useOptions(data?.planCode, planCode, planName),
    },
    {
      name: 'country',
      label: t('list.filter.country'),
      options: useOptions(data?.country, country, format.country),
    },
    trial,
  ];
}
