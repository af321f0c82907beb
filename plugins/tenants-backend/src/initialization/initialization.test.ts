import { randomUUID } from 'node:crypto';
import {
  initializationSteps,
  tenantErrors,
  tenantsContract as c,
} from '@cleanmatex/hq-common';
import { fail } from '../model';
import { stepEffects } from './effects';
import { TenantTestbed } from '../testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());
afterEach(() => jest.restoreAllMocks());

/** How much of each thing a tenant has. */
async function counts(tenantId: string): Promise<Record<string, number>> {
  const [row] = await bed.rows<Record<string, number>>(
    `SELECT
       (SELECT count(*)::int FROM org_branches_mst WHERE tenant_org_id = t.id AND is_main) AS branches,
       (SELECT count(*)::int FROM org_service_category_cf WHERE tenant_org_id = t.id) AS categories,
       (SELECT count(*)::int FROM org_tenant_workflow_templates_cf WHERE tenant_org_id = t.id) AS templates,
       (SELECT count(*)::int FROM org_tenant_workflow_templates_cf WHERE tenant_org_id = t.id AND is_default) AS defaults,
       (SELECT count(*)::int FROM org_tenant_settings_cf WHERE tenant_org_id = t.id) AS settings,
       (SELECT count(*)::int FROM org_tenant_workflow_settings_cf WHERE tenant_org_id = t.id) AS screens,
       (SELECT count(*)::int FROM hq.sys_audit_log a WHERE a.tenant_id = t.id
          AND a.operation = 'tenants.run-initialization') AS audits
     FROM org_tenants_mst t WHERE t.id = ?::uuid`,
    tenantId,
  );
  return row;
}

const complete = {
  branches: 1,
  categories: 6,
  templates: 2,
  defaults: 1,
  settings: 6,
  screens: 1,
  // One for each created thing, and one for the tenant's new status.
  audits: 1 + 6 + 2 + 6 + 1 + 1,
};

const read = (tenantId: string) =>
  bed.kernel.call(c.initialization, { tenantId });

it('makes a tenant usable, and starts it', async () => {
  const tenant = await bed.onboardAndInitialize();
  expect(tenant).toMatchObject({ status: 'active' });
  expect(await counts(tenant.id)).toEqual(complete);
  const initialization = await read(tenant.id);
  expect(initialization.state).toBe('done');
  expect(initialization.steps.map(({ step }) => step)).toEqual([
    ...initializationSteps,
  ]);
  expect(initialization.steps[2]).toMatchObject({
    title: 'Workflow templates',
    attempts: 1,
    error: null,
    detail: { created: ['WF_STANDARD', 'WF_SIMPLE'], present: [] },
  });
});

it('starts a trial, and ends it when it is over', async () => {
  const { id } = await bed.onboard({ planCode: 'FREE_TRIAL' });
  await bed.kernel.runJobs();
  const status = async () =>
    (await bed.kernel.call(c.get, { tenantId: id })).status;
  await bed.kernel.runJobs();
  expect(await status()).toBe('trial');
  const [job] = await bed.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM hq.sys_outbox WHERE topic = 'test.job'`,
  );
  expect(job.n).toBe(0);
  await bed.rows(
    `UPDATE org_subscriptions_mst SET trial_ends = now() - interval '1 minute' WHERE tenant_org_id = ?::uuid`,
    id,
  );
  await bed.database.owner.raw(
    `INSERT INTO hq.sys_outbox (topic, payload, correlation_id) VALUES ('test.job', ?, 'x')`,
    [JSON.stringify({ queue: 'tenants.expire-trial', data: { tenantId: id } })],
  );
  await bed.kernel.runJobs();
  expect(await status()).toBe('expired');
});

it('enables the chosen service categories only', async () => {
  const tenant = await bed.onboardAndInitialize({
    serviceCategories: ['LAUNDRY', 'REPAIRS'],
  });
  expect((await read(tenant.id)).steps[1].detail).toEqual({
    created: ['LAUNDRY', 'REPAIRS'],
    present: [],
  });
});

describe.each(initializationSteps)('a job that breaks in %s', step => {
  it.each(['before', 'after'] as const)(
    '%s its effect goes on there, exactly once',
    async when => {
      const effect = stepEffects[step];
      const broken = jest
        .spyOn(stepEffects, step)
        .mockImplementation(async (scope, input) => {
          if (when === 'after') await effect(scope, input);
          throw new Error('killed');
        });
      const { id } = await bed.onboard();
      await expect(bed.kernel.runJobs()).rejects.toThrow('killed');
      const failed = await read(id);
      expect(failed.state).toBe('failed');
      expect(failed.steps.find(row => row.step === step)).toMatchObject({
        state: 'failed',
        error: { code: 'internal', message: expect.stringContaining('killed') },
      });
      broken.mockRestore();
      await bed.kernel.runJobs(2);
      expect(await counts(id)).toEqual(complete);
      const done = await read(id);
      expect(done.state).toBe('done');
      expect(done.steps.map(({ attempts }) => attempts)).toEqual(
        initializationSteps.map(name => (name === step ? 2 : 1)),
      );
    },
  );
});

it('a step left running by a killed process is run again', async () => {
  const { id } = await bed.onboard();
  await bed.rows(
    `UPDATE hq.tenant_initialization_steps SET state = 'running', attempts = 1 WHERE tenant_id = ?::uuid AND position = 1`,
    id,
  );
  await bed.kernel.runJobs();
  expect(await counts(id)).toEqual(complete);
});

it('two jobs at once do everything once', async () => {
  const { id } = await bed.onboard();
  await bed.kernel.call(c.initialize, { tenantId: id });
  const jobs = await bed.rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM hq.sys_outbox WHERE topic = 'test.job'`,
  );
  expect(jobs[0].n).toBe(2);
  await Promise.all([bed.kernel.runJobs(), bed.kernel.runJobs()]);
  expect(await counts(id)).toEqual(complete);
});

