import type { TenantHealth } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { readInitialization } from '../initialization';
import { getTenant } from '../store';
import { tenantSubscription } from '../subscription';
import { findDrift } from './driftStore';
import { nextActionOf, signalsOf, worstOf } from './healthRules';

interface ActivityRow {
  lastOrderAt: Date | null;
  ordersRecently: number;
  ordersBefore: number;
  usersActive: number;
  usersRecently: number;
  branches: number;
}

const ACTIVITY_SQL = `WITH orders AS (
    SELECT hq.utc(coalesce(o.received_at, o.created_at)) AS at FROM public.org_orders_mst o
    WHERE o.tenant_org_id = $1::uuid
  )
  SELECT (SELECT max(at) FROM orders) AS "lastOrderAt",
    (SELECT count(*)::int FROM orders WHERE at > $2::timestamptz - interval '30 days') AS "ordersRecently",
    (SELECT count(*)::int FROM orders WHERE at > $2::timestamptz - interval '60 days'
      AND at <= $2::timestamptz - interval '30 days') AS "ordersBefore",
    (SELECT count(*)::int FROM public.org_users_mst WHERE tenant_org_id = $1::uuid AND is_active) AS "usersActive",
    (SELECT count(*)::int FROM public.org_users_mst WHERE tenant_org_id = $1::uuid AND is_active
      AND last_login_at AT TIME ZONE 'UTC' > $2::timestamptz - interval '30 days') AS "usersRecently",
    (SELECT count(*)::int FROM public.org_branches_mst WHERE tenant_org_id = $1::uuid AND is_active) AS branches`;

/** How a tenant is, what to do next, and where it is not as wanted. @throws HqError `tenant_not_found` */
export async function tenantHealth(
  scope: Scope,
  tenantId: string,
): Promise<TenantHealth> {
  const tenant = await getTenant(scope, tenantId);
  const [initialization, [activity], { subscription }, drift] =
    await Promise.all([
      readInitialization(scope, tenantId, scope.info.locale),
      scope.query<ActivityRow>(ACTIVITY_SQL, [tenantId, scope.now]),
      tenantSubscription(scope, { tenantId }),
      findDrift(scope, tenant),
    ]);
  const facts: TenantHealth['facts'] = {
    ...activity,
    lastOrderAt: activity.lastOrderAt && activity.lastOrderAt.toISOString(),
    initialization: initialization.state,
    usersLimit: subscription?.usersLimit ?? null,
    branchesLimit: subscription?.branchesLimit ?? null,
    ordersUsed: subscription?.ordersUsed ?? 0,
    ordersLimit: subscription?.ordersLimit ?? null,
    subscriptionStatus: subscription?.status ?? null,
    subscriptionEnds: subscription?.trialEnds ?? subscription?.endDate ?? null,
  };
  const patient = { tenant, facts, drift, now: scope.now };
  const signals = signalsOf(patient);
  return {
    tenantId,
    level: worstOf(signals),
    signals,
    facts,
    next: nextActionOf(patient),
    drift,
  };
}
