import type { OutputOf, tenantsContract } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { limitOf } from './planStore';
import { getTenant } from './store';

type Answer = OutputOf<typeof tenantsContract.subscription>;

interface Row {
  planCode: string | null;
  status: string | null;
  ordersLimit: number | null;
  ordersUsed: number | null;
  usersLimit: number | null;
  branchesLimit: number | null;
  startDate: Date | null;
  endDate: Date | null;
  trialEnds: Date | null;
  autoRenew: boolean | null;
}

/** Which of a tenant's subscriptions is the latest: first in this order. */
export const LATEST_FIRST =
  'is_active DESC NULLS LAST, created_at DESC NULLS LAST, id';

const iso = (date: Date | null) => date && date.toISOString();

/**
 * The latest subscription of a tenant; the platform keeps former ones beside it.
 * @throws HqError `tenant_not_found`
 */
export async function tenantSubscription(
  scope: Scope,
  { tenantId }: { tenantId: string },
): Promise<Answer> {
  await getTenant(scope, tenantId);
  const [row] = await scope.query<Row>(
    `SELECT plan AS "planCode", status, orders_limit AS "ordersLimit", orders_used AS "ordersUsed",
       user_limit AS "usersLimit", branch_limit AS "branchesLimit", start_date AT TIME ZONE 'UTC' AS "startDate",
       end_date AT TIME ZONE 'UTC' AS "endDate", trial_ends AT TIME ZONE 'UTC' AS "trialEnds",
       auto_renew AS "autoRenew"
     FROM public.org_subscriptions_mst WHERE tenant_org_id = $1::uuid
     ORDER BY ${LATEST_FIRST} LIMIT 1`,
    [tenantId],
  );
  if (!row) return { tenantId, subscription: null };
  return {
    tenantId,
    subscription: {
      ...row,
      ordersLimit: limitOf(row.ordersLimit),
      usersLimit: limitOf(row.usersLimit),
      branchesLimit: limitOf(row.branchesLimit),
      ordersUsed: row.ordersUsed ?? 0,
      startDate: iso(row.startDate),
      endDate: iso(row.endDate),
      trialEnds: iso(row.trialEnds),
      autoRenew: row.autoRenew ?? false,
    },
  };
}
