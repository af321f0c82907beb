import { createHash, randomUUID } from 'node:crypto';
import {
  tenantsContract as c,
  type DryRunResult,
  type Tenant,
} from '@cleanmatex/hq-common';
import { tenantColumns } from '../tenantTables';
import { TenantTestbed } from '../testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

/** An archived tenant with orders and invoices. */
async function archived(): Promise<Tenant> {
  const { id, slug } = await bed.onboardAndInitialize();
  const customer = randomUUID();
  await bed.rows(
    `INSERT INTO sys_customers_mst (id, first_name, phone, first_tenant_org_id) VALUES (?, 'Test', ?, ?)`,
    customer,
    slug.slice(0, 20),
    id,
  );
  await bed.rows(
    'INSERT INTO org_customers_mst (id, tenant_org_id, customer_id) VALUES (?, ?, ?)',
    customer,
    id,
    customer,
  );
  const [order] = await bed.rows<{ id: string }>(
    `INSERT INTO org_orders_mst (tenant_org_id, customer_id, order_no) VALUES (?, ?, '1') RETURNING id`,
    id,
    customer,
  );
  await bed.rows(
    `INSERT INTO org_invoice_mst (tenant_org_id, order_id, invoice_no) VALUES (?, ?, '1')`,
    id,
    order.id,
  );
  await bed.rows(
    `INSERT INTO sys_audit_log (tenant_org_id, action) VALUES (?, 'platform')`,
    id,
  );
  return bed.kernel.call(c.archive, { tenantId: id, reason: 'Closed' });
}

const keepUntil = (tenantId: string, when: string) =>
  bed.rows(
    'UPDATE hq.tenant_archives SET keep_until = ?::timestamptz WHERE tenant_id = ?',
    when,
    tenantId,
  );

/** An archived tenant whose time is over. */
async function due(): Promise<Tenant> {
  const tenant = await archived();
  await keepUntil(tenant.id, '2020-01-01');
  return tenant;
}

const ask = ({ id, slug }: Tenant) =>
  bed.kernel.call(c.purge, { tenantId: id, slug, reason: 'Time is over' });

/** Tables that still hold the tenant, found by the superuser. */
async function holding(tenantId: string): Promise<string[]> {
  const columns = await bed.rows<{ name: string; column: string }>(
    `SELECT c.oid::regclass::text AS name, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'uuid'::regtype`,
  );
  const found: string[] = [];
  for (const { name, column } of columns) {
    const rows = await bed.rows(
      `SELECT FROM ${name} WHERE ${column} = ? LIMIT 1`,
      tenantId,
    );
    if (rows.length > 0) found.push(`${name}.${column}`);
  }
  return found;
}

