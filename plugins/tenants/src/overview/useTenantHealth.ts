import { tenantsContract } from '@cleanmatex/hq-common';
import { useHqQuery } from '@cleanmatex/hq-react';

/** How a tenant is, and where it is not as wanted; asked again every minute while on screen. */
export function useTenantHealth(tenantId: string) {
  return useHqQuery(
    tenantsContract.health,
    { tenantId },
    { refetchInterval: 60_000 },
  );
}
