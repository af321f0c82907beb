import type { TenantBlueprint } from '@cleanmatex/hq-common';
import { formDataOf } from './formData';

const blueprint: TenantBlueprint = {
  tenantId: '7a3c1e1e-0000-4000-8000-000000000000',
  name: 'Al Noor',
  name2: 'النور',
  planCode: 'pro',
  country: 'OM',
  currency: 'OMR',
  timezone: 'Asia/Muscat',
  language: 'ar',
  featureFlags: { driver_app: true },
  businessHours: null,
  serviceCategories: ['LAUNDRY'],
};

it('fills in plan, region, services and settings, and nothing of its identity', () => {
  expect(formDataOf(blueprint)).toEqual({
    place: { country: 'OM', currency: 'OMR', timezone: 'Asia/Muscat' },
    language: 'ar',
    planCode: 'pro',
    serviceCategories: { LAUNDRY: true },
    settings: {
      name: 'Al Noor',
      name2: 'النور',
      featureFlags: { driver_app: true },
    },
  });
});

it('leaves to the person what a new tenant cannot have', () => {
  const values = formDataOf({ ...blueprint, planCode: null, country: null });
  expect(values).not.toHaveProperty('planCode');
  expect(values).not.toHaveProperty('place');
});
