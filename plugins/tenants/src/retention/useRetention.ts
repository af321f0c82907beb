import { tenantsContract } from '@cleanmatex/hq-common';
import { refreshDomain, useHqQuery } from '@cleanmatex/hq-react';
import { useEffect, useState } from 'react';

/** How often a purge under way is looked at, in milliseconds. */
const WATCH_MS = 1_000;

/** What stands between a tenant and its deletion, followed while a purge waits or runs. */
export function useRetention(tenantId: string) {
  const [watching, setWatching] = useState(false);
  const answer = useHqQuery(
    tenantsContract.retention,
    { tenantId },
    { refetchInterval: watching ? WATCH_MS : false },
  );
  const purging = Boolean(answer.data?.archive?.purge) && !answer.error;
  useEffect(() => {
    if (purging === watching) return;
    setWatching(purging);
    if (!purging) void refreshDomain('tenants');
  }, [purging, watching]);
  return answer;
}
