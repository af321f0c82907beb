import { tenantsContract, type OnboardingOptions } from '@cleanmatex/hq-common';
import { useHqQuery, useName } from '@cleanmatex/hq-react';
import { useCallback } from 'react';

/** A plan on offer. */
export type Plan = OnboardingOptions['plans'][number];

/** Plans, service categories and countries that a tenant can have. */
export function useOnboardingOptions() {
  return useHqQuery(tenantsContract.onboardingOptions, {});
}

/** Names of plans in the console's language; a plan that is not on offer any more goes by its code. */
export function usePlanName(): (code: string) => string {
  const { data } = useOnboardingOptions();
  const nameOf = useName();
  return useCallback(
    code => {
      const plan = data?.plans.find(each => each.code === code);
      return plan ? nameOf(plan) : code;
    },
    [data, nameOf],
  );
}
