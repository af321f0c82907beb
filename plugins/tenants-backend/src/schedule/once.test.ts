import { tenantsContract as c } from '@cleanmatex/hq-common';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ScheduleBed } from '../testing';

let bed: ScheduleBed;
beforeAll(async () => {
  bed = await ScheduleBed.create();
}, 120_000);
afterAll(() => bed.close());

describe('exactly once', () => {
  const waitingFor = async () => {
    for (;;) {
      const found = await bed.rows<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (found.length) return found.map(({ pid }) => String(pid));
      await sleep(20);
    }
  };
  /** Holds a tenant's row during some work, so that a run stops in its middle. */
  async function holding(tenantId: string, work: () => Promise<void>) {
    const held = await bed.database.owner.transaction();
    await held.raw(
      'SELECT FROM org_tenants_mst WHERE id = ?::uuid FOR UPDATE',
      [tenantId],
    );
    try {
      await work();
    } finally {
      await held.rollback();
    }
  }

  it('a run that is killed in its middle has done nothing; the next one does it', async () => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('active');
    await bed.schedule(actor, tenantId, 'suspend');
    await holding(tenantId, async () => {
      const killed = bed.kernel.runJobs().catch((error: unknown) => error);
      for (const pid of await waitingFor()) {
        await bed.rows('SELECT pg_terminate_backend(?::int)', pid);
      }
      expect(await killed).toMatchObject({ code: '57P01' });
    });
    expect(await bed.statusOf(tenantId)).toBe('active');
    expect(await bed.changesOf(tenantId)).toMatchObject([{ state: 'waiting' }]);
    await bed.kernel.runJobs(2);
    expect(await bed.statusOf(tenantId)).toBe('suspended');
    expect(await bed.changesOf(tenantId)).toMatchObject([{ state: 'done' }]);
  });

  it('two runs at once do it once, and so does a third one later', async () => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('active');
    const { id } = await bed.schedule(actor, tenantId, 'suspend');
    let both: Promise<unknown> = Promise.resolve();
    await holding(tenantId, async () => {
      both = Promise.all([bed.kernel.runJobs(), bed.kernel.runJobs()]);
      await waitingFor();
    });
    await both;
    await bed.kernel.call(c.activate, { tenantId });
    await bed.kernel.kernel.inScope('test.again', testInfo(), scope =>
      scope.enqueue('tenants.run-scheduled-change', { changeId: id }),
    );
    await bed.kernel.runJobs();
    expect(await bed.statusOf(tenantId)).toBe('active');
    const runs = (await bed.auditsOf(tenantId, 'scheduled-change')).filter(
      ({ operation: name }) => name === 'tenants.run-scheduled-change',
    );
    expect(runs).toHaveLength(1);
  });

  it('of a tenant that is purged it is gone, and its run does nothing', async () => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('suspended');
    await bed.schedule(actor, tenantId, 'activate');
    const { slug } = await bed.kernel.call(c.archive, {
      tenantId,
      reason: 'Closed',
    });
    await bed.rows(
      `UPDATE hq.tenant_archives SET keep_until = now() WHERE tenant_id = ?::uuid`,
      tenantId,
    );
    await bed.kernel.call(c.purge, {
      tenantId,
      slug,
      reason: 'Its time is over',
    });
    const purge = bed.kernel.runJobs();
    await expect(purge).resolves.toBeGreaterThan(0);
    await bed.kernel.runJobs();
    expect(await bed.changesOf(tenantId)).toEqual([]);
  });
});

const testInfo = () => ({
  door: 'job' as const,
  requestId: randomUUID(),
  correlationId: randomUUID(),
  locale: 'en' as const,
});
