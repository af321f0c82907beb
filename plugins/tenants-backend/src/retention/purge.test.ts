import { createHash } from 'node:crypto';
import { tenantsContract as c, type DryRunResult } from '@cleanmatex/hq-common';
import { tenantColumns } from '../tenantTables';
import { PurgeTestbed } from '../testing';

let bed: PurgeTestbed;
beforeAll(async () => {
  bed = await PurgeTestbed.create();
});
afterAll(() => bed.close());

describe('a purge', () => {
  it('shows the rows of each table first, then deletes all of them and proves it', async () => {
    const tenant = await bed.due();
    const other = await bed.archived();
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
    expect(await bed.holding(tenant.id)).toHaveProperty([
      'org_orders_mst.tenant_org_id',
    ]);

    const asked = await bed.ask(tenant);
    expect(asked.archive?.purge).toMatchObject({ reason: 'Time is over' });
    await bed.kernel.runJobs();
    expect(await bed.holding(tenant.id)).toEqual({});
    expect(await bed.holding(other.id)).toHaveProperty([
      'org_orders_mst.tenant_org_id',
    ]);
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
    const tenant = await bed.due();
    await bed.ask(tenant);
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
    const kept = await bed.archived();
    expect(await code(bed.ask(kept))).toBe('tenant_kept');
    const active = await bed.onboardAndInitialize();
    expect(await code(bed.ask(active))).toBe('tenant_not_archived');
    const over = await bed.due();
    expect(await code(bed.ask({ ...over, slug: kept.slug }))).toBe(
      'tenant_slug_mismatch',
    );
    expect(await bed.holding(over.id)).not.toEqual({});
  });

  it('while a legal hold stands, and the database refuses it too', async () => {
    const tenant = await bed.due();
    const held = { tenantId: tenant.id, reason: 'Court case 12' };
    await bed.kernel.call(c.hold, held);
    expect(await code(bed.ask(tenant))).toBe('tenant_held');
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
    expect(await code(bed.ask(tenant))).toBe('done');
    await bed.kernel.runJobs();
  });

  it('where the database does not let it delete, before anything is deleted', async () => {
    const tenant = await bed.due();
    await bed.rows('REVOKE DELETE ON org_invoice_mst FROM hq_purger');
    const input = { tenantId: tenant.id, slug: tenant.slug, reason: 'Over' };
    const preview = bed.kernel.answer(c.purge, input, { dryRun: true });
    expect(await code(preview)).toBe('purge_tables_closed');
    await bed.ask(tenant);
    await bed.kernel.runJobs();
    const { archive } = await bed.kernel.call(c.retention, {
      tenantId: tenant.id,
    });
    expect(archive?.purge).toBeNull();
    expect(archive?.problem).toContain('org_invoice_mst');
    expect(await bed.holding(tenant.id)).toHaveProperty([
      'org_orders_mst.tenant_org_id',
    ]);
    await bed.rows('SELECT hq.grant_purger()');
    await bed.ask(tenant);
    await bed.kernel.runJobs();
    expect(await bed.holding(tenant.id)).toEqual({});
  });
});

describe('what happens between the request and the work', () => {
  it('stops it with a notice when a hold is set', async () => {
    const tenant = await bed.due();
    await bed.ask(tenant);
    await bed.kernel.call(c.hold, { tenantId: tenant.id, reason: 'Court' });
    await bed.kernel.runJobs();
    const { archive } = await bed.kernel.call(c.retention, {
      tenantId: tenant.id,
    });
    expect(archive).toMatchObject({ purge: null });
    expect(archive?.problem).toContain('Court');
    expect(await bed.holding(tenant.id)).toHaveProperty([
      'org_orders_mst.tenant_org_id',
    ]);
  });

  it('does nothing when the tenant was restored', async () => {
    const tenant = await bed.due();
    await bed.ask(tenant);
    await bed.kernel.call(c.restore, { tenantId: tenant.id });
    await bed.kernel.runJobs();
    const { status } = await bed.kernel.call(c.get, { tenantId: tenant.id });
    expect(status).toBe('suspended');
  });

  it('leaves a whole tenant when it breaks in the middle, and finishes when it is run again', async () => {
    const tenant = await bed.due();
    const before = await bed.holding(tenant.id);
    await bed.ask(tenant);
    await bed.rows(
      `CREATE FUNCTION break_purge() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'the lights went out'; END $$`,
    );
    await bed.rows(
      `CREATE TRIGGER break_purge BEFORE DELETE ON org_tenants_mst FOR EACH ROW EXECUTE FUNCTION break_purge()`,
    );
    await expect(bed.kernel.runJobs()).rejects.toThrow('the lights went out');
    expect(await bed.holding(tenant.id)).toEqual(before);
    const { archive } = await bed.kernel.call(c.retention, {
      tenantId: tenant.id,
    });
    expect(archive?.problem).toContain('the lights went out');
    expect(archive?.purge).not.toBeNull();
    await bed.rows('DROP TRIGGER break_purge ON org_tenants_mst');
    await bed.kernel.runJobs(2);
    expect(await bed.holding(tenant.id)).toEqual({});
  });
});