describe('a purge', () => {
  it('shows the rows of each table first, then deletes all of them and proves it', async () => {
    const tenant = await due();
    const other = await archived();
    const input = { tenantId: tenant.id, slug: tenant.slug, reason: 'Over' };
    const preview = await bed.kernel.answer(c.purge, input, { dryRun: true });
    const { subjects } = preview.body as DryRunResult;
    expect(subjects[0].changes).toEqual(
      expect.arrayContaining([
        { path: 'rows.public.org_orders_mst', before: 1, after: 0 },
        { path: 'rows.public.org_tenants_mst', before: 1, after: 0 },
        { path: 'rows.hq.tenant_search', before: 1, after: 0 },
      ]),
    );
    expect(await holding(tenant.id)).toContain('org_orders_mst.tenant_org_id');

    const asked = await ask(tenant);
    expect(asked.archive?.purge).toMatchObject({ reason: 'Time is over' });
    await bed.kernel.runJobs();
    expect(await holding(tenant.id)).toEqual([]);
    expect(await holding(other.id)).toContain('org_orders_mst.tenant_org_id');
    await expect(
      bed.kernel.call(c.get, { tenantId: tenant.id }),
    ).rejects.toMatchObject({ code: 'tenant_not_found' });

    const { items } = await bed.kernel.call(c.tombstones, {});
    const stone = items.find(each => each.tenantId === tenant.id);
    expect(stone).toMatchObject({
      slug: tenant.slug,
      reason: 'Time is over',
      purgedBy: 'system',
    });
    const hash = createHash('sha256').update(String(stone?.proof));
    expect(stone?.proofHash).toBe(hash.digest('hex'));
    expect(stone?.tables.every(({ left }) => left === 0)).toBe(true);
    const of = (table: string) => stone?.tables.find(t => t.table === table);
    expect(of('public.org_invoice_mst')).toMatchObject({ deleted: 1 });
    // These are not the tenant's: a customer of the whole platform, and the platform's own log.
    expect(of('public.sys_customers_mst')).toMatchObject({ unlinked: 1 });
    expect(of('public.sys_audit_log')).toMatchObject({ unlinked: 1 });
  });

  it('keeps the audit entries of the tenant, its own among them', async () => {
    const tenant = await due();
    await ask(tenant);
    await bed.kernel.runJobs();
    const rows = await bed.rows<{ operation: string; changes: unknown[] }>(
      'SELECT operation, changes FROM hq.sys_audit_log WHERE tenant_id = ?',
      tenant.id,
    );
    const operations = rows.map(({ operation }) => operation);
    expect(operations).toEqual(
      expect.arrayContaining([
        'tenants.create',
        'tenants.archive',
        'tenants.purge',
        'tenants.run-purge',
      ]),
    );
    const done = rows.find(each => each.operation === 'tenants.run-purge');
    expect(done?.changes).toEqual(
      expect.arrayContaining([
        { path: 'requestedBy', before: null, after: 'system' },
      ]),
    );
  });

  it('finds every table with a tenant’s id, children before their parents', async () => {
    const columns = await bed.kernel.kernel.inScope(
      'test.columns',
      { door: 'system', requestId: 'r', correlationId: 'c', locale: 'en' },
      tenantColumns,
    );
    const names = columns.map(({ table }) => table);
    const before = (child: string, parent: string) =>
      expect(names.indexOf(child)).toBeLessThan(names.indexOf(parent));
    before('public.org_payments_dtl_tr', 'public.org_invoice_mst');
    before('public.org_invoice_mst', 'public.org_orders_mst');
    before('public.org_orders_mst', 'public.org_customers_mst');
    expect(names.at(-1)).toBe('public.org_tenants_mst');
    const [{ count }] = await bed.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name = 'tenant_org_id'`,
    );
    const held = columns.filter(({ column }) => column === 'tenant_org_id');
    expect(held).toHaveLength(count);
  });
});

describe('a purge is refused', () => {
  const code = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      error => error.code,
    );

  it('while the tenant is kept, is not archived, or another slug is typed', async () => {
    const kept = await archived();
    expect(await code(ask(kept))).toBe('tenant_kept');
    const active = await bed.onboardAndInitialize();
    expect(await code(ask(active))).toBe('tenant_not_archived');
    const over = await due();
    expect(await code(ask({ ...over, slug: kept.slug }))).toBe(
      'tenant_slug_mismatch',
    );
    expect(await holding(over.id)).not.toEqual([]);
  });

  it('while a legal hold stands, and the database refuses it too', async () => {
    const tenant = await due();
    const held = { tenantId: tenant.id, reason: 'Court case 12' };
    await bed.kernel.call(c.hold, held);
    expect(await code(ask(tenant))).toBe('tenant_held');
    await bed.rows(
      'DELETE FROM org_tenant_settings_cf WHERE tenant_org_id = ?',
      tenant.id,
    );
    await expect(
      bed.rows('DELETE FROM org_tenants_mst WHERE id = ?', tenant.id),
    ).rejects.toMatchObject({ constraint: 'tenant_holds__tenant' });
    const shown = await bed.kernel.call(c.get, { tenantId: tenant.id });
    expect(shown.legalHold).toBe(true);
    await bed.kernel.call(c.liftHold, held);
    expect(await code(bed.kernel.call(c.liftHold, held))).toBe(
      'tenant_not_held',
    );
    expect(await code(ask(tenant))).toBe('done');
    await bed.kernel.runJobs();
  });

  it('where the database does not let it delete, before anything is deleted', async () => {
    const tenant = await due();
    await bed.rows('REVOKE DELETE ON org_invoice_mst FROM hq_purger');
    const input = { tenantId: tenant.id, slug: tenant.slug, reason: 'Over' };
    const preview = bed.kernel.answer(c.purge, input, { dryRun: true });
    expect(await code(preview)).toBe('purge_tables_closed');
    await ask(tenant);
    await bed.kernel.runJobs();
    const { archive } = await bed.kernel.call(c.retention, {
      tenantId: tenant.id,
    });
    expect(archive?.purge).toBeNull();
    expect(archive?.problem).toContain('org_invoice_mst');
    expect(await holding(tenant.id)).toContain('org_orders_mst.tenant_org_id');
    await bed.rows('SELECT hq.grant_purger()');
    await ask(tenant);
    await bed.kernel.runJobs();
    expect(await holding(tenant.id)).toEqual([]);
  });
});

describe('what happens between the request and the work', () => {
  it('stops it with a notice when a hold is set', async () => {
    const tenant = await due();
    await ask(tenant);
    await bed.kernel.call(c.hold, { tenantId: tenant.id, reason: 'Court' });
    await bed.kernel.runJobs();
    const { archive } = await bed.kernel.call(c.retention, {
      tenantId: tenant.id,
    });
    expect(archive).toMatchObject({ purge: null });
    expect(archive?.problem).toContain('Court');
    expect(await holding(tenant.id)).toContain('org_orders_mst.tenant_org_id');
  });

  it('does nothing when the tenant was restored', async () => {
    const tenant = await due();
    await ask(tenant);
    await bed.kernel.call(c.restore, { tenantId: tenant.id });
    await bed.kernel.runJobs();
    const { status } = await bed.kernel.call(c.get, { tenantId: tenant.id });
    expect(status).toBe('suspended');
  });

  it('leaves a whole tenant when it breaks in the middle, and finishes when it is run again', async () => {
    const tenant = await due();
    const before = await holding(tenant.id);
    await ask(tenant);
    await bed.rows(
      `CREATE FUNCTION break_purge() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the lights went out'; END $$`,
    );
    await bed.rows(
      `CREATE TRIGGER break_purge BEFORE DELETE ON org_tenants_mst FOR EACH ROW EXECUTE FUNCTION break_purge()`,
    );
    await expect(bed.kernel.runJobs()).rejects.toThrow('the lights went out');
    expect(await holding(tenant.id)).toEqual(before);
    const { archive } = await bed.kernel.call(c.retention, {
      tenantId: tenant.id,
    });
    expect(archive?.problem).toContain('the lights went out');
    expect(archive?.purge).not.toBeNull();
    await bed.rows('DROP TRIGGER break_purge ON org_tenants_mst');
    await bed.kernel.runJobs(2);
    expect(await holding(tenant.id)).toEqual([]);
  });
});
