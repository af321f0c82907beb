import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint';
import { wholeNumber } from '../../kernel/list';

/** Longest period of usage, in days. */
export const USAGE_DAYS_MAX = 366;

const count = (what: string) => z.number().int().describe(what);

/** Query of a tenant's usage. */
export const UsageQuery = z.strictObject({
  tenantId: z.guid().describe('Id of the tenant'),
  days: wholeNumber(z.number().min(1).max(USAGE_DAYS_MAX))
    .default(30)
    .describe('Days of the period, today included; 1 to 366'),
});
export type UsageQuery = z.output<typeof UsageQuery>;

/** How much a tenant has used on one day. */
export const UsageDay = z.object({
  day: z.string().describe('The day in the tenant’s time zone, ISO 8601'),
  orders: count('Orders taken in'),
  revenue: z.number().describe('Total of those orders, in the currency'),
  customers: count('Customers added'),
  users: count('Users added'),
});
export type UsageDay = z.output<typeof UsageDay>;

/** How much a tenant has used in a period. */
export const Usage = z.object({
  tenantId: z.guid().describe('Tenant'),
  timeZone: z.string().describe('Time zone that days are counted in, IANA'),
  currency: z.string().nullable().describe('Currency of revenue, ISO 4217'),
  days: z.array(UsageDay).describe('Every day of the period, oldest first'),
  before: z
    .object({
      orders: count('Orders taken in'),
      revenue: z.number().describe('Total of those orders'),
      customers: count('Customers added'),
      users: count('Users added'),
    })
    .describe('Sums of the period of the same length before'),
  now: z
    .object({
      customers: count('Customers'),
      users: count('Users who may sign in'),
      branches: count('Branches in use'),
    })
    .describe('What the tenant has now'),
});
export type Usage = z.output<typeof Usage>;

const usage = endpoint({
  id: 'tenants.usage',
  method: 'GET',
  path: '/tenants/{tenantId}/usage',
  summary: 'Orders, customers and users of a tenant by day',
  permission: 'hq.tenant.read',
  input: UsageQuery,
  output: Usage,
  errors: ['NotFoundError'],
});

/** Reads of a tenant's usage. */
export const tenantUsageContract = { usage };
