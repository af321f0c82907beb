import { useEffect, useState } from 'react';
import {
  tenantsContract,
  type Initialization,
  type Tenant,
} from '@cleanmatex/hq-common';
import { refreshDomain, useHqQuery } from '@cleanmatex/hq-react';

const LIVE_MS = 1_000;

const isUnderWay = (state: Initialization['state'] | undefined) =>
  state === 'pending' || state === 'running';

/** A tenant, asked again every minute while on screen. */
export function useTenant(tenantId: string) {
  return useHqQuery(
    tenantsContract.get,
    { tenantId },
    { refetchInterval: 60_000 },
  );
}

/** Steps of a tenant's initialization; live while they run, and the tenant with them when they end. */
export function useInitialization(tenantId: string) {
  const [live, setLive] = useState(false);
  const query = useHqQuery(
    tenantsContract.initialization,
    { tenantId },
    { refetchInterval: live ? LIVE_MS : false },
  );
  const underWay = isUnderWay(query.data?.state);
  useEffect(() => {
    if (underWay === live) return;
    setLive(underWay);
    if (!underWay) void refreshDomain('tenants');
  }, [underWay, live]);
  return query;
}

/** What the API says of an action on a tenant. */
export function actionOf(
  tenant: Tenant,
  action: Tenant['allowedActions'][number]['action'],
) {
  return tenant.allowedActions.find(each => each.action === action);
}
