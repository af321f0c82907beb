import { randomUUID } from 'node:crypto';
import { FIXTURE_TENANTS } from '@cleanmatex/hq-backend/testing';
import { tenantsContract as c } from '@cleanmatex/hq-common';
import { TenantTestbed } from './testing';

const busy = FIXTURE_TENANTS['al-noor'];
const other = FIXTURE_TENANTS['blue-wave'];
const HOUR_MS = 3_600_000;

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.adopted();
}, 120_000);
afterAll(() => bed.close());

const activityOf = async (tenantId: string) => {
  const { tenants } = await bed.kernel.call(c.activity, {
    tenantId: [tenantId],
  });
  return tenants[0];
};

async function addOrder(hoursAgo: number): Promise<void> {
  const at = new Date(Date.now() - hoursAgo * HOUR_MS);
  await bed.rows(
    `INSERT INTO org_orders_mst (id, tenant_org_id, customer_id, order_type_id, order_no, total, received_at)
     SELECT gen_random_uuid(), tenant_org_id, id, 'WALK_IN', ?, 1, ?::timestamp FROM org_customers_mst
     WHERE tenant_org_id = ? LIMIT 1`,
    randomUUID(),
    at.toISOString().replace('Z', ''),
    busy,
  );
}

describe('activity of tenants', () => {
  it('counts the orders of the last 30 days, no older ones and no others’', async () => {
    const before = await activityOf(busy);
    const others = await activityOf(other);
    await addOrder(1);
    await addOrder(30 * 24 - 1);
    await addOrder(30 * 24 + 1);
    expect((await activityOf(busy)).orders).toBe(before.orders + 2);
    expect(await activityOf(other)).toEqual(others);
  });

  it('tells the use of the plan’s monthly orders, and null where the plan has no limit', async () => {
    const limited = await bed.onboard({ planCode: 'growth' });
    await bed.rows(
      `UPDATE org_subscriptions_mst SET orders_used = 12, orders_limit = 40 WHERE tenant_org_id = ?`,
      limited.id,
    );
    expect(await activityOf(limited.id)).toMatchObject({
      ordersUsed: 12,
      ordersLimit: 40,
    });
    await bed.rows(
      `UPDATE org_subscriptions_mst SET orders_limit = -1 WHERE tenant_org_id = ?`,
      limited.id,
    );
    expect((await activityOf(limited.id)).ordersLimit).toBeNull();
  });

  it('tells who last changed the tenant, not who tried it out', async () => {
    const tenant = await bed.onboardAndInitialize();
    const { id: tenantId } = tenant;
    await bed.kernel.call(c.suspend, { tenantId, reason: 'Unpaid' });
    await bed.kernel.call(c.activate, { tenantId }, { dryRun: true });
    const { lastChange } = await activityOf(tenantId);
    expect(lastChange).toMatchObject({ operation: 'tenants.suspend' });
    const { updatedAt } = await bed.kernel.call(c.get, { tenantId });
    expect(
      Math.abs(Date.parse(`${lastChange?.at}`) - Date.parse(`${updatedAt}`)),
    ).toBeLessThan(5_000);
  });

  it('leaves out what does not exist, and has no last change of a tenant that the console never touched', async () => {
    const { tenants } = await bed.kernel.call(c.activity, {
      tenantId: [randomUUID(), other],
    });
    expect(tenants.map(({ tenantId }) => tenantId)).toEqual([other]);
    expect(tenants[0].lastChange).toBeNull();
  });

  it('takes ids comma separated, and refuses what is no id', async () => {
    const both = await bed.kernel.call(c.activity, {
      tenantId: `${busy},${other}` as unknown as string[],
    });
    expect(both.tenants).toHaveLength(2);
    await expect(
      bed.kernel.call(c.activity, { tenantId: [busy, 'none'] }),
    ).rejects.toThrow('validation_failed');
  });
});
