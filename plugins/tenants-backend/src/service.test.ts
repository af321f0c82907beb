import { randomUUID } from 'node:crypto';
import { actorWith } from '@cleanmatex/hq-backend/testing';
import { tenantsContract as c } from '@cleanmatex/hq-common';
import { newTenant, TenantTestbed } from './testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

const audits = (tenantId: string) =>
  bed.rows<{
    operation: string;
    subject_type: string;
    outcome: string;
    changes: Array<{ path: string; before: unknown; after: unknown }>;
    reason: string | null;
    dry_run: boolean;
  }>(
    'SELECT * FROM hq.sys_audit_log WHERE tenant_id = ? ORDER BY occurred_at, id',
    tenantId,
  );

const settled = async (calls: Array<Promise<unknown>>) =>
  (await Promise.allSettled(calls)).map(result =>
    result.status === 'fulfilled' ? 'ok' : result.reason.code,
  );

describe('creating a tenant', () => {
  it('makes tenant, subscription, waiting steps, audit rows and a job in one commit', async () => {
    const tenant = await bed.onboard({
      phone: '92 123 456',
      slug: 'first-one',
    });
    expect(tenant).toMatchObject({
      slug: 'first-one',
      status: 'provisioning',
      phone: '+96892123456',
      currency: 'OMR',
      timezone: 'Asia/Muscat',
      language: 'en',
      planCode: 'growth',
      createdBy: 'system',
      updatedAt: null,
      featureFlags: { multi_branch: true, white_label: false },
      businessHours: { sun: null, mon: { open: '08:00', close: '18:00' } },
      brandColorPrimary: '#3B82F6',
    });
    const [subscription] = await bed.rows(
      'SELECT * FROM org_subscriptions_mst WHERE tenant_org_id = ?',
      tenant.id,
    );
    expect(subscription).toMatchObject({
      plan: 'growth',
      status: 'active',
      orders_limit: 500,
      user_limit: 15,
      branch_limit: 3,
      trial_ends: null,
    });
    const steps = await bed.rows<{ state: string }>(
      'SELECT state FROM hq.tenant_initialization_steps WHERE tenant_id = ?',
      tenant.id,
    );
    expect(steps.map(({ state }) => state)).toEqual(Array(5).fill('pending'));
    expect(
      (await audits(tenant.id)).map(row => [row.operation, row.subject_type]),
    ).toEqual([
      ['tenants.create', 'tenant'],
      ['tenants.create', 'subscription'],
    ]);
  });

  it('gives a trial its end, and an unlimited plan the platform’s -1', async () => {
    const [trial, unlimited] = await Promise.all([
      bed.onboard({ planCode: 'FREE_TRIAL' }),
      bed.onboard({ planCode: 'enterprise' }),
    ]);
    const rows = await bed.rows<{ days: number; orders_limit: number }>(
      `SELECT extract(day FROM trial_ends - start_date)::int AS days, orders_limit FROM org_subscriptions_mst
       WHERE tenant_org_id IN (?, ?) ORDER BY orders_limit DESC`,
      trial.id,
      unlimited.id,
    );
    expect(rows).toEqual([
      { days: 14, orders_limit: 20 },
      { days: null, orders_limit: -1 },
    ]);
  });

  it('names the plan or category that does not exist', async () => {
    const answer = (fields: object) =>
      bed.kernel.answer(c.create, { ...newTenant(), ...fields });
    await expect(answer({ planCode: 'gold' })).rejects.toMatchObject({
      issues: [{ path: 'planCode', code: 'one_of' }],
    });
    await expect(
      answer({ serviceCategories: ['LAUNDRY', 'SHOES'] }),
    ).rejects.toMatchObject({
      issues: [{ path: 'serviceCategories.1', code: 'one_of' }],
    });
  });

  it('of one slug or e-mail at the same time succeeds once', async () => {
    const slug = `race-${randomUUID().slice(0, 8)}`;
    const outcomes = await settled(
      Array.from({ length: 8 }, () => bed.onboard({ slug })),
    );
    expect(outcomes.sort()).toEqual([
      'ok',
      ...Array(7).fill('tenant_slug_taken'),
    ]);
    const email = `${slug}@laundry.example`;
    expect(
      (await settled([bed.onboard({ email }), bed.onboard({ email })])).sort(),
    ).toEqual(['ok', 'tenant_email_taken']);
  });

  it('as a dry run shows both entities and leaves only an audit row', async () => {
    const input = newTenant();
    const { body } = await bed.kernel.answer(c.create, input, {
      dryRun: true,
      actor: actorWith('hq.tenant.create'),
    });
    expect(body).toMatchObject({
      dryRun: true,
      subjects: [{ subjectType: 'tenant' }, { subjectType: 'subscription' }],
    });
    expect(JSON.stringify(body)).not.toContain(input.email);
    expect(
      await bed.rows(
        'SELECT 1 FROM org_tenants_mst WHERE slug = ?',
        input.slug,
      ),
    ).toEqual([]);
  });
});

