import { FIXTURE_TENANTS } from '@cleanmatex/hq-backend/testing';
import {
  tenantsContract as c,
  type DryRunResult,
  type TenantHealth,
} from '@cleanmatex/hq-common';
import { TenantTestbed } from '../testing';
import { nextActionOf, signalsOf, type Patient } from './healthRules';

const NOW = new Date('2026-11-24T09:00:00Z');
const daysAgo = (days: number) =>
  new Date(NOW.getTime() - days * 86_400_000).toISOString();

/** A tenant at work, of which nothing is wrong. */
function patient(
  facts: Partial<TenantHealth['facts']> = {},
  tenant: Partial<Patient['tenant']> = {},
): Patient {
  return {
    now: NOW,
    drift: [],
    tenant: {
      status: 'active',
      trialEndsAt: null,
      createdAt: daysAgo(100),
      ...tenant,
    },
    facts: {
      initialization: 'done',
      lastOrderAt: daysAgo(1),
      ordersRecently: 100,
      ordersBefore: 90,
      usersActive: 3,
      usersRecently: 2,
      usersLimit: 5,
      branches: 1,
      branchesLimit: 1,
      ordersUsed: 80,
      ordersLimit: 100,
      subscriptionStatus: 'active',
      subscriptionEnds: daysAgo(-10),
      ...facts,
    },
  };
}

const levels = (of: Patient) =>
  Object.fromEntries(signalsOf(of).map(({ signal, level }) => [signal, level]));

describe('the health of a tenant', () => {
  it('is good where nothing is wrong, and nothing is to be done', () => {
    const healthy = patient();
    expect(new Set(Object.values(levels(healthy)))).toEqual(new Set(['good']));
    expect(nextActionOf(healthy)).toBeNull();
  });

  it.each([
    [{ lastOrderAt: daysAgo(8) }, 'orders', 'watch', 'win_back'],
    [{ lastOrderAt: daysAgo(22) }, 'orders', 'bad', 'win_back'],
    [{ ordersRecently: 50 }, 'orders', 'watch', 'win_back'],
    [{ ordersUsed: 90 }, 'limits', 'watch', 'raise_limit'],
    [{ ordersUsed: 101 }, 'limits', 'bad', 'raise_limit'],
    [{ usersActive: 0, usersRecently: 0 }, 'people', 'bad', 'invite_people'],
    [{ subscriptionStatus: null }, 'subscription', 'bad', 'renew'],
    [{ subscriptionEnds: daysAgo(1) }, 'subscription', 'bad', 'renew'],
    [{ initialization: 'failed' }, 'setup', 'bad', 'initialize'],
  ] as const)('%j: %s is %s, so %s', (facts, signal, level, next) => {
    const sick = patient(facts);
    expect(levels(sick)[signal]).toBe(level);
    expect(nextActionOf(sick)).toBe(next);
  });

  it('has no signals of an archived tenant', () => {
    const gone = patient({}, { status: 'archived' });
    expect(signalsOf(gone)).toEqual([]);
    expect(nextActionOf(gone)).toBeNull();
  });

  it('leaves a suspended tenant to be activated, and a trial that ends to be talked about', () => {
    expect(nextActionOf(patient({}, { status: 'suspended' }))).toBe('activate');
    const trial = { status: 'trial', trialEndsAt: daysAgo(-3) } as const;
    expect(nextActionOf(patient({}, trial))).toBe('end_of_trial');
  });
});

