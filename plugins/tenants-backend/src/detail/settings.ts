import {
  diffFields,
  tenantTransitions,
  type ClearSetting,
  type OverrideSetting,
  type TenantSetting,
  type TenantSettings,
} from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { recordChange } from '../change';
import { fail, failKernel, forbiddenMove, type TenantRecord } from '../model';
import { listPlans } from '../planStore';
import { getTenant, updateTenant } from '../store';
import {
  checkValue,
  featureCodes,
  toFeature,
  toSetting,
} from './settingsModel';
import {
  lockTenant,
  readSettingChanges,
  readSettings,
  writeSetting,
} from './settingsStore';

/** Published when a tenant’s own value of a setting is set or taken back: `{ tenantId }`. */
const SETTING_CHANGED = 'hq.tenant.setting';

async function featuresOf(
  scope: Scope,
  tenant: TenantRecord,
): Promise<TenantSetting[]> {
  const plans = await listPlans(scope);
  const plan =
    plans.find(({ code }) => code === tenant.planCode)?.featureFlags ?? {};
  return featureCodes(plan, tenant.featureFlags).map(code =>
    toFeature(code, plan, tenant.featureFlags),
  );
}

/** Settings with who set the tenant's own values. */
async function withChanges(
  scope: Scope,
  tenantId: string,
  settings: TenantSetting[],
): Promise<TenantSetting[]> {
  const changes = new Map(
    (await readSettingChanges(scope, tenantId)).map(each => [each.code, each]),
  );
  return settings.map(setting => {
    const { code, kind, source } = setting;
    const found = changes.get(
      kind === 'feature' ? `featureFlags.${code}` : code,
    );
    if (!found || source !== 'tenant') return setting;
    const { at, by, reason } = found;
    return { ...setting, changed: { at: at.toISOString(), by, reason } };
  });
}

/** All settings and features of a tenant, each with its layers. @throws HqError `tenant_not_found` */
export async function tenantSettings(
  scope: Scope,
  tenantId: string,
): Promise<TenantSettings> {
  const tenant = await getTenant(scope, tenantId);
  const [stored, features] = await Promise.all([
    readSettings(scope, tenantId, null),
    featuresOf(scope, tenant),
  ]);
  const all = [...stored.map(toSetting), ...features];
  const told = await withChanges(scope, tenantId, all);
  return {
    tenantId,
    planCode: tenant.planCode,
    settings: told.filter(({ kind }) => kind === 'setting'),
    features: told.filter(({ kind }) => kind === 'feature'),
  };
}

/** One setting or feature as it is. @throws HqError `tenant_setting_not_found` */
async function findSetting(
  scope: Scope,
  tenant: TenantRecord,
  code: string,
): Promise<TenantSetting> {
  const [stored] = await readSettings(scope, tenant.id, code);
  if (stored) return toSetting(stored);
  const features = await featuresOf(scope, tenant);
  const feature = features.find(each => each.code === code);
  if (!feature) throw fail('tenant_setting_not_found');
  return feature;
}

async function storeFeature(
  scope: Scope,
  tenant: TenantRecord,
  code: string,
  value: string,
  reason?: string,
): Promise<void> {
  const result = await updateTenant(scope, tenant.id, {
    values: { featureFlags: { [code]: value === 'true' } },
    from: tenantTransitions.update.from,
  });
  if (result?.after) recordChange(scope, result.before, result.after, reason);
}

async function storeSetting(
  scope: Scope,
  tenant: TenantRecord,
  before: TenantSetting,
  value: string | null,
  reason?: string,
): Promise<void> {
  const { code, name, name2 } = before;
  await writeSetting(scope, tenant.id, code, value);
  scope.audit({
    subjectType: 'setting',
    subjectId: code,
    subjectName: name ?? code,
    subjectName2: name2,
    tenantId: tenant.id,
    changes: diffFields({ value: before.value }, { value }),
    reason,
  });
  scope.emit(SETTING_CHANGED, { tenantId: tenant.id });
}

/** Holds the tenant and reads the setting that is to be changed, in the version that the caller has seen. */
async function openSetting(
  scope: Scope,
  { tenantId, code }: { tenantId: string; code: string },
): Promise<{ tenant: TenantRecord; before: TenantSetting }> {
  await lockTenant(scope, tenantId);
  const tenant = await getTenant(scope, tenantId);
  const before = await findSetting(scope, tenant, code);
  if (scope.ifMatch && !scope.ifMatch.includes(before.version)) {
    throw failKernel('version_conflict');
  }
  if (!tenantTransitions.update.from.includes(tenant.status)) {
    throw forbiddenMove(tenant.status, 'update');
  }
  return { tenant, before };
}

async function change(
  scope: Scope,
  tenant: TenantRecord,
  before: TenantSetting,
  value: string | null,
  reason?: string,
): Promise<TenantSetting> {
  if (value !== before.value) {
    if (before.kind === 'feature') {
      const { code } = before;
      await storeFeature(scope, tenant, code, value ?? 'false', reason);
    } else await storeSetting(scope, tenant, before, value, reason);
  }
  const after = await getTenant(scope, tenant.id);
  return findSetting(scope, after, before.code);
}

/**
 * Gives a tenant a value of its own for a setting or a feature. The value that holds already changes nothing.
 * @throws ValidationError for a value that is not of the setting's type.
 * @throws HqError `tenant_not_found`, `tenant_setting_not_found`, `version_conflict`, `tenant_transition_forbidden`
 */
export async function overrideSetting(
  scope: Scope,
  input: OverrideSetting,
): Promise<TenantSetting> {
  const { tenant, before } = await openSetting(scope, input);
  checkValue(before.type, input.value);
  return change(scope, tenant, before, input.value, input.reason);
}

/**
 * Takes back a tenant's own value, so that the plan's or the default holds again.
 * @throws HqError as `overrideSetting`
 */
export async function clearSetting(
  scope: Scope,
  input: ClearSetting,
): Promise<TenantSetting> {
  const { tenant, before } = await openSetting(scope, input);
  const below = before.layers.filter(({ layer }) => layer !== 'tenant');
  const value = below.findLast(layer => layer.value !== null)?.value ?? null;
  return change(scope, tenant, before, value, input.reason);
}
