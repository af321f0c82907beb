import { tenantsContract as c } from '@cleanmatex/hq-common';
import { randomUUID } from 'node:crypto';
import { newTenant, TenantTestbed } from './testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

it('onboards a tenant like another, with an identity of its own', async () => {
  const { serviceCategories: offered } = await bed.kernel.call(
    c.onboardingOptions,
    {},
  );
  const chosen = offered.slice(0, 2).map(({ code }) => code);
  const first = await bed.onboardAndInitialize({
    planCode: 'pro',
    country: 'OM',
    language: 'ar',
    featureFlags: { driver_app: true, white_label: false },
    serviceCategories: chosen,
  });
  const { tenantId, name, name2, ...taken } = await bed.kernel.call(
    c.blueprint,
    { tenantId: first.id },
  );
  expect([tenantId, name]).toEqual([first.id, first.name]);
  expect(taken).toMatchObject({
    planCode: 'pro',
    country: 'OM',
    currency: 'OMR',
    timezone: 'Asia/Muscat',
    language: 'ar',
  });
  expect(taken.serviceCategories).toEqual(expect.arrayContaining(chosen));
  expect(taken).not.toHaveProperty('email');
  const second = await bed.onboardAndInitialize({
    ...newTenant(),
    planCode: taken.planCode ?? '',
    featureFlags: taken.featureFlags,
    serviceCategories: taken.serviceCategories,
    language: taken.language ?? undefined,
  });
  const again = await bed.kernel.call(c.blueprint, { tenantId: second.id });
  expect(again).toEqual({
    ...taken,
    tenantId: second.id,
    name: second.name,
    name2,
  });
});

it('leaves out what a new tenant cannot have', async () => {
  const { id } = await bed.onboardAndInitialize();
  await bed.rows(
    `UPDATE org_tenants_mst SET s_current_plan = 'gone', country = 'Atlantis',
       feature_flags = '{"driver_app": true, "of_another_application": true}' WHERE id = ?`,
    id,
  );
  const taken = await bed.kernel.call(c.blueprint, { tenantId: id });
  expect(taken.planCode).toBeNull();
  expect(taken.country).toBeNull();
  expect(taken.featureFlags).toEqual({ driver_app: true });
});

it('knows no tenant that is not there', async () => {
  await expect(
    bed.kernel.call(c.blueprint, { tenantId: randomUUID() }),
  ).rejects.toMatchObject({ code: 'tenant_not_found' });
});
