import {
  tenantTransitions,
  type Drift,
  type DriftCode,
  type RepairTenant,
  type Tenant,
  type TenantHealth,
} from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { recordChange } from '../change';
import { stepEffects } from '../initialization/effects';
import { forbiddenMove, type TenantRecord } from '../model';
import { listPlans, subscribe } from '../planStore';
import { getTenant, updateTenant } from '../store';
import { lockSubscription, moveSubscription } from '../subscriptionMoves';
import { findDrift } from './driftStore';
import { tenantHealth } from './healthQueries';

type Repair = (
  scope: Scope,
  tenant: TenantRecord,
  missing: string[],
  reason?: string,
) => Promise<unknown>;

/** Lets the subscription have the status that goes with the tenant's. */
const alignSubscription: Repair = async (scope, tenant, _missing, reason) => {
  const subscription = await lockSubscription(scope, tenant.id);
  if (!subscription) return;
  await moveSubscription(scope, tenant.id, subscription, tenant.status, reason);
};

/** Subscribes the tenant to its plan. A plan that is no longer on offer is left alone: nobody can subscribe to it. */
const addSubscription: Repair = async (scope, tenant, missing, reason) => {
  const plans = await listPlans(scope);
  const plan = plans.find(({ code }) => code === missing[0]);
  if (!plan) return;
  const { id, ...terms } = await subscribe(scope, tenant.id, plan);
  scope.audit({
    subjectType: 'subscription',
    subjectId: id,
    subjectName: plan.name,
    subjectName2: plan.name2,
    tenantId: tenant.id,
    changes: Object.entries(terms).map(([path, after]) => ({
      path,
      before: null,
      after,
    })),
    reason,
  });
  if (tenant.status === 'provisioning' || terms.status === tenant.status) {
    return;
  }
  await alignSubscription(scope, tenant, [], reason);
};

/** Gives the tenant the features that its plan names and it does not have, as the plan has them. */
const addFeatures: Repair = async (scope, tenant, missing, reason) => {
  const plans = await listPlans(scope);
  const plan = plans.find(({ code }) => code === tenant.planCode);
  if (!plan) return;
  const featureFlags = Object.fromEntries(
    missing.map(name => [name, plan.featureFlags[name] === true]),
  );
  const result = await updateTenant(scope, tenant.id, {
    values: { featureFlags },
    from: tenantTransitions.initialize.from,
  });
  if (result?.after) recordChange(scope, result.before, result.after, reason);
};

const byStep =
  (step: 'main_branch' | 'workflow_templates' | 'settings'): Repair =>
  (scope, tenant) =>
    stepEffects[step](scope, { tenantId: tenant.id });

/** How each finding is put right; each adds what is missing and leaves the rest alone. */
const repairs: Record<DriftCode, Repair> = {
  main_branch: byStep('main_branch'),
  // Those that are not mandatory are the tenant's choice.
  service_categories: (scope, tenant) =>
    stepEffects.service_categories(scope, {
      tenantId: tenant.id,
      serviceCategories: [],
    }),
  workflow_templates: byStep('workflow_templates'),
  settings: byStep('settings'),
  subscription: addSubscription,
  subscription_state: alignSubscription,
  plan_features: addFeatures,
};

/** Audits which findings a repair has put right. */
function recordRepair(
  scope: Scope,
  tenant: Pick<Tenant, 'id' | 'name' | 'name2'>,
  before: Drift[],
  after: Drift[],
  reason?: string,
): void {
  const repaired = before.filter(({ code, fits }) => {
    const now = after.find(each => each.code === code);
    return !fits && now?.fits;
  });
  if (repaired.length === 0) return;
  scope.audit({
    subjectType: 'tenant',
    subjectId: tenant.id,
    subjectName: tenant.name,
    subjectName2: tenant.name2,
    tenantId: tenant.id,
    changes: repaired.map(({ code, missing }) => ({
      path: `drift.${code}`,
      before: null,
      after: missing.join(', '),
    })),
    reason,
  });
}

/**
 * Puts right what of a tenant is not as wanted; what fits, or what only people can choose, is left alone.
 * @param input - `codes`: what to repair; default everything that can be.
 * @throws HqError `tenant_not_found`, `tenant_transition_forbidden` (archived), `no_workflow_template`
 */
export async function repairTenant(
  scope: Scope,
  { tenantId, codes, reason }: RepairTenant,
): Promise<TenantHealth> {
  const tenant = await getTenant(scope, tenantId);
  if (!tenantTransitions.initialize.from.includes(tenant.status)) {
    throw forbiddenMove(tenant.status, 'initialize');
  }
  const before = await findDrift(scope, tenant);
  for (const { code, missing, repairable } of before) {
    if (!repairable || (codes && !codes.includes(code))) continue;
    await repairs[code](scope, tenant, missing, reason);
  }
  const health = await tenantHealth(scope, tenantId);
  recordRepair(scope, tenant, before, health.drift, reason);
  return health;
}
