import { createHash } from 'node:crypto';
import {
  featureFlagNames,
  settingValueProblem,
  type SettingLayer,
  type SettingType,
  type TenantSetting,
} from '@cleanmatex/hq-common';
import { ValidationError } from '@cleanmatex/hq-node';
import type { StoredSetting } from './settingsStore';

const types: Record<string, SettingType> = {
  BOOLEAN: 'boolean',
  NUMBER: 'number',
  DATE: 'date',
};

/** The type of a setting; what the console does not know is a text. */
export const typeOf = (stored: string | null): SettingType =>
  types[stored?.toUpperCase() ?? ''] ?? 'text';

/** Stands for all layers of a value, so that a change of any of them is noticed. 48 bits. */
function versionOf(layers: TenantSetting['layers']): number {
  const hash = createHash('sha256').update(JSON.stringify(layers)).digest();
  return hash.readUIntBE(0, 6);
}

/** A value out of its layers: the strongest that says something. */
function layered(
  values: Record<SettingLayer, string | null>,
): Pick<TenantSetting, 'value' | 'source' | 'layers' | 'version'> {
  const layers = (['default', 'plan', 'tenant'] as const).map(layer => ({
    layer,
    value: values[layer],
  }));
  const holds = layers.findLast(({ value }) => value !== null) ?? layers[0];
  const { value, layer } = holds;
  return { value, source: layer, layers, version: versionOf(layers) };
}

/**
 * A setting of a tenant. Initialization copies each default into a row of the tenant, so a row with the default's value
 * is no value of the tenant's own.
 */
export function toSetting(stored: StoredSetting): TenantSetting {
  const { code, name, name2, description, narrower, defaultValue } = stored;
  const own = stored.tenantValue === defaultValue ? null : stored.tenantValue;
  return {
    kind: 'setting',
    code,
    name,
    name2,
    description,
    type: typeOf(stored.valueType),
    narrower,
    changed: null,
    ...layered({ default: defaultValue, plan: null, tenant: own }),
  };
}

const textOf = (on: boolean | undefined) =>
  on === undefined ? null : String(on);

/**
 * A feature of a tenant. Off unless its plan has it; what the tenant has and the plan does not is the tenant's own.
 * @param plan - flags of the tenant's plan.
 * @param flags - flags of the tenant itself, which its applications go by.
 */
export function toFeature(
  code: string,
  plan: Record<string, boolean>,
  flags: Record<string, boolean>,
): TenantSetting {
  const granted = plan[code] ?? false;
  const own = flags[code] === granted ? undefined : flags[code];
  return {
    kind: 'feature',
    code,
    name: null,
    name2: null,
    description: null,
    type: 'boolean',
    narrower: 0,
    changed: null,
    ...layered({
      default: 'false',
      plan: textOf(plan[code]),
      tenant: textOf(own),
    }),
  };
}

/** Codes of all features: those that the console knows, and those that the plan or the tenant has besides. */
export const featureCodes = (...known: Array<Record<string, boolean>>) =>
  [...new Set([...featureFlagNames, ...known.flatMap(Object.keys)])].sort();

/** Refuses a value that is not of the setting's type. @throws ValidationError of field `value` */
export function checkValue(type: SettingType, value: string): void {
  const code = settingValueProblem(type, value);
  if (code) throw new ValidationError([{ path: 'value', code }]);
}
