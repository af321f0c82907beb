import { randomUUID } from 'node:crypto';
import { bulkContract as c, tenantsContract } from '@cleanmatex/hq-common';
import { BulkTestbed, bulkRights } from './testing';

let bed: BulkTestbed;
beforeAll(async () => {
  bed = await BulkTestbed.create();
});
afterAll(() => bed.close());

describe('a run', () => {
  it('does each row with an audit row of its own, of one person and one correlation', async () => {
    const actor = bed.person();
    const ids = await bed.tenants(3);
    const runId = await bed.preview(actor, ids);
    const info = {
      door: 'rest' as const,
      locale: 'en' as const,
      requestId: randomUUID(),
      correlationId: randomUUID(),
    };
    await bed.kernel.call(c.start, { runId }, { actor, info });
    await bed.kernel.runJobs();
    expect(await bed.get(runId)).toMatchObject({
      state: 'done',
      counts: { done: 3 },
      canUndo: true,
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
    });
    expect(new Set(await bed.statuses(ids))).toEqual(new Set(['suspended']));
    const written = await bed.audits(ids);
    expect(written.map(row => row.tenant_id).sort()).toEqual([...ids].sort());
    for (const row of written) {
      expect(row).toMatchObject({
        actor_id: actor.id,
        actor_name: actor.name,
        correlation_id: info.correlationId,
        outcome: 'success',
        reason: 'Unpaid',
        door: 'job',
      });
    }
  });

  it('starts once, and only when it has been previewed', async () => {
    const actor = bed.person();
    const runId = await bed.preview(actor, await bed.tenants(1));
    await bed.start(actor, runId);
    await expect(bed.start(actor, runId)).rejects.toMatchObject({
      code: 'bulk_state_forbidden',
    });
  });

  it('is cancelled when its person has lost access, and says so', async () => {
    const actor = bed.person();
    const ids = await bed.tenants(2);
    const runId = await bed.preview(actor, ids);
    await bed.kernel.call(c.start, { runId }, { actor });
    bed.people.delete(actor.id);
    await bed.kernel.runJobs();
    expect(await bed.get(runId)).toMatchObject({
      state: 'cancelled',
      counts: { cancelled: 2 },
      problem: expect.stringContaining(actor.name),
    });
    expect(await bed.statuses(ids)).toEqual(['active', 'active']);
  });

  it('fails the rows whose permission is gone, audits the denials, and retries them', async () => {
    const actor = bed.person();
    const ids = await bed.tenants(2);
    const runId = await bed.preview(actor, ids);
    await bed.kernel.call(c.start, { runId }, { actor });
    bed.people.set(actor.id, {
      ...actor,
      permissions: new Set(['hq.tenant.read', 'hq.bulk.run']),
    });
    await bed.kernel.runJobs();
    expect(await bed.get(runId)).toMatchObject({
      state: 'done',
      counts: { failed: 2 },
      canUndo: false,
    });
    expect((await bed.items(runId))[0]).toMatchObject({
      code: 'permission_missing',
    });
    expect(await bed.audits(ids)).toMatchObject([
      { outcome: 'denied', actor_id: actor.id },
      { outcome: 'denied', actor_id: actor.id },
    ]);
    bed.people.set(actor.id, actor);
    await bed.kernel.call(c.retry, { runId }, { actor });
    await bed.kernel.runJobs();
    expect(await bed.get(runId)).toMatchObject({ counts: { done: 2 } });
    await expect(
      bed.kernel.call(c.retry, { runId }, { actor }),
    ).rejects.toMatchObject({ code: 'bulk_nothing_failed' });
  });

  it('leaves the other rows alone when one fails, and retries the failed only', async () => {
    const actor = bed.person();
    const ids = await bed.tenants(3);
    const runId = await bed.preview(actor, ids);
    await bed.kernel.call(tenantsContract.archive, { tenantId: ids[1] });
    expect(await bed.start(actor, runId)).toMatchObject({
      counts: { done: 2, failed: 1 },
    });
    expect(await bed.statuses(ids)).toEqual([
      'suspended',
      'archived',
      'suspended',
    ]);
    await bed.rows(
      `UPDATE org_tenants_mst SET status = 'active' WHERE id = ?::uuid`,
      ids[1],
    );
    await bed.kernel.call(c.retry, { runId }, { actor });
    await bed.kernel.runJobs();
    expect(await bed.get(runId)).toMatchObject({
      state: 'done',
      counts: { done: 3 },
    });
    const written = await bed.audits(ids);
    expect(written.map(row => row.outcome).sort()).toEqual([
      'failed',
      'success',
      'success',
      'success',
    ]);
  });
});

