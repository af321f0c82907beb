import { z } from 'zod';
import { endpoint } from '../kernel/endpoint';
import { BusinessHours, FeatureFlags } from './fields';
import { TenantParams } from './inputs';

/** What a new tenant can take over from one that exists; never what tells it from others. */
export const TenantBlueprint = z.object({
  tenantId: z.guid().describe('The tenant that it is taken from'),
  name: z.string().describe('Its name in English'),
  name2: z.string().nullable().describe('Its name in Arabic'),
  planCode: z
    .string()
    .nullable()
    .describe('Code of its plan; null when that is not on offer any more'),
  country: z
    .string()
    .nullable()
    .describe('Country, ISO 3166-1 alpha-2; null when it is none'),
  currency: z.string().nullable().describe('Currency, ISO 4217'),
  timezone: z.string().nullable().describe('Time zone, IANA'),
  language: z
    .enum(['en', 'ar'])
    .nullable()
    .describe('Language of the tenant’s own screens'),
  featureFlags: FeatureFlags.describe('Features that are on or off'),
  businessHours: BusinessHours.nullable().describe('Opening hours'),
  serviceCategories: z
    .array(z.string())
    .describe('Codes of its service categories that are on offer'),
});
export type TenantBlueprint = z.output<typeof TenantBlueprint>;

const blueprint = endpoint({
  id: 'tenants.blueprint',
  method: 'GET',
  path: '/tenants/{tenantId}/blueprint',
  summary: 'What a new tenant can take over from this one',
  permission: 'hq.tenant.read',
  input: TenantParams,
  output: TenantBlueprint,
  errors: ['NotFoundError'],
});

/** Reads for onboarding a tenant like another. */
export const tenantBlueprintContract = { blueprint };
