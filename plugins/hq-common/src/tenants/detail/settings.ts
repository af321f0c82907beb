import { z } from 'zod';
import { line, Reason } from '../../access/fields';
import { endpoint } from '../../kernel/endpoint';
import type { CheckCode } from '../../kernel/checkTexts';

/** Longest value of a setting. */
export const SETTING_VALUE_MAX = 2_000;

/** What a value is. Whatever else the platform stores is a text. */
export const settingTypes = ['boolean', 'number', 'date', 'text'] as const;
export type SettingType = (typeof settingTypes)[number];

const numberText = /^-?\d{1,15}(\.\d{1,6})?$/;
const dateText =
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** What is wrong with a value for a type; undefined when nothing is. */
export function settingValueProblem(
  type: SettingType,
  value: string,
): CheckCode | undefined {
  if (type === 'boolean' && !['true', 'false'].includes(value)) {
    return 'not_boolean';
  }
  if (type === 'number' && !numberText.test(value)) return 'not_number';
  const isDate = dateText.test(value) && !Number.isNaN(Date.parse(value));
  return type === 'date' && !isDate ? 'invalid_day_or_datetime' : undefined;
}

/** Where a value may come from, the weakest first. */
export const settingLayers = ['default', 'plan', 'tenant'] as const;
export type SettingLayer = (typeof settingLayers)[number];

const tenantId = z.guid().describe('Id of the tenant');
const text = (what: string) => z.string().nullable().describe(what);

/** A setting or a feature of a tenant, with why its value is what it is. */
export const TenantSetting = z.object({
  kind: z
    .enum(['setting', 'feature'])
    .describe('A setting of the platform, or a feature that plans grant'),
  code: z.string().describe('Code'),
  name: text('Name in English; null where the platform has none'),
  name2: text('Name in Arabic'),
  description: text('What it does, in the platform’s words'),
  type: z.enum(settingTypes).describe('What the value is'),
  value: text('The value that holds; true or false for a boolean'),
  source: z.enum(settingLayers).describe('The layer that the value is from'),
  layers: z
    .array(
      z.object({
        layer: z.enum(settingLayers).describe('The layer'),
        value: text('Its value; null where it says nothing'),
      }),
    )
    .describe('Every layer, the weakest first'),
  narrower: z
    .number()
    .int()
    .describe('Branches and users of the tenant with a value of their own'),
  changed: z
    .object({
      at: z.string().describe('When, ISO 8601 in UTC'),
      by: z.string().describe('Who'),
      reason: text('Why'),
    })
    .nullable()
    .describe(
      'Who set the tenant’s own value here; null where it has none, or it was not set by the console',
    ),
  version: z
    .number()
    .int()
    .describe('Changes with every layer; sent back as If-Match'),
});
export type TenantSetting = z.output<typeof TenantSetting>;

/** All settings and features of a tenant. */
export const TenantSettings = z.object({
  tenantId: z.guid().describe('Tenant'),
  planCode: text('Code of the tenant’s plan'),
  settings: z.array(TenantSetting).describe('Settings in their order'),
  features: z.array(TenantSetting).describe('Features by their code'),
});
export type TenantSettings = z.output<typeof TenantSettings>;

const code = line(120).describe('Code of the setting or feature');

/** A value of the tenant's own. */
export const OverrideSetting = z.strictObject({
  tenantId,
  code,
  value: line(SETTING_VALUE_MAX).describe(
    'The value: true or false, a number, a day or moment in ISO 8601, or a text, as the setting’s type is',
  ),
  reason: Reason,
});
export type OverrideSetting = z.output<typeof OverrideSetting>;

/** Names a setting whose own value of the tenant is taken back. */
export const ClearSetting = z.strictObject({ tenantId, code, reason: Reason });
export type ClearSetting = z.output<typeof ClearSetting>;

const settings = endpoint({
  id: 'tenants.settings',
  method: 'GET',
  path: '/tenants/{tenantId}/settings',
  summary: 'Settings and features of a tenant, and why each is what it is',
  permission: 'hq.tenant.read',
  input: z.strictObject({ tenantId }),
  output: TenantSettings,
  errors: ['NotFoundError'],
});

const overrideSetting = endpoint({
  id: 'tenants.overrideSetting',
  method: 'PATCH',
  path: '/tenants/{tenantId}/settings/{code}',
  summary: 'Give a tenant a value of its own for a setting or feature',
  permission: 'hq.tenant.update',
  audit: { subject: 'tenant', severity: 'medium' },
  input: OverrideSetting,
  output: TenantSetting,
  versioned: true,
  errors: ['NotFoundError', 'ConflictError', 'PreconditionFailedError'],
});

const clearSetting = endpoint({
  id: 'tenants.clearSetting',
  method: 'DELETE',
  path: '/tenants/{tenantId}/settings/{code}',
  summary: 'Let a setting or feature follow the plan or the default again',
  permission: 'hq.tenant.update',
  audit: { subject: 'tenant', severity: 'medium' },
  input: ClearSetting,
  output: TenantSetting,
  versioned: true,
  destructive: false,
  errors: ['NotFoundError', 'ConflictError', 'PreconditionFailedError'],
});

/** Settings and features of a tenant. */
export const tenantSettingsContract = {
  settings,
  overrideSetting,
  clearSetting,
};
