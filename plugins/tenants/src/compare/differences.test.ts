import { Subscription, Tenant } from '@cleanmatex/hq-common';
import { tenantsMessages } from '../i18n/messages';
import { subscriptionDifferences, tenantDifferences } from './differences';

const tenant = {
  id: 'a',
  slug: 'al-noor',
  name: 'Al Noor',
  version: 1,
  allowedActions: [],
  country: 'OM',
  featureFlags: { driver_app: true },
  businessHours: { fri: null, sat: { open: '08:00', close: '20:00' } },
} as unknown as Tenant;

it('names the fields that differ, also within features and hours', () => {
  const other = {
    ...tenant,
    id: 'b',
    slug: 'hope',
    name: 'Hope',
    version: 7,
    featureFlags: {},
    businessHours: { fri: null, sat: { open: '09:00', close: '20:00' } },
  } as unknown as Tenant;
  expect(tenantDifferences(tenant, other)).toEqual([
    { path: 'featureFlags.driver_app', before: true, after: null },
    { path: 'businessHours.sat.open', before: '08:00', after: '09:00' },
  ]);
});

it('tells an unlimited plan from one that is not known', () => {
  const unlimited = { ordersLimit: null, usersLimit: 5 } as Subscription;
  const limited = { ordersLimit: 10, usersLimit: 5 } as Subscription;
  expect(
    subscriptionDifferences(unlimited, limited, 'Unlimited'),
  ).toContainEqual({ path: 'ordersLimit', before: 'Unlimited', after: 10 });
  expect(subscriptionDifferences(null, limited, 'Unlimited')).toContainEqual({
    path: 'usersLimit',
    before: null,
    after: 5,
  });
});

it('has a name for every field that it may show', () => {
  const fields = (schema: typeof Tenant | typeof Subscription) =>
    Object.keys(schema.shape);
  const blank = Object.fromEntries(fields(Tenant).map(name => [name, null]));
  const filled = Object.fromEntries(fields(Tenant).map(name => [name, 'x']));
  const shown = tenantDifferences(
    blank as unknown as Tenant,
    filled as unknown as Tenant,
  ).map(({ path }) => path);
  const named = [...shown, ...fields(Subscription)].filter(
    path => !['featureFlags', 'businessHours'].includes(path),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(path => !(`field.${path}` in tenantsMessages))).toEqual(
    [],
  );
});