describe('a repair', () => {
  let bed: TenantTestbed;
  beforeAll(async () => {
    bed = await TenantTestbed.adopted();
  }, 120_000);
  afterAll(() => bed.close());

  const wrong = ({ drift }: TenantHealth) =>
    drift.filter(({ fits }) => !fits).map(({ code }) => code);
  const rowsOf = async (tenantId: string) =>
    (
      await bed.rows<{ n: number }>(
        `SELECT (SELECT count(*) FROM org_subscriptions_mst WHERE tenant_org_id = '${tenantId}')
           + (SELECT count(*) FROM org_tenant_settings_cf WHERE tenant_org_id = '${tenantId}')
           + (SELECT count(*) FROM org_branches_mst WHERE tenant_org_id = '${tenantId}') AS n`,
      )
    )[0].n;

  it('adds what is missing, once, and audits it with its reason', async () => {
    const { id: tenantId } = await bed.onboardAndInitialize();
    const fine = await bed.kernel.call(c.health, { tenantId });
    expect(wrong(fine)).toEqual([]);
    for (const table of [
      'org_subscriptions_mst',
      'org_branches_mst',
      'org_tenant_settings_cf',
      'org_tenant_workflow_templates_cf',
    ]) {
      await bed.rows(
        `DELETE FROM ${table} WHERE tenant_org_id = '${tenantId}'`,
      );
    }
    await bed.rows(
      `UPDATE org_tenants_mst SET feature_flags = feature_flags - 'printing' WHERE id = '${tenantId}'`,
    );
    const sick = await bed.kernel.call(c.health, { tenantId });
    expect(wrong(sick)).toEqual([
      'main_branch',
      'workflow_templates',
      'settings',
      'subscription',
      'plan_features',
    ]);
    expect(sick.next).toBe('repair');
    const before = await rowsOf(tenantId);
    const preview = (
      await bed.kernel.answer(c.repair, { tenantId }, { dryRun: true })
    ).body as DryRunResult;
    expect(preview.subjects.map(({ subjectType }) => subjectType)).toEqual(
      expect.arrayContaining(['branch', 'setting', 'subscription', 'tenant']),
    );
    expect(await rowsOf(tenantId)).toBe(before);
    const reason = `Repair of ${tenantId}`;
    const repaired = await bed.kernel.call(c.repair, { tenantId, reason });
    expect(wrong(repaired)).toEqual([]);
    const audits = await bed.rows<{ changes: unknown }>(
      `SELECT changes FROM hq.sys_audit_log WHERE operation = 'tenants.repair' AND reason = '${reason}'
         AND subject_type = 'tenant' AND NOT dry_run AND changes::text LIKE '%drift.%'`,
    );
    expect(audits).toHaveLength(1);
    const after = await rowsOf(tenantId);
    await bed.kernel.call(c.repair, { tenantId });
    expect(await rowsOf(tenantId)).toBe(after);
  });

  it('repairs only what is asked for', async () => {
    const { id: tenantId } = await bed.onboardAndInitialize();
    for (const table of ['org_subscriptions_mst', 'org_branches_mst']) {
      await bed.rows(
        `DELETE FROM ${table} WHERE tenant_org_id = '${tenantId}'`,
      );
    }
    const left = await bed.kernel.call(c.repair, {
      tenantId,
      codes: ['main_branch'],
    });
    expect(wrong(left)).toEqual(['subscription']);
  });

  it('lets a subscription follow its tenant, and leaves another plan to people', async () => {
    const tenantId = FIXTURE_TENANTS['blue-wave'];
    await bed.rows(
      `UPDATE org_subscriptions_mst SET status = 'trial', plan = 'starter' WHERE tenant_org_id = '${tenantId}'`,
    );
    const repaired = await bed.kernel.call(c.repair, { tenantId });
    const found = new Map(repaired.drift.map(each => [each.code, each]));
    expect(found.get('subscription_state')).toMatchObject({ fits: true });
    expect(found.get('subscription')).toMatchObject({
      fits: false,
      repairable: false,
      desired: ['pro'],
      observed: ['starter'],
    });
  });

  it('is refused for an archived tenant', async () => {
    await expect(
      bed.kernel.call(c.repair, { tenantId: FIXTURE_TENANTS['old-souq'] }),
    ).rejects.toMatchObject({ code: 'tenant_transition_forbidden' });
  });
});
