import { actorWith, FIXTURE_TENANTS } from '@cleanmatex/hq-backend/testing';
import { tenantsContract as c } from '@cleanmatex/hq-common';
import { randomUUID } from 'node:crypto';
import { TenantTestbed } from '../testing';

const tenantId = FIXTURE_TENANTS['al-noor'];
const DAY_MS = 86_400_000;

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.adopted();
}, 120_000);
afterAll(() => bed.close());

async function addUsers(count: number): Promise<void> {
  await bed.rows(
    `WITH made AS (
       INSERT INTO auth.users (id, email) SELECT gen_random_uuid(), 'person' || n || '@alnoor.example'
       FROM generate_series(1, ${count}) n RETURNING id, email)
     INSERT INTO org_users_mst (user_id, tenant_org_id, display_name, name2, email, is_active, password_hash)
     SELECT id, '${tenantId}', initcap(split_part(email, '@', 1)), 'شخص', email, true, 'never-shown' FROM made`,
  );
}

describe('branches', () => {
  it('are those of the tenant alone, found in both languages', async () => {
    const all = await bed.kernel.call(c.branches, { tenantId });
    expect(all.items.map(({ name, main }) => [name, main])).toEqual([
      ['Al Khuwair', false],
      ['Main branch', true],
    ]);
    const found = await bed.kernel.call(c.branches, { tenantId, q: 'الخُوير' });
    expect(found.items.map(({ name2 }) => name2)).toEqual(['الخوير']);
  });

  it('have masked phones for who may not see personal data', async () => {
    const { items } = await bed.kernel.call(
      c.branches,
      { tenantId, q: 'main' },
      { actor: actorWith('hq.tenant.read') },
    );
    expect(items[0].phone).toBe('***67');
  });
});

describe('users', () => {
  it('are paged without gaps, and never with their password', async () => {
    await addUsers(23);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await bed.kernel.call(c.users, {
        tenantId,
        limit: 10,
        cursor,
        sort: '-lastLoginAt',
      });
      expect(page.totalItems).toBe(24);
      expect(JSON.stringify(page)).not.toContain('never-shown');
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(24);
  });

  it('are found by e-mail only by who may see it', async () => {
    const query = { tenantId, q: 'person7@alnoor' } as const;
    const clear = await bed.kernel.call(c.users, query);
    expect(clear.items.map(({ email }) => email)).toEqual([
      'person7@alnoor.example',
    ]);
    const reader = { actor: actorWith('hq.tenant.read') };
    expect((await bed.kernel.call(c.users, query, reader)).totalItems).toBe(0);
    const named = { tenantId, q: 'person7' } as const;
    const { items } = await bed.kernel.call(c.users, named, reader);
    expect(items[0].email).toBe('p***@alnoor.example');
  });
});

describe('usage', () => {
  it('counts by day of the tenant’s own time zone, and compares with the period before', async () => {
    const [{ id: customer }] = await bed.rows<{ id: string }>(
      `SELECT id FROM org_customers_mst WHERE tenant_org_id = '${tenantId}'`,
    );
    await bed.rows(`DELETE FROM org_order_items_dtl`);
    await bed.rows(`DELETE FROM org_order_history`);
    await bed.rows(`DELETE FROM org_order_status_history`);
    await bed.rows(`DELETE FROM org_orders_mst`);
    const today = new Date(Date.now() + 4 * 3_600_000)
      .toISOString()
      .slice(0, 10);
    // 21:00 in UTC is 01:00 of the next day in Muscat.
    const eve = new Date(Date.parse(`${today}T21:00:00Z`) - DAY_MS);
    const add = (at: Date, total: number) =>
      bed.rows(
        `INSERT INTO org_orders_mst (id, tenant_org_id, customer_id, order_type_id, order_no, total, received_at)
         VALUES (gen_random_uuid(), '${tenantId}', '${customer}', 'WALK_IN', '${randomUUID()}', ${total},
           '${at.toISOString().replace('Z', '')}')`,
      );
    await add(eve, 1.25);
    await add(new Date(eve.getTime() - 3_600_000 * 3), 2);
    await add(new Date(eve.getTime() - 8 * DAY_MS), 4);
    const usage = await bed.kernel.call(c.usage, { tenantId, days: 7 });
    expect(usage.timeZone).toBe('Asia/Muscat');
    expect(usage.currency).toBe('OMR');
    expect(usage.days).toHaveLength(7);
    expect(usage.days.at(-1)).toMatchObject({
      day: today,
      orders: 1,
      revenue: 1.25,
    });
    expect(usage.days.at(-2)).toMatchObject({ orders: 1, revenue: 2 });
    expect(usage.before).toMatchObject({ orders: 1, revenue: 4 });
    expect(usage.now).toMatchObject({ branches: 2, users: 24 });
  });

  it('of a tenant with a time zone that nobody knows is counted in UTC', async () => {
    const other = FIXTURE_TENANTS['blue-wave'];
    await bed.rows(
      `UPDATE org_tenants_mst SET timezone = 'Dubai time' WHERE id = '${other}'`,
    );
    const usage = await bed.kernel.call(c.usage, { tenantId: other });
    expect(usage.timeZone).toBe('UTC');
    expect(usage.days).toHaveLength(30);
  });
});

it('is not found for a tenant that does not exist', async () => {
  for (const endpoint of [c.branches, c.users, c.usage]) {
    await expect(
      bed.kernel.call(endpoint, { tenantId: randomUUID() }),
    ).rejects.toMatchObject({ code: 'tenant_not_found' });
  }
});
