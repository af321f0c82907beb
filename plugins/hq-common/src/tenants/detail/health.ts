import { z } from 'zod';
import { Reason } from '../../access/fields';
import { endpoint } from '../../kernel/endpoint';

/** How a tenant is, and each thing that says so. */
export const healthLevels = ['good', 'watch', 'bad'] as const;
export type HealthLevel = (typeof healthLevels)[number];

/** What tells how a tenant is. */
export const healthSignals = [
  'setup',
  'subscription',
  'orders',
  'people',
  'limits',
] as const;
export type HealthSignal = (typeof healthSignals)[number];

/** What a person could do next for a tenant, the most urgent first. */
export const nextActions = [
  'initialize',
  'repair',
  'activate',
  'renew',
  'invite_people',
  'win_back',
  'raise_limit',
  'end_of_trial',
] as const;
export type NextAction = (typeof nextActions)[number];

/** Where the platform's tables are not as the console wants them. */
export const driftCodes = [
  'main_branch',
  'service_categories',
  'workflow_templates',
  'settings',
  'subscription',
  'subscription_state',
  'plan_features',
] as const;
export type DriftCode = (typeof driftCodes)[number];

const moment = (what: string) =>
  z.string().nullable().describe(`${what}, ISO 8601 in UTC; null for never`);
const count = (what: string) => z.number().int().describe(what);

/** One thing that was compared: what the console wants, and what the platform's tables hold. */
export const Drift = z.object({
  code: z.enum(driftCodes).describe('What was compared'),
  fits: z.boolean().describe('Whether what is there is what is wanted'),
  desired: z.array(z.string()).describe('Codes or names that are wanted'),
  observed: z.array(z.string()).describe('Codes or names that are there'),
  missing: z.array(z.string()).describe('What a repair would add or change'),
  repairable: z
    .boolean()
    .describe('Whether a repair can put it right; false where it fits'),
});
export type Drift = z.output<typeof Drift>;

/** How a tenant is, at a glance. */
export const TenantHealth = z.object({
  tenantId: z.guid().describe('Tenant'),
  level: z.enum(healthLevels).describe('The worst of the signals'),
  signals: z
    .array(
      z.object({
        signal: z.enum(healthSignals).describe('What is looked at'),
        level: z.enum(healthLevels).describe('How it is'),
      }),
    )
    .describe('Every signal'),
  facts: z
    .object({
      initialization: z.string().describe('State of the initialization'),
      lastOrderAt: moment('Last order'),
      ordersRecently: count('Orders of the last 30 days'),
      ordersBefore: count('Orders of the 30 days before'),
      usersActive: count('Users who may sign in'),
      usersRecently: count('Users who signed in within 30 days'),
      usersLimit: count('Most users of the subscription')
        .nullable()
        .describe('Most users of the subscription; null is unlimited'),
      branches: count('Branches in use'),
      branchesLimit: z
        .number()
        .int()
        .nullable()
        .describe('Most branches of the subscription; null is unlimited'),
      ordersUsed: count('Orders that count against the limit'),
      ordersLimit: z
        .number()
        .int()
        .nullable()
        .describe('Most orders of the period; null is unlimited'),
      subscriptionStatus: z
        .string()
        .nullable()
        .describe('Status of the subscription; null when there is none'),
      subscriptionEnds: moment('End of the subscription’s period'),
    })
    .describe('What the signals are made of'),
  next: z
    .enum(nextActions)
    .nullable()
    .describe('What to do next; null when there is nothing'),
  drift: z.array(Drift).describe('Desired against observed state'),
});
export type TenantHealth = z.output<typeof TenantHealth>;

const health = endpoint({
  id: 'tenants.health',
  method: 'GET',
  path: '/tenants/{tenantId}/health',
  summary: 'How a tenant is, what to do next, and where it is not as wanted',
  permission: 'hq.tenant.read',
  input: z.strictObject({ tenantId: z.guid().describe('Id of the tenant') }),
  output: TenantHealth,
  errors: ['NotFoundError'],
});

/** Names a tenant and what of it to repair. */
export const RepairTenant = z.strictObject({
  tenantId: z.guid().describe('Id of the tenant'),
  codes: z
    .array(z.enum(driftCodes))
    .min(1)
    .max(driftCodes.length)
    .optional()
    .describe('What to repair; left out: everything that can be repaired'),
  reason: Reason,
});
export type RepairTenant = z.output<typeof RepairTenant>;

const repair = endpoint({
  id: 'tenants.repair',
  method: 'POST',
  path: '/tenants/{tenantId}/repair',
  summary: 'Put right what of a tenant is not as wanted',
  description:
    'Adds what is missing and leaves the rest as it is; what fits already is not touched.',
  permission: 'hq.tenant.initialize',
  audit: { subject: 'tenant', severity: 'medium' },
  input: RepairTenant,
  output: TenantHealth,
  idempotent: true,
  errors: ['NotFoundError', 'ConflictError'],
});

/** Reads of a tenant's health, and its repair. */
export const tenantHealthContract = { health, repair };
