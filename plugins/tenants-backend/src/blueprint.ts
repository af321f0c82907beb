import {
  featureFlagNames,
  isCountryCode,
  type TenantBlueprint,
} from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { listPlans, listServiceCategories } from './planStore';
import { getTenant } from './store';

async function categoriesOf(
  scope: Scope,
  tenantId: string,
): Promise<Set<string>> {
  const rows = await scope.query<{ code: string }>(
    `SELECT service_category_code AS code FROM public.org_service_category_cf
     WHERE tenant_org_id = $1::uuid AND is_active IS NOT FALSE AND is_enabled IS NOT FALSE`,
    [tenantId],
  );
  return new Set(rows.map(({ code }) => code));
}

/**
 * Plan, region, features, hours and service categories of a tenant, as far as a new tenant may have them.
 * @throws HqError `tenant_not_found`
 */
export async function tenantBlueprint(
  scope: Scope,
  tenantId: string,
): Promise<TenantBlueprint> {
  const tenant = await getTenant(scope, tenantId);
  const [plans, offered, categories] = await Promise.all([
    listPlans(scope),
    listServiceCategories(scope),
    categoriesOf(scope, tenantId),
  ]);
  const { name, name2, country, currency, timezone, language } = tenant;
  return {
    tenantId,
    name,
    name2,
    planCode: plans.find(({ code }) => code === tenant.planCode)?.code ?? null,
    country: country && isCountryCode(country) ? country : null,
    currency,
    timezone,
    language,
    featureFlags: Object.fromEntries(
      featureFlagNames
        .filter(flag => flag in tenant.featureFlags)
        .map(flag => [flag, tenant.featureFlags[flag]]),
    ),
    businessHours: tenant.businessHours,
    serviceCategories: offered
      .map(({ code }) => code)
      .filter(code => categories.has(code)),
  };
}
