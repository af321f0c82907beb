import {
  bulkContract,
  tenantImportsContract as c,
  tenantsContract,
} from '@cleanmatex/hq-common';
import { goodRow, ImportTestbed, importRights, newTenant } from '../testing';

let bed: ImportTestbed;
beforeAll(async () => {
  bed = await ImportTestbed.create();
});
afterAll(() => bed.close());

const goodRows = (word: string, count: number) =>
  Array.from({ length: count }, (_, n) => goodRow(`${word}-${n}`));

describe('an import that has become a run', () => {
  it('onboards its rows as one, each with its own audit row, and is undone as one', async () => {
    const { id } = await bed.rows(goodRows('all', 3));
    const runId = await bed.run(id);
    expect(await bed.bulk.get(runId)).toMatchObject({
      operation: 'tenants.create',
      state: 'ready',
      counts: { eligible: 3 },
    });
    expect(await bed.tenants('laundry-all')).toEqual([]);
    expect(await bed.bulk.start(bed.actor, runId)).toMatchObject({
      state: 'done',
      counts: { done: 3 },
      canUndo: true,
    });
    const made = await bed.tenants('laundry-all');
    expect(made.map(({ slug }) => slug)).toEqual([
      'laundry-all-0',
      'laundry-all-1',
      'laundry-all-2',
    ]);
    const audited = await bed.bulk.rows(
      `SELECT actor_id FROM hq.sys_audit_log WHERE operation = 'tenants.create' AND subject_type = 'tenant'
         AND NOT dry_run AND subject_name LIKE 'Laundry all-%'`,
    );
    expect(audited).toEqual(made.map(() => ({ actor_id: bed.actor.id })));
    expect(await bed.undo(runId)).toMatchObject({
      operation: 'tenants.archive',
      state: 'done',
      counts: { done: 3 },
      undoOf: runId,
    });
    const statuses = (await bed.tenants('laundry-all')).map(t => t.status);
    expect(new Set(statuses)).toEqual(new Set(['archived']));
  });

  it('gives a tenant the features and opening hours of its row', async () => {
    const { id } = await bed.rows([
      goodRow('open', {
        featureFlags: 'Driver app; الطباعة: لا',
        businessHours: 'Sat-Thu 8-22; الجمعة 16:00-23:00',
      }),
    ]);
    await bed.bulk.start(bed.actor, await bed.run(id));
    const [{ id: tenantId }] = await bed.tenants('laundry-open');
    const tenant = await bed.bulk.kernel.call(tenantsContract.get, {
      tenantId,
    });
    expect(tenant.featureFlags).toMatchObject({
      driver_app: true,
      printing: false,
    });
    expect(tenant.businessHours).toMatchObject({
      sun: { open: '08:00', close: '22:00' },
      fri: { open: '16:00', close: '23:00' },
    });
  });

  it('keeps the id of what a row made, and nothing of what the file said', async () => {
    const { id } = await bed.rows(goodRows('kept', 1));
    const runId = await bed.run(id);
    await bed.bulk.start(bed.actor, runId);
    const [item] = await bed.bulk.rows<Record<string, unknown>>(
      `SELECT i.input, t.slug FROM hq.bulk_items i JOIN org_tenants_mst t ON t.id::text = i.subject_id
       WHERE i.run_id = ?::uuid`,
      runId,
    );
    expect(item).toEqual({ input: {}, slug: 'laundry-kept-0' });
    expect(
      await bed.bulk.rows(
        'SELECT FROM hq.tenant_import_rows WHERE import_id = ?::uuid',
        id,
      ),
    ).toEqual([]);
  });

  it('does not begin while rows have errors, unless they are left out', async () => {
    const { id } = await bed.rows([
      ...goodRows('some', 2),
      goodRow('some-bad', { email: 'nobody' }),
    ]);
    await expect(bed.run(id)).rejects.toMatchObject({
      code: 'import_has_errors',
      message: expect.stringContaining('1'),
    });
    const runId = await bed.run(id, true);
    expect(await bed.bulk.get(runId)).toMatchObject({ total: 2 });
  });

  it('becomes a run once, however often it is asked for', async () => {
    const { id } = await bed.rows(goodRows('once', 1));
    const call = { actor: bed.actor };
    const input = { importId: id };
    const answers = await Promise.allSettled([
      bed.bulk.kernel.call(c.run, input, call),
      bed.bulk.kernel.call(c.run, input, call),
    ]);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'import_started' } }]);
    await bed.bulk.kernel.runJobs();
    const open = await bed.bulk.kernel.call(c.list, {}, call);
    expect(open.items.filter(item => item.id === id)).toEqual([]);
    await expect(bed.edit(id, 2, { dropped: true })).rejects.toMatchObject({
      code: 'import_started',
    });
  });

  it('has nothing to run when all rows are dropped', async () => {
    const { id } = await bed.rows(goodRows('none', 1));
    await bed.edit(id, 2, { dropped: true });
    await expect(bed.run(id)).rejects.toMatchObject({
      code: 'import_nothing_left',
    });
  });

  it('needs the permission of bulk runs', async () => {
    const rights = importRights.filter(name => name !== 'hq.bulk.run');
    const { id } = await bed.rows(goodRows('unpermitted', 1));
    await bed.bulk.rows(
      'UPDATE hq.tenant_imports SET owner_id = owner_id WHERE id = ?::uuid',
      id,
    );
    const actor = { ...bed.actor, permissions: new Set(rights) };
    await expect(
      bed.bulk.kernel.call(c.run, { importId: id }, { actor }),
    ).rejects.toMatchObject({ code: 'permission_missing' });
  });

  it('skips a row whose slug somebody took after the check', async () => {
    const { id } = await bed.rows(goodRows('late', 2));
    const { actor } = bed;
    const { id: runId } = await bed.bulk.kernel.call(
      c.run,
      { importId: id },
      { actor },
    );
    const taken = newTenant({ slug: 'laundry-late-0' });
    await bed.bulk.kernel.call(tenantsContract.create, taken, { actor });
    await bed.bulk.kernel.runJobs();
    expect((await bed.bulk.items(runId))[0]).toMatchObject({
      state: 'skipped',
      code: 'tenant_slug_taken',
      subjectName: 'Laundry late-0',
    });
    expect(await bed.bulk.start(actor, runId)).toMatchObject({
      counts: { done: 1, skipped: 1 },
    });
  });

  it('killed in the middle of a chunk and run again, onboards no row twice', async () => {
    const { id } = await bed.rows(goodRows('killed', 5));
    const runId = await bed.run(id);
    const { actor, bulk } = bed;
    await bulk.kernel.call(bulkContract.start, { runId }, { actor });
    const held = await bulk.database.owner.transaction();
    await held.raw(
      `INSERT INTO org_tenants_mst (name, slug, email, phone, status)
       VALUES ('Holder', 'laundry-killed-3', 'holder@laundry.example', '+96892123456', 'active')`,
    );
    const killed = bulk.kernel.runJobs().catch((error: unknown) => error);
    for (const pid of await bulk.blocked()) {
      await bulk.rows('SELECT pg_terminate_backend(?::int)', pid);
    }
    expect(await killed).toMatchObject({ code: 'database_unavailable' });
    await held.rollback();
    expect(await bed.tenants('laundry-killed')).toEqual([]);
    await bulk.kernel.runJobs(2);
    expect(await bulk.get(runId)).toMatchObject({
      state: 'done',
      counts: { done: 5 },
    });
    expect(await bed.tenants('laundry-killed')).toHaveLength(5);
  });
});

it('a bulk run of onboarding takes rows and nothing else', async () => {
  const create = (selection: object) =>
    bed.bulk.kernel.call(
      bulkContract.create,
      { operation: 'tenants.create', selection },
      { actor: bed.actor },
    );
  await expect(create({ filters: {} })).rejects.toMatchObject({
    code: 'bulk_rows_needed',
  });
  const refused = bed.bulk.kernel.call(
    bulkContract.create,
    { operation: 'tenants.archive', selection: { rows: [{}] } },
    { actor: bed.actor },
  );
  await expect(refused).rejects.toMatchObject({ code: 'bulk_nothing_chosen' });
  const { id } = await create({ rows: [{ name: 'Half a tenant' }] });
  await bed.bulk.kernel.runJobs();
  expect(await bed.bulk.items(id)).toMatchObject([
    { state: 'blocked', code: 'validation_failed' },
  ]);
});