describe('editing a tenant', () => {
  const edit = (tenantId: string, fields: object, ifMatch?: number) =>
    bed.kernel.answer(c.update, { tenantId, ...fields }, { ifMatch });

  it('changes the given fields, and audits each with before and after', async () => {
    const { id, version } = await bed.onboard();
    const { body } = await edit(
      id,
      { name: 'Renamed', featureFlags: { printing: false }, reason: 'asked' },
      version,
    );
    expect(body).toMatchObject({
      name: 'Renamed',
      featureFlags: { printing: false, multi_branch: true },
    });
    expect((body as { version: number }).version).not.toBe(version);
    const row = (await audits(id)).at(-1);
    expect(row).toMatchObject({
      reason: 'asked',
      changes: [
        { path: 'name', after: 'Renamed' },
        { path: 'featureFlags.printing', before: true, after: false },
      ],
    });
  });

  it('with 50 calls at once on one version succeeds once', async () => {
    const { id, version } = await bed.onboard();
    const outcomes = await settled(
      Array.from({ length: 50 }, (_, n) =>
        edit(id, { city: `C${n}` }, version),
      ),
    );
    expect(outcomes.filter(outcome => outcome === 'ok')).toHaveLength(1);
    expect(
      outcomes.filter(outcome => outcome === 'version_conflict'),
    ).toHaveLength(49);
  });

  it('notices a change by the platform’s own applications', async () => {
    const { id, version } = await bed.onboard();
    await bed.rows(
      "UPDATE org_tenants_mst SET city = 'Sohar' WHERE id = ?::uuid",
      id,
    );
    await expect(edit(id, { city: 'Nizwa' }, version)).rejects.toMatchObject({
      code: 'version_conflict',
    });
  });

  it('to what it is already keeps its version', async () => {
    const { id, name, version } = await bed.onboard();
    const { body } = await edit(id, { name }, version);
    expect(body).toMatchObject({ version });
  });

  it('checks the phone against the country that stays', async () => {
    const { id, version } = await bed.onboard();
    await expect(
      edit(id, { phone: '+971501234567' }, version),
    ).rejects.toMatchObject({ issues: [{ path: 'phone' }] });
    await expect(edit(id, { country: 'AE' }, version)).rejects.toMatchObject({
      issues: [{ path: 'phone' }],
    });
    const { body } = await edit(id, { phone: '95111222' }, version);
    expect(body).toMatchObject({ phone: '+96895111222' });
  });

  it('names the taken slug and e-mail, the unknown and the archived tenant', async () => {
    const [one, other] = await Promise.all([bed.onboard(), bed.onboard()]);
    const outcomes = await settled([
      edit(one.id, { slug: other.slug }, one.version),
      edit(one.id, { email: other.email }, one.version),
      edit(randomUUID(), { city: 'Nizwa' }, 1),
    ]);
    expect(outcomes).toEqual([
      'tenant_slug_taken',
      'tenant_email_taken',
      'tenant_not_found',
    ]);
    await bed.rows(
      "UPDATE org_tenants_mst SET status = 'archived' WHERE id = ?::uuid",
      one.id,
    );
    await expect(edit(one.id, { city: 'Nizwa' })).rejects.toMatchObject({
      code: 'tenant_transition_forbidden',
    });
  });
});

it('e-mail and phone are masked for readers without hq.pii.read, everywhere', async () => {
  const { id, slug } = await bed.onboard({ email: 'salim@noor.example' });
  const actor = actorWith('hq.tenant.read');
  const [one, list, timeline] = await Promise.all([
    bed.kernel.call(c.get, { tenantId: id }, { actor }),
    bed.kernel.call(c.list, { q: slug }, { actor }),
    bed.kernel.call(c.timeline, { tenantId: id }, { actor }),
  ]);
  expect(one).toMatchObject({ email: 's***@noor.example', phone: '***56' });
  expect(list.items).toEqual([one]);
  expect(JSON.stringify([one, list, timeline])).not.toContain('salim@');
  expect(JSON.stringify(timeline)).not.toContain('92123456');
});