it('a row that the database refuses fails alone', async () => {
  const actor = bed.person();
  const ids = await bed.tenants(3);
  const runId = await bed.preview(actor, ids);
  await bed.database.owner.raw(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON org_tenants_mst FOR EACH ROW WHEN (OLD.id = '${ids[1]}') EXECUTE FUNCTION refuse()`);
  const ended = await bed.start(actor, runId);
  await bed.database.owner.raw('DROP FUNCTION refuse CASCADE');
  expect(ended).toMatchObject({
    state: 'done',
    counts: { done: 2, failed: 1 },
  });
  expect((await bed.items(runId))[1]).toMatchObject({
    state: 'failed',
    code: 'internal',
    message: 'Internal error',
  });
  expect(await bed.statuses(ids)).toEqual(['suspended', 'active', 'suspended']);
  const outcomes = (await bed.audits(ids)).map(({ outcome }) => outcome);
  expect(outcomes.sort()).toEqual(['failed', 'success', 'success']);
});

describe('an undo', () => {
  it('previews and runs the inverse for what was done', async () => {
    const actor = bed.person();
    const ids = await bed.tenants(3);
    const runId = await bed.preview(actor, ids);
    await bed.start(actor, runId);
    await bed.kernel.call(tenantsContract.activate, { tenantId: ids[0] });
    const undo = await bed.kernel.call(c.undo, { runId }, { actor });
    await bed.kernel.runJobs();
    expect(await bed.get(undo.id)).toMatchObject({
      state: 'ready',
      operation: 'tenants.activate',
      undoOf: runId,
      counts: { eligible: 2, skipped: 1 },
    });
    expect(await bed.statuses(ids)).toEqual([
      'active',
      'suspended',
      'suspended',
    ]);
    expect(await bed.start(actor, undo.id)).toMatchObject({
      state: 'done',
      counts: { done: 2, skipped: 1 },
    });
    expect(new Set(await bed.statuses(ids))).toEqual(new Set(['active']));
  });

  it('gives a trial back as a trial', async () => {
    const actor = bed.person();
    const [id] = await bed.tenants(1);
    await bed.rows(
      `UPDATE org_tenants_mst SET status = 'trial' WHERE id = ?::uuid`,
      id,
    );
    await bed.rows(
      `INSERT INTO org_subscriptions_mst (tenant_org_id, plan, status, orders_limit, user_limit, branch_limit,
         start_date, end_date, trial_ends, is_active)
       VALUES (?::uuid, 'FREE_TRIAL', 'trial', 10, 10, 1, now(), now() + interval '9 days', now() + interval '9 days', true)`,
      id,
    );
    const runId = await bed.preview(actor, [id]);
    await bed.start(actor, runId);
    expect(await bed.statuses([id])).toEqual(['suspended']);
    const undo = await bed.kernel.call(c.undo, { runId }, { actor });
    await bed.kernel.runJobs();
    await bed.start(actor, undo.id);
    expect(await bed.statuses([id])).toEqual(['trial']);
  });

  it('is refused when nothing was done', async () => {
    const actor = bed.person();
    const runId = await bed.preview(actor, [randomUUID()]);
    await bed.start(actor, runId);
    await expect(
      bed.kernel.call(c.undo, { runId }, { actor }),
    ).rejects.toMatchObject({ code: 'bulk_no_undo' });
  });

  it('needs the permission of the inverse operation', async () => {
    const actor = bed.person();
    const runId = await bed.preview(actor, await bed.tenants(1));
    await bed.start(actor, runId);
    const less = bulkRights.filter(name => name !== 'hq.tenant.activate');
    await expect(
      bed.kernel.call(c.undo, { runId }, { actor: bed.person(less) }),
    ).rejects.toMatchObject({ code: 'permission_missing' });
  });
});
