import { z } from 'zod';
import { endpoint } from '../kernel/endpoint';
import { wholeNumber } from '../kernel/list';
import { tenantFilters } from './inputs';

/** Most months that the figures look back. */
export const ANALYTICS_MONTHS_MAX = 60;

const count = (what: string) => z.number().int().describe(what);

/** Query of the figures: the filters of the list, and how far they look back. */
export const AnalyticsQuery = z.strictObject({
  ...tenantFilters,
  months: wholeNumber(z.number().min(1).max(ANALYTICS_MONTHS_MAX))
    .default(12)
    .describe('Calendar months in UTC, the running one included; 1 to 60'),
});
export type AnalyticsQuery = z.output<typeof AnalyticsQuery>;

const group = (what: string) =>
  z
    .array(
      z.object({
        value: z.string().describe('Value to filter by'),
        count: count('Tenants that have it now'),
        created: z
          .array(z.number().int())
          .describe('Those of them onboarded in each month, oldest first'),
      }),
    )
    .describe(what);

/** Figures of the tenants that match. */
export const TenantAnalytics = z.object({
  total: count('Tenants that match'),
  before: count('Onboarded in as many months before the first one'),
  months: z
    .array(
      z.object({
        from: z.iso.date().describe('First day, UTC; the filter createdFrom'),
        to: z.iso.date().describe('Last day, UTC; the filter createdTo'),
        created: count('Onboarded in that month'),
        total: count('Onboarded until its end'),
      }),
    )
    .describe('Months, oldest first'),
  status: group('By status'),
  planCode: group('By plan; tenants without a plan are left out'),
  country: group('By country; tenants of no known country are left out'),
});
export type TenantAnalytics = z.output<typeof TenantAnalytics>;

const analytics = endpoint({
  id: 'tenants.analytics',
  method: 'GET',
  path: '/tenants/analytics',
  summary: 'Figures of tenants by status, plan, country and month',
  permission: 'hq.tenant.read',
  input: AnalyticsQuery,
  output: TenantAnalytics,
});

/** Reads of figures about many tenants. */
export const tenantAnalyticsContract = { analytics };
