import type { Drift, DriftCode, Tenant } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { LATEST_FIRST } from '../subscription';

/** A finding before it is judged: what is wanted, and what is there. */
interface Comparison {
  code: DriftCode;
  desired: string[] | null;
  observed: string[] | null;
}

/**
 * What the console wants of a tenant and what the platform's tables hold, in one statement. Wanted are: a main branch,
 * the mandatory service categories, a default workflow, a value for each setting of tenants, a subscription to the
 * tenant's plan, one whose status goes with the tenant's, and every feature that the plan names.
 */
const COMPARISONS_SQL = `WITH tenant AS (
    SELECT t.id, t.s_current_plan AS plan, t.feature_flags AS flags FROM public.org_tenants_mst t WHERE t.id = $1::uuid
  ), subscription AS (
    SELECT s.plan, s.status FROM public.org_subscriptions_mst s WHERE s.tenant_org_id = $1::uuid
    ORDER BY ${LATEST_FIRST} LIMIT 1
  )
  SELECT 'main_branch' AS code, ARRAY['main'] AS desired,
    (SELECT array_agg(CASE WHEN b.is_main AND b.is_active THEN 'main' ELSE coalesce(b.name, b.branch_name) END)
      FROM public.org_branches_mst b WHERE b.tenant_org_id = $1::uuid) AS observed
  UNION ALL
  SELECT 'service_categories', (SELECT array_agg(c.service_category_code::text ORDER BY c.rec_order, 1)
      FROM public.sys_service_category_cd c WHERE c.is_active AND c.is_mandatory),
    (SELECT array_agg(o.service_category_code::text ORDER BY o.rec_order, 1)
      FROM public.org_service_category_cf o WHERE o.tenant_org_id = $1::uuid)
  UNION ALL
  SELECT 'workflow_templates', ARRAY['default'],
    (SELECT array_agg(CASE WHEN o.is_default THEN 'default' ELSE w.template_code END)
      FROM public.org_tenant_workflow_templates_cf o JOIN public.sys_workflow_template_cd w ON w.template_id = o.template_id
      WHERE o.tenant_org_id = $1::uuid)
  UNION ALL
  SELECT 'settings', (SELECT array_agg(c.setting_code ORDER BY c.rec_order, c.setting_code)
      FROM public.sys_tenant_settings_cd c WHERE c.is_active AND c.is_for_tenants_org AND c.is_per_tenant_org_id),
    (SELECT array_agg(DISTINCT o.setting_code) FROM public.org_tenant_settings_cf o
      WHERE o.tenant_org_id = $1::uuid AND o.branch_id IS NULL AND o.user_id IS NULL)
  UNION ALL
  SELECT 'subscription', ARRAY[t.plan::text], (SELECT ARRAY[s.plan::text] FROM subscription s) FROM tenant t
  UNION ALL
  SELECT 'subscription_state', ARRAY[$2::text], (SELECT ARRAY[s.status::text] FROM subscription s)
  UNION ALL
  SELECT 'plan_features', (SELECT array_agg(f.name ORDER BY f.name) FROM tenant t
      JOIN public.sys_plan_limits p ON p.plan_code = t.plan CROSS JOIN jsonb_object_keys(p.feature_flags) AS f (name)),
    (SELECT array_agg(f.name ORDER BY f.name) FROM tenant t CROSS JOIN jsonb_object_keys(t.flags) AS f (name))`;

/** Status that a tenant's subscription has to have. */
const wantedStatus = (status: Tenant['status']) =>
  status === 'archived' ? 'cancelled' : status;

/**
 * What somebody has chosen already is not chosen again by a repair: which branch is the main one, which workflow the
 * default, and which plan the subscription is on.
 */
const chosenByPeople: DriftCode[] = [
  'main_branch',
  'workflow_templates',
  'subscription',
];

const repairable = (code: DriftCode, observed: string[]) =>
  observed.length === 0 || !chosenByPeople.includes(code);

/** Where a tenant is not as the console wants it. While it is provisioning, its subscription's status is not judged. */
export async function findDrift(
  scope: Scope,
  tenant: Pick<Tenant, 'id' | 'status'>,
): Promise<Drift[]> {
  const rows = await scope.query<Comparison>(COMPARISONS_SQL, [
    tenant.id,
    wantedStatus(tenant.status),
  ]);
  const found = new Map(rows.map(row => [row.code, row]));
  const subscribed = found.get('subscription')?.observed?.length;
  return rows
    .filter(
      ({ code }) =>
        code !== 'subscription_state' ||
        (subscribed && tenant.status !== 'provisioning'),
    )
    .map(({ code, ...sides }) => {
      const observed = sides.observed?.filter(Boolean) ?? [];
      const desired = sides.desired?.filter(Boolean) ?? [];
      const missing = desired.filter(each => !observed.includes(each));
      const fits = missing.length === 0;
      return {
        code,
        fits,
        desired,
        observed,
        missing,
        repairable: !fits && repairable(code, observed),
      };
    });
}
