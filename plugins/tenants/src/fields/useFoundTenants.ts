import { tenantsContract, type TenantStatus } from '@cleanmatex/hq-common';
import { useHqQuery, useSettled } from '@cleanmatex/hq-react';

const SHOWN = 20;

/**
 * The first tenants by name that have the words, asked when typing rests.
 * @param status - statuses to look among. Default: all.
 */
export function useFoundTenants(words: string, status?: TenantStatus[]) {
  const q = useSettled(words.trim());
  return useHqQuery(
    tenantsContract.list,
    {
      sort: 'name',
      limit: SHOWN,
      ...(status && { status }),
      ...(q && { q }),
    },
    { keepPrevious: true },
  );
}
