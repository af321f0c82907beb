import type { TestDatabase, TestKernel } from '@cleanmatex/hq-backend/testing';
import {
  sampleFleetContract as c,
  tenantsContract,
  tenantStatuses,
} from '@cleanmatex/hq-common';
import { newTenant } from '../testing';
import {
  countEverything,
  sampleFleetDatabase,
  sampleFleetKernel,
} from '../testing/sampleFleetKernel';
import { blueprints } from './blueprint';

const SMALL = { tenants: 60, days: 20, seed: 7 };

describe('the sample fleet', () => {
  let database: TestDatabase;
  let kernel: TestKernel;

  beforeAll(async () => {
    database = await sampleFleetDatabase();
    kernel = sampleFleetKernel(database);
  }, 120_000);
  afterAll(() => database?.drop());

  async function rows<R extends object>(sql: string): Promise<R[]> {
    return (await database.owner.raw<{ rows: R[] }>(sql)).rows;
  }

  const everything = () => countEverything(database);

  /** A digest of every generated row, by table. */
  const digests = async () => {
    const found = await rows<{ name: string; digest: string }>(
      [
        ['org_tenants_mst', 'slug'],
        ['org_users_mst', 'id'],
        ['org_usage_tracking', 'id'],
        ['org_customers_mst', 'id'],
        ['org_orders_mst', 'id'],
        ['org_invoice_mst', 'id'],
        ['org_order_items_dtl', 'id'],
        ['org_payments_dtl_tr', 'id'],
        ['org_subscriptions_mst', 'id'],
      ]
        .map(
          ([table, key]) =>
            `SELECT '${table}' AS name, md5(string_agg(t::text, '|' ORDER BY t.${key}::text)) AS digest
             FROM public.${table} t`,
        )
        .join(' UNION ALL '),
    );
    return Object.fromEntries(found.map(({ name, digest }) => [name, digest]));
  };

  async function create(fleet = SMALL) {
    await kernel.call(c.create, fleet);
    await kernel.runJobs();
    return kernel.call(c.get, {});
  }

  async function remove() {
    await kernel.call(c.remove, {});
    await kernel.runJobs();
    return kernel.call(c.get, {});
  }

  it('is created, is the same when created again, and leaves no row when removed', async () => {
    const person = await kernel.call(tenantsContract.create, newTenant());
    await kernel.runJobs();
    const before = await everything();
    const fleet = await create();
    expect(fleet).toMatchObject({ ...SMALL, state: 'ready', done: 60 });
    const first = await digests();
    const found = await kernel.call(tenantsContract.list, { limit: 1 });
    expect(found.totalItems).toBe(61);
    expect(await remove()).toMatchObject({ state: 'none', done: 0 });
    expect(await everything()).toEqual(before);
    await kernel.call(tenantsContract.get, { tenantId: person.id });

    await create();
    expect(await digests()).toEqual(first);
    await remove();
    await create({ ...SMALL, seed: 8 });
    expect((await digests()).org_orders_mst).not.toBe(first.org_orders_mst);
    await remove();
    expect(await everything()).toEqual(before);
  }, 120_000);

  describe('while it is there', () => {
    beforeAll(() => create(), 60_000);
    afterAll(() => remove(), 60_000);

    it('has every status, six countries and both languages', async () => {
      const facets = await kernel.call(tenantsContract.facets, {});
      const statuses = facets.status.map(({ value }) => value);
      expect(statuses.sort()).toEqual(
        tenantStatuses.filter(status => status !== 'provisioning').sort(),
      );
      expect(
        (
          await rows(
            `SELECT DISTINCT country FROM public.org_tenants_mst WHERE created_by = 'sample-fleet'`,
          )
        ).length,
      ).toBe(6);
      const page = await kernel.call(tenantsContract.list, {
        q: 'مغسلة',
        limit: 100,
      });
      expect(page.totalItems).toBeGreaterThanOrEqual(60);
    });

    it('has work that adds up: open orders, pickups due, money owed, limits exceeded', async () => {
      const [sums] = await rows<Record<string, number>>(`
        SELECT (SELECT sum(orders_count)::int FROM public.org_usage_tracking) AS used,
          count(*)::int AS orders, count(*) FILTER (WHERE status IN ('intake', 'processing'))::int AS open,
          count(*) FILTER (WHERE status = 'ready')::int AS due,
          count(*) FILTER (WHERE status = 'delivered' AND payment_status = 'pending')::int AS owed,
          count(*) FILTER (WHERE received_at > now() OR delivered_at < received_at)::int AS impossible,
          (SELECT count(*)::int FROM public.org_invoice_mst) AS invoices,
          (SELECT count(*)::int FROM public.org_subscriptions_mst s WHERE orders_limit > 0 AND orders_limit * 20 < 30 * (
            SELECT sum(u.orders_count) FROM public.org_usage_tracking u WHERE u.tenant_org_id = s.tenant_org_id)) AS over
        FROM public.org_orders_mst`);
      expect(sums.orders).toBe(sums.used);
      expect(sums.invoices).toBe(sums.orders);
      expect(sums.impossible).toBe(0);
      for (const what of ['open', 'due', 'owed', 'over']) {
        expect([what, sums[what] > 0]).toEqual([what, true]);
      }
      const [{ apart }] = await rows<{ apart: number }>(`
        SELECT count(*)::int AS apart FROM public.org_orders_mst o JOIN public.org_customers_mst c ON c.id = o.customer_id
        WHERE c.tenant_org_id <> o.tenant_org_id`);
      expect(apart).toBe(0);
    });

    it('has customers who came lately, items that add up, and a payment of what is paid', async () => {
      const [sums] = await rows<Record<string, number>>(`
        SELECT (SELECT count(DISTINCT tenant_org_id)::int FROM public.org_customers_mst
            WHERE created_at > now() - interval '30 days') AS growing,
          (SELECT count(*)::int FROM public.org_orders_mst o JOIN public.org_customers_mst c ON c.id = o.customer_id
            WHERE o.received_at < c.created_at) AS before,
          (SELECT count(*)::int FROM public.org_orders_mst o JOIN (
              SELECT order_id, sum(quantity) AS pieces, sum(total_price) AS price, min(total_price) AS least
              FROM public.org_order_items_dtl GROUP BY order_id) AS i ON i.order_id = o.id
            WHERE i.pieces <> o.total_items OR i.price <> o.subtotal OR i.least <= 0) AS wrong,
          (SELECT count(DISTINCT order_id)::int FROM public.org_order_items_dtl) AS itemized,
          (SELECT count(*)::int FROM public.org_orders_mst) AS orders,
          (SELECT sum(paid_amount)::float8 FROM public.org_payments_dtl_tr) AS paid,
          (SELECT sum(paid_amount)::float8 FROM public.org_invoice_mst) AS owed`);
      expect(sums.growing).toBeGreaterThan(30);
      expect([sums.before, sums.wrong]).toEqual([0, 0]);
      expect(sums.itemized).toBe(sums.orders);
      expect(sums.paid).toBeCloseTo(sums.owed, 3);
      expect(sums.paid).toBeGreaterThan(0);
    });

    it('has no personal data that could be anybody’s', async () => {
      const data = await rows<{ email: string | null; phone: string | null }>(`
        SELECT email, phone FROM public.org_tenants_mst WHERE created_by = 'sample-fleet'
        UNION ALL SELECT email, phone FROM public.org_customers_mst WHERE created_info = 'sample-fleet'
        UNION ALL SELECT email, phone FROM public.org_users_mst WHERE created_by = 'sample-fleet'
        UNION ALL SELECT u.email, NULL FROM auth.users u JOIN hq.sample_fleet_users f ON f.user_id = u.id`);
      expect(data.length).toBeGreaterThan(500);
      const emails = data.flatMap(({ email }) => email ?? []);
      expect(emails.filter(email => !email.endsWith('.example'))).toEqual([]);
      const phones = data.flatMap(({ phone }) => phone ?? []);
      expect(
        phones.filter(
          phone =>
            !/^\+(9689000|96650000|97150000|9655000|9743000|9733300)\d{4}$/.test(
              phone,
            ),
        ),
      ).toEqual([]);
    });

    it('is left alone when asked for again, and refused in another size', async () => {
      const counted = await everything();
      await kernel.call(c.create, SMALL);
      expect(await kernel.runJobs()).toBe(0);
      expect(await everything()).toEqual(counted);
      await expect(
        kernel.call(c.create, { ...SMALL, tenants: 61 }),
      ).rejects.toMatchObject({ code: 'sample_fleet_exists' });
    });

    it('shows before its removal what would go', async () => {
      const { body } = await kernel.answer(c.remove, {}, { dryRun: true });
      expect(body).toMatchObject({
        dryRun: true,
        subjects: [
          {
            subjectType: 'sample-fleet',
            changes: expect.arrayContaining([
              { path: 'rows.public.org_tenants_mst', before: 60, after: 0 },
            ]),
          },
        ],
      });
      expect(await kernel.call(c.get, {})).toMatchObject({ state: 'ready' });
    });
  });

  it('goes on where it was killed, in creation and in removal', async () => {
    const before = await everything();
    await kernel.call(c.create, SMALL);
    const real = kernel.kernel.inScope.bind(kernel.kernel);
    const dieAfter = (steps: number) => {
      let left = steps;
      return jest
        .spyOn(kernel.kernel, 'inScope')
        .mockImplementation(async (name, info, work) =>
          real(name, info, async scope => {
            const result = await work(scope);
            left -= 1;
            if (left < 0) throw new Error('killed');
            return result;
          }),
        );
    };
    dieAfter(2);
    await expect(kernel.runJobs()).rejects.toThrow('killed');
    jest.restoreAllMocks();
    const half = await kernel.call(c.get, {});
    expect(half).toMatchObject({ state: 'creating', stalled: false });
    await database.owner.raw(
      `UPDATE hq.sample_fleet SET updated_at = now() - interval '61 s'`,
    );
    expect(await kernel.call(c.get, {})).toMatchObject({ stalled: true });
    expect(half.done).toBeGreaterThan(0);
    expect(half.done).toBeLessThan(60);
    await kernel.call(c.create, SMALL);
    await kernel.runJobs();
    expect(await kernel.call(c.get, {})).toMatchObject({
      state: 'ready',
      done: 60,
    });
    await kernel.call(c.remove, {});
    dieAfter(2);
    await expect(kernel.runJobs()).rejects.toThrow('killed');
    jest.restoreAllMocks();
    await kernel.call(c.remove, {});
    await kernel.runJobs();
    expect(await everything()).toEqual(before);
  }, 60_000);

  it('has an audit entry for what was asked and one for what was done, with its counts', async () => {
    const [{ at }] = await rows<{ at: string }>('SELECT now()::text AS at');
    await create({ tenants: 5, days: 5, seed: 1 });
    const entries = await rows<{ operation: string; changes: object[] }>(
      `SELECT operation, changes FROM hq.sys_audit_log WHERE occurred_at >= '${at}' ORDER BY occurred_at`,
    );
    expect(entries.map(({ operation }) => operation)).toEqual([
      'sampleFleet.create',
      'sampleFleet.run-create',
    ]);
    expect(entries[1].changes).toContainEqual({
      path: 'rows.org_tenants_mst',
      before: 0,
      after: 5,
    });
    await remove();
  }, 60_000);

  it('keeps out of the way of a person’s tenant with the same slug', async () => {
    const [{ slug }] = blueprints(1, 1);
    const mine = await kernel.call(tenantsContract.create, newTenant({ slug }));
    await create({ tenants: 3, days: 2, seed: 1 });
    await remove();
    expect(
      await kernel.call(tenantsContract.get, { tenantId: mine.id }),
    ).toMatchObject({ slug });
  }, 60_000);
});
