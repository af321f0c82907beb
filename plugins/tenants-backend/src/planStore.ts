import type { OnboardingOptions } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { isTrialPlan, periodEnd } from './model';

/** The platform's number for "no limit". */
const UNLIMITED = -1;

export type Plan = OnboardingOptions['plans'][number];
export type ServiceCategory = OnboardingOptions['serviceCategories'][number];

interface PlanRow extends Omit<Plan, 'trial' | 'priceMonthly' | 'priceYearly'> {
  priceMonthly: string;
  priceYearly: string | null;
}

/** A limit of the platform as the API tells it; null is unlimited. */
export const limitOf = (value: number | null) =>
  value === UNLIMITED ? null : value;

function toPlan(row: PlanRow): Plan {
  return {
    ...row,
    trial: isTrialPlan(row.code),
    ordersLimit: limitOf(row.ordersLimit),
    usersLimit: limitOf(row.usersLimit),
    branchesLimit: limitOf(row.branchesLimit),
    storageMbLimit: limitOf(row.storageMbLimit),
    priceMonthly: Number(row.priceMonthly),
    priceYearly: row.priceYearly === null ? null : Number(row.priceYearly),
  };
}

/** Plans on offer, in their order. */
export async function listPlans(scope: Scope): Promise<Plan[]> {
  const rows = await scope.query<PlanRow>(
    `SELECT plan_code AS code, plan_name AS name, plan_name2 AS name2, plan_description AS description,
       plan_description2 AS description2, orders_limit AS "ordersLimit", users_limit AS "usersLimit",
       branches_limit AS "branchesLimit", storage_mb_limit AS "storageMbLimit", price_monthly AS "priceMonthly",
       price_yearly AS "priceYearly", feature_flags AS "featureFlags"
     FROM public.sys_plan_limits WHERE is_active IS NOT FALSE ORDER BY display_order, plan_code`,
  );
  return rows.map(toPlan);
}

/** Service categories that can be enabled, in their order. */
export function listServiceCategories(
  scope: Scope,
): Promise<ServiceCategory[]> {
  return scope.query<ServiceCategory>(
    `SELECT service_category_code AS code, ctg_name AS name, ctg_name2 AS name2, is_mandatory AS mandatory,
       service_category_icon AS icon
     FROM public.sys_service_category_cd WHERE is_active ORDER BY rec_order, service_category_code`,
  );
}

/** A tenant's subscription. */
export interface Subscription {
  id: string;
  planCode: string;
  status: 'trial' | 'active';
  ordersLimit: number | null;
  usersLimit: number | null;
  branchesLimit: number | null;
  startDate: string;
  endDate: string;
  trialEnds: string | null;
}

/**
 * Subscribes a new tenant to a plan from now on, with the plan's limits. A subscription that a trigger of
 * the platform has already given to the tenant is put on the plan instead.
 */
export async function subscribe(
  scope: Scope,
  tenantId: string,
  plan: Plan,
): Promise<Subscription> {
  const end = periodEnd(plan.code, scope.now);
  const subscription = {
    planCode: plan.code,
    status: plan.trial ? ('trial' as const) : ('active' as const),
    ordersLimit: plan.ordersLimit,
    usersLimit: plan.usersLimit,
    branchesLimit: plan.branchesLimit,
    startDate: scope.now.toISOString(),
    endDate: end.toISOString(),
    trialEnds: plan.trial ? end.toISOString() : null,
  };
  const [{ id }] = await scope.query<{ id: string }>(
    `WITH given AS (
      SELECT $1::uuid AS tenant, $2::text AS plan, $3::text AS status, $4::int AS orders, $5::int AS users,
        $6::int AS branches, $7::timestamptz AT TIME ZONE 'UTC' AS start_date,
        $8::timestamptz AT TIME ZONE 'UTC' AS end_date, $9::timestamptz AT TIME ZONE 'UTC' AS trial_ends, $10::text AS actor
    ), present AS (
      UPDATE public.org_subscriptions_mst s
      SET plan = g.plan, status = g.status, orders_limit = g.orders, user_limit = g.users, branch_limit = g.branches,
        start_date = g.start_date, end_date = g.end_date, trial_ends = g.trial_ends, is_active = true,
        updated_at = g.start_date, updated_by = g.actor
      FROM given g
      WHERE s.id = (SELECT o.id FROM public.org_subscriptions_mst o WHERE o.tenant_org_id = g.tenant
        ORDER BY o.created_at, o.id LIMIT 1)
      RETURNING s.id
    ), added AS (
      INSERT INTO public.org_subscriptions_mst (tenant_org_id, plan, status, orders_limit, user_limit, branch_limit,
        start_date, end_date, trial_ends, is_active, created_at, created_by)
      SELECT tenant, plan, status, orders, users, branches, start_date, end_date, trial_ends, true, start_date, actor
      FROM given WHERE NOT EXISTS (SELECT FROM present)
      RETURNING id
    )
    SELECT id FROM present UNION ALL SELECT id FROM added`,
    [
      tenantId,
      plan.code,
      subscription.status,
      plan.ordersLimit ?? UNLIMITED,
      plan.usersLimit ?? UNLIMITED,
      plan.branchesLimit ?? UNLIMITED,
      subscription.startDate,
      subscription.endDate,
      subscription.trialEnds,
      scope.actor.name,
    ],
  );
  return { id, ...subscription };
}
