import { bulkContract as c } from '@cleanmatex/hq-common';
import { BulkTestbed } from './testing';

let bed: BulkTestbed;
beforeAll(async () => {
  bed = await BulkTestbed.create();
});
afterAll(() => bed.close());

describe('in the middle of a chunk', () => {
  it('a killed run has done nothing of it; run again, each effect is there once', async () => {
    const actor = bed.person();
    const ids = await bed.tenants(5);
    const runId = await bed.preview(actor, ids);
    await bed.kernel.call(c.start, { runId }, { actor });
    await bed.holding([ids[2]], async () => {
      const killed = bed.kernel.runJobs().catch((error: unknown) => error);
      for (const pid of await bed.blocked()) {
        await bed.rows('SELECT pg_terminate_backend(?::int)', pid);
      }
      expect(await killed).toMatchObject({ code: 'database_unavailable' });
    });
    expect(new Set(await bed.statuses(ids))).toEqual(new Set(['active']));
    expect(await bed.get(runId)).toMatchObject({
      state: 'running',
      counts: { eligible: 5 },
    });
    expect(await bed.audits(ids)).toEqual([]);
    await bed.kernel.runJobs(2);
    expect(await bed.get(runId)).toMatchObject({
      state: 'done',
      counts: { done: 5 },
    });
    expect(await bed.audits(ids)).toHaveLength(5);
  });

  it('two workers at once share the rows, and each is done once', async () => {
    const actor = bed.person();
    const ids = await bed.tenants(5);
    const runId = await bed.preview(actor, ids);
    await bed.kernel.call(c.start, { runId }, { actor });
    let both: Promise<unknown> = Promise.resolve();
    await bed.holding([ids[3]], async () => {
      both = Promise.all([bed.kernel.runJobs(), bed.kernel.runJobs()]);
      await bed.blocked();
      expect(await bed.get(runId)).toMatchObject({ state: 'running' });
    });
    await both;
    expect(await bed.get(runId)).toMatchObject({
      state: 'done',
      counts: { done: 5 },
    });
    expect(await bed.audits(ids)).toHaveLength(5);
  });

  it('a cancelled run keeps what is done, and goes no further', async () => {
    const actor = bed.person();
    const ids = await bed.tenants(550);
    const runId = await bed.preview(actor, ids);
    await bed.kernel.call(c.start, { runId }, { actor });
    let job: Promise<unknown> = Promise.resolve();
    await bed.holding([ids[50], ids[300]], async () => {
      job = bed.kernel.runJobs();
      await bed.blocked(2);
      await bed.kernel.call(c.cancel, { runId }, { actor });
    });
    await job;
    await bed.kernel.runJobs();
    expect(await bed.get(runId)).toMatchObject({
      state: 'cancelled',
      counts: { done: 500, cancelled: 50 },
      problem: null,
    });
    expect(await bed.audits(ids)).toHaveLength(500);
    expect(
      (await bed.statuses(ids)).filter(status => status === 'suspended'),
    ).toHaveLength(500);
  });
});
