import { tenantsContract as c } from '@cleanmatex/hq-common';
import { TenantTestbed } from '../testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

const DAY = 24 * 60 * 60 * 1000;
const daysUntil = (moment: string | null | undefined) =>
  Math.round((Date.parse(String(moment)) - Date.now()) / DAY);

const audits = (operation: string) =>
  bed.rows<{ changes: unknown; reason: string; tenant_id: string | null }>(
    'SELECT * FROM hq.sys_audit_log WHERE operation = ? AND NOT dry_run ORDER BY occurred_at',
    operation,
  );

describe('the archive', () => {
  it('keeps a tenant for 90 days, and says until when on the tenant and in the list', async () => {
    const { id } = await bed.onboardAndInitialize();
    const archived = await bed.kernel.call(c.archive, {
      tenantId: id,
      reason: 'Closed',
    });
    expect(daysUntil(archived.keptUntil)).toBe(90);
    const { items } = await bed.kernel.call(c.list, { status: ['archived'] });
    expect(items.find(each => each.id === id)?.keptUntil).toBe(
      archived.keptUntil,
    );
    const { archive } = await bed.kernel.call(c.retention, { tenantId: id });
    expect(archive).toMatchObject({ archivedBy: 'system', purge: null });
  });

  it('is left by a restored tenant, which is suspended with its subscription and can be activated', async () => {
    const { id } = await bed.onboardAndInitialize();
    await bed.kernel.call(c.archive, { tenantId: id, reason: 'Closed' });
    const restored = await bed.kernel.call(c.restore, { tenantId: id });
    expect(restored).toMatchObject({ status: 'suspended', keptUntil: null });
    const [subscription] = await bed.rows(
      'SELECT * FROM org_subscriptions_mst WHERE tenant_org_id = ?',
      id,
    );
    expect(subscription).toMatchObject({
      status: 'suspended',
      cancellation_date: null,
      cancellation_reason: null,
    });
    const { status } = await bed.kernel.call(c.activate, { tenantId: id });
    expect(status).toBe('active');
    await expect(
      bed.kernel.call(c.restore, { tenantId: id }),
    ).rejects.toMatchObject({ code: 'tenant_transition_forbidden' });
  });

  it('knows tenants that another application archived', async () => {
    const { id } = await bed.onboardAndInitialize();
    await bed.rows(
      `UPDATE org_tenants_mst SET status = 'archived', is_active = false WHERE id = ?`,
      id,
    );
    const { keptUntil } = await bed.kernel.call(c.get, { tenantId: id });
    expect(daysUntil(keptUntil)).toBe(90);
  });
});

describe('the policy', () => {
  it('counts for tenants that are archived from then on, and is audited', async () => {
    const early = await bed.onboardAndInitialize();
    const late = await bed.onboardAndInitialize();
    const archive = (tenantId: string) =>
      bed.kernel.call(c.archive, { tenantId, reason: 'Closed' });
    const { keptUntil } = await archive(early.id);
    const changed = await bed.kernel.call(c.changeRetentionPolicy, {
      retentionDays: 30,
      reason: 'New law',
    });
    expect(changed).toEqual({
      retentionDays: 30,
      autoPurge: false,
      noticeDays: 7,
    });
    expect(daysUntil((await archive(late.id)).keptUntil)).toBe(30);
    const still = await bed.kernel.call(c.get, { tenantId: early.id });
    expect(still.keptUntil).toBe(keptUntil);
    expect(await audits('tenants.changeRetentionPolicy')).toMatchObject([
      {
        changes: [{ path: 'retentionDays', before: 90, after: 30 }],
        reason: 'New law',
      },
    ]);
  });

  it('refuses what is no number of days', async () => {
    for (const retentionDays of [-1, 3651, 1.5]) {
      await expect(
        bed.kernel.call(c.changeRetentionPolicy, {
          retentionDays,
          reason: 'x',
        }),
      ).rejects.toMatchObject({ issues: [{ path: 'retentionDays' }] });
    }
  });
});

describe('a legal hold', () => {
  it('is set with a reason, shown and lifted; each is audited with what it was', async () => {
    const { id } = await bed.onboardAndInitialize();
    const set = await bed.kernel.call(c.hold, {
      tenantId: id,
      reason: 'Case 7',
    });
    expect(set.hold).toMatchObject({ reason: 'Case 7', setBy: 'system' });
    const again = await bed.kernel.call(c.hold, {
      tenantId: id,
      reason: 'Case 8',
    });
    expect(again.hold?.reason).toBe('Case 8');
    const lifted = await bed.kernel.call(c.liftHold, {
      tenantId: id,
      reason: 'Settled',
    });
    expect(lifted.hold).toBeNull();
    expect(await audits('tenants.liftHold')).toMatchObject([
      {
        tenant_id: id,
        changes: [{ path: 'legalHold', before: 'Case 8', after: null }],
        reason: 'Settled',
      },
    ]);
  });
});
