import {
  diffFields,
  type FieldChange,
  type Subscription,
  type Tenant,
} from '@cleanmatex/hq-common';

/** How one field differs; `before` is the first tenant's value, `after` the second's. */
export type Difference = FieldChange;

/** Fields that tell a tenant from every other, or say nothing of it. */
const left: ReadonlySet<string> = new Set<keyof Tenant>([
  'id',
  'slug',
  'name',
  'name2',
  'updatedAt',
  'version',
  'allowedActions',
]);

const compared = (tenant: Tenant) =>
  Object.fromEntries(
    Object.entries(tenant).filter(([name]) => !left.has(name)),
  );

/** Fields of the tenants' own rows that differ. */
export const tenantDifferences = (first: Tenant, second: Tenant) =>
  diffFields(compared(first), compared(second));

/** Fields of their subscriptions that differ. @param unlimited - how no limit is written. */
export function subscriptionDifferences(
  first: Subscription | null,
  second: Subscription | null,
  unlimited: string,
): Difference[] {
  const written = (subscription: Subscription | null) =>
    subscription && {
      ...subscription,
      ordersLimit: subscription.ordersLimit ?? unlimited,
      usersLimit: subscription.usersLimit ?? unlimited,
      branchesLimit: subscription.branchesLimit ?? unlimited,
    };
  return diffFields(written(first), written(second));
}
