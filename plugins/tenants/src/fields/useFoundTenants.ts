import { tenantsContract, type TenantStatus } from '@cleanmatex/hq-common';
import { useHqQuery } from '@cleanmatex/hq-react';
import { useEffect, useState } from 'react';

const DELAY_MS = 250;
const SHOWN = 20;

/**
 * The first tenants by name that have the words, asked when typing rests.
 * @param status - statuses to look among. Default: all.
 */
export function useFoundTenants(words: string, status?: TenantStatus[]) {
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(words.trim()), DELAY_MS);
    return () => clearTimeout(timer);
  }, [words]);
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
