import { z } from 'zod';
import { endpoint } from '../kernel/endpoint';
import { MAX_PAGE_SIZE } from '../kernel/list';

const count = (what: string) => z.number().int().describe(what);

const severalIds = (value: unknown) =>
  typeof value === 'string' ? value.split(',') : value;

/** Query of what tenants do: at most as many as a page of the list has rows. */
export const ActivityQuery = z.strictObject({
  tenantId: z
    .preprocess(severalIds, z.array(z.guid()).min(1).max(MAX_PAGE_SIZE))
    .describe('Ids of tenants, given several times or comma separated'),
});
export type ActivityQuery = z.output<typeof ActivityQuery>;

/** How busy a tenant is, and what was last done to it. */
export const TenantActivity = z.object({
  tenantId: z.guid().describe('Tenant'),
  orders: count('Orders taken in within the last 30 days'),
  ordersUsed: count('Orders of the subscription’s running month'),
  ordersLimit: count('Orders a month that the plan allows').nullable(),
  lastChange: z
    .object({
      at: z.iso.datetime().describe('When'),
      operation: z.string().describe('Operation of the console'),
      actor: z.string().describe('Who did it, by name'),
    })
    .nullable()
    .describe(
      'The latest change of the tenant itself made in the console; null when there is none',
    ),
});
export type TenantActivity = z.output<typeof TenantActivity>;

const activity = endpoint({
  id: 'tenants.activity',
  method: 'GET',
  path: '/tenants/activity',
  summary: 'How busy some tenants are, and what was last done to them',
  description:
    'In no order; tenants that do not exist are left out. Limits are null where there is none.',
  permission: 'hq.tenant.read',
  input: ActivityQuery,
  output: z.object({ tenants: z.array(TenantActivity).describe('Tenants') }),
});

/** What the rows of a list of tenants show beside the tenants themselves. */
export const tenantActivityContract = { activity };
