import { randomUUID } from 'node:crypto';
import { tenantsContract as c } from '@cleanmatex/hq-common';
import { TenantTestbed } from './testing';

const DAY_MS = 86_400_000;
const reason = 'Because';

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

describe('when the tenant moves, its subscription', () => {
  const subscriptionOf = async (tenantId: string) =>
    (await bed.kernel.call(c.subscription, { tenantId })).subscription;
  const stored = async (tenantId: string) =>
    (
      await bed.rows(
        `SELECT cancellation_date IS NOT NULL AS cancelled, cancellation_reason, updated_by
         FROM org_subscriptions_mst WHERE tenant_org_id = ?`,
        tenantId,
      )
    )[0];
  const audited = async (tenantId: string, operation: string) =>
    (
      await bed.rows<{ changes: object[] }>(
        `SELECT changes FROM hq.sys_audit_log WHERE tenant_id = ? AND operation = ? AND subject_type = 'subscription'
           AND reason = '${reason}'`,
        tenantId,
        operation,
      )
    ).flatMap(({ changes }) => changes);

  /** A tenant in trial, with its jobs done; the end of the trial is not one of them. */
  async function inTrial(): Promise<string> {
    const { id } = await bed.onboardAndInitialize({ planCode: 'FREE_TRIAL' });
    await bed.kernel.runJobs();
    return id;
  }
  const endTrial = (tenantId: string) =>
    bed.rows(
      `UPDATE org_subscriptions_mst SET trial_ends = now() AT TIME ZONE 'UTC' - interval '1 minute',
         end_date = now() AT TIME ZONE 'UTC' - interval '1 minute' WHERE tenant_org_id = ?`,
      tenantId,
    );
  const call = (move: 'suspend' | 'activate' | 'archive', tenantId: string) =>
    bed.kernel.call(c[move], { tenantId, reason });

  it('is suspended, and the trial goes on after reactivation until its day', async () => {
    const id = await inTrial();
    const before = await subscriptionOf(id);
    await call('suspend', id);
    expect(await subscriptionOf(id)).toEqual({
      ...before,
      status: 'suspended',
    });
    expect(await audited(id, 'tenants.suspend')).toEqual([
      { path: 'status', before: 'trial', after: 'suspended' },
    ]);
    expect(await call('activate', id)).toMatchObject({ status: 'trial' });
    expect(await subscriptionOf(id)).toEqual(before);
    await endTrial(id);
    await bed.kernel.runJobs();
    expect(await bed.kernel.call(c.get, { tenantId: id })).toMatchObject({
      status: 'expired',
    });
    expect(await subscriptionOf(id)).toMatchObject({ status: 'expired' });
  });

  it('becomes active for a month when a trial that is over is activated', async () => {
    const id = await inTrial();
    await call('suspend', id);
    await endTrial(id);
    expect(await call('activate', id)).toMatchObject({ status: 'active' });
    const subscription = await subscriptionOf(id);
    expect(subscription).toMatchObject({ status: 'active' });
    const days =
      (Date.parse(subscription?.endDate ?? '') - Date.now()) / DAY_MS;
    expect(days).toBeGreaterThan(27);
    expect(await audited(id, 'tenants.activate')).toMatchObject([
      { path: 'status', before: 'suspended', after: 'active' },
      { path: 'endDate' },
    ]);
  });

  it('that was paid for comes back active, with its period', async () => {
    const { id } = await bed.onboardAndInitialize();
    const before = await subscriptionOf(id);
    await call('suspend', id);
    expect(await call('activate', id)).toMatchObject({ status: 'active' });
    expect(await subscriptionOf(id)).toEqual(before);
  });

  it('that left its trial early does not return to it', async () => {
    const { id } = await bed.onboardAndInitialize();
    await bed.rows(
      `UPDATE org_subscriptions_mst SET trial_ends = now() + interval '9 days' WHERE tenant_org_id = ?`,
      id,
    );
    await call('suspend', id);
    expect(await call('activate', id)).toMatchObject({ status: 'active' });
  });

  it('is cancelled with the archive and renews no more', async () => {
    const { id } = await bed.onboardAndInitialize();
    await call('archive', id);
    expect(await subscriptionOf(id)).toMatchObject({
      status: 'cancelled',
      autoRenew: false,
    });
    expect(await stored(id)).toEqual({
      cancelled: true,
      cancellation_reason: reason,
      updated_by: 'system',
    });
    expect(await audited(id, 'tenants.archive')).toHaveLength(4);
  });

  it('is shown by the preview, with the names of both in both languages', async () => {
    const id = await inTrial();
    const { body } = await bed.kernel.answer(
      c.suspend,
      { tenantId: id },
      { dryRun: true },
    );
    expect(body).toMatchObject({
      subjects: [
        {
          subjectType: 'tenant',
          subjectName: expect.stringContaining('Laundry'),
          subjectName2: 'مغسلة الاختبار',
        },
        {
          subjectType: 'subscription',
          subjectName: 'Free Trial',
          subjectName2: 'تجربة مجانية',
          changes: [{ after: 'suspended' }],
        },
      ],
    });
    expect(await subscriptionOf(id)).toMatchObject({ status: 'trial' });
  });
});
