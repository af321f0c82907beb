import { randomUUID } from 'node:crypto';
import { tenantsContract as c } from '@cleanmatex/hq-common';
import { TenantTestbed } from './testing';

const DAY_MS = 86_400_000;

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close(), 20_000);

describe('a tenant’s subscription', () => {
  it('has the limits of the plan and the end of the trial', async () => {
    const { id } = await bed.onboard({ planCode: 'FREE_TRIAL' });
    const { subscription } = await bed.kernel.call(c.subscription, {
      tenantId: id,
    });
    expect(subscription).toMatchObject({
      planCode: 'FREE_TRIAL',
      status: 'trial',
      ordersLimit: 20,
      ordersUsed: 0,
      usersLimit: 2,
      branchesLimit: 1,
    });
    const days =
      (Date.parse(subscription?.trialEnds ?? '') - Date.now()) / DAY_MS;
    expect(Math.round(days)).toBe(14);
  });

  it('shows no limit as null', async () => {
    const { id } = await bed.onboard({ planCode: 'enterprise' });
    const { subscription } = await bed.kernel.call(c.subscription, {
      tenantId: id,
    });
    expect(subscription).toMatchObject({ ordersLimit: null, trialEnds: null });
  });

  it('is null where the platform has none', async () => {
    const { id } = await bed.onboard();
    await bed.rows(
      'DELETE FROM org_subscriptions_mst WHERE tenant_org_id = ?',
      id,
    );
    const answer = await bed.kernel.call(c.subscription, { tenantId: id });
    expect(answer).toEqual({ tenantId: id, subscription: null });
  });

  it('is of a tenant that exists', async () => {
    await expect(
      bed.kernel.call(c.subscription, { tenantId: randomUUID() }),
    ).rejects.toMatchObject({ code: 'tenant_not_found' });
  });
});