it('tells why a step failed in the language of the reader, also on the timeline', async () => {
  jest
    .spyOn(stepEffects, 'workflow_templates')
    .mockRejectedValue(fail('no_workflow_template'));
  const { id } = await bed.onboard();
  await expect(bed.kernel.runJobs()).rejects.toThrow();
  const told = tenantErrors.no_workflow_template;
  for (const locale of ['en', 'ar'] as const) {
    const info = {
      door: 'rest' as const,
      locale,
      requestId: randomUUID(),
      correlationId: randomUUID(),
    };
    const steps = await bed.kernel.answer(
      c.initialization,
      { tenantId: id },
      { info },
    );
    expect(steps.body).toMatchObject({
      steps: expect.arrayContaining([
        expect.objectContaining({
          error: { code: 'no_workflow_template', message: told[locale] },
        }),
      ]),
    });
    const timeline = await bed.kernel.answer(
      c.timeline,
      { tenantId: id, kind: ['initialization'], limit: 20 },
      { info },
    );
    expect(timeline.body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          operation: 'workflow_templates',
          state: 'failed',
          reason: told[locale],
        }),
      ]),
    });
  }
});

it('tells a failure from before both languages were kept as it was kept', async () => {
  const { id } = await bed.onboard();
  await bed.rows(
    `UPDATE hq.tenant_initialization_steps SET state = 'failed', started_at = now(), error = '{"code": "x", "message": "Broken"}'
     WHERE tenant_id = ?::uuid AND position = 1`,
    id,
  );
  expect((await read(id)).steps[0].error).toEqual({
    code: 'x',
    message: 'Broken',
  });
  await bed.kernel.runJobs();
});

describe('initialize', () => {
  it('adds nothing when all is done', async () => {
    const { id } = await bed.onboardAndInitialize();
    const answer = await bed.kernel.call(c.initialize, { tenantId: id });
    expect(answer.state).toBe('done');
    expect(await bed.kernel.runJobs()).toBe(0);
    expect(await counts(id)).toEqual(complete);
  });

  it('runs a failed step again at once', async () => {
    const broken = jest
      .spyOn(stepEffects, 'settings')
      .mockRejectedValue(new Error('no settings'));
    const { id } = await bed.onboard();
    await expect(bed.kernel.runJobs()).rejects.toThrow();
    broken.mockRestore();
    const answer = await bed.kernel.call(c.initialize, {
      tenantId: id,
      reason: 'Codes were missing',
    });
    expect(answer.steps[3]).toMatchObject({ state: 'pending', error: null });
    expect(
      await bed.rows(
        `SELECT reason FROM hq.sys_audit_log WHERE tenant_id = ? AND operation = 'tenants.initialize'`,
        id,
      ),
    ).toEqual([{ reason: 'Codes were missing' }]);
    await bed.kernel.runJobs();
    expect(await counts(id)).toEqual(complete);
  });

  it('completes a tenant that the platform made itself, without changing its status', async () => {
    const [{ id }] = await bed.rows<{ id: string }>(
      `INSERT INTO org_tenants_mst (name, slug, email, phone, status, is_active)
       VALUES ('Made elsewhere', ?, 'x@elsewhere.example', '99', 'suspended', false) RETURNING id`,
      `elsewhere-${randomUUID().slice(0, 8)}`,
    );
    expect(await read(id)).toMatchObject({ state: 'not_started', steps: [] });
    await bed.kernel.call(c.initialize, { tenantId: id });
    await bed.kernel.runJobs();
    expect(await counts(id)).toEqual({ ...complete, audits: 16 });
    expect(await bed.kernel.call(c.get, { tenantId: id })).toMatchObject({
      status: 'suspended',
    });
  });

  it('is refused for an archived or unknown tenant', async () => {
    const { id } = await bed.onboard();
    await bed.rows(
      "UPDATE org_tenants_mst SET status = 'archived' WHERE id = ?::uuid",
      id,
    );
    await expect(
      bed.kernel.call(c.initialize, { tenantId: id }),
    ).rejects.toMatchObject({ code: 'tenant_transition_forbidden' });
    await expect(
      bed.kernel.call(c.initialize, { tenantId: randomUUID() }),
    ).rejects.toMatchObject({ code: 'tenant_not_found' });
  });
});

it('the timeline tells creation, steps and changes, newest first', async () => {
  const { id } = await bed.onboardAndInitialize();
  await bed.kernel.call(c.suspend, { tenantId: id, reason: 'Unpaid' });
  const page = await bed.kernel.call(c.timeline, { tenantId: id, limit: 3 });
  expect(page.totalItems).toBe(10);
  expect(page.items[0]).toMatchObject({
    operation: 'tenants.suspend',
    reason: 'Unpaid',
    changes: [{ path: 'status', before: 'active', after: 'suspended' }],
  });
  const rest = await bed.kernel.call(c.timeline, {
    tenantId: id,
    cursor: page.nextCursor!,
  });
  const told = [...page.items, ...rest.items].map(({ operation }) => operation);
  expect(told).toHaveLength(10);
  expect(told.filter(name => name === 'tenants.create')).toHaveLength(2);
  expect(told).toEqual(expect.arrayContaining([...initializationSteps]));
});
