import { randomUUID } from 'node:crypto';
import {
  bulkContract as c,
  tenantsContract,
  type RequestOf,
} from '@cleanmatex/hq-common';
import { BulkTestbed } from './testing';

let bed: BulkTestbed;
beforeAll(async () => {
  bed = await BulkTestbed.create();
});
afterAll(() => bed.close());

describe('a preview', () => {
  it('says what would become of each row, and changes nothing', async () => {
    const actor = bed.person();
    const [one, two, three] = await bed.tenants(3);
    await bed.kernel.call(tenantsContract.suspend, { tenantId: two });
    const before = (await bed.audits([one, two, three])).length;
    const nobody = randomUUID();
    const runId = await bed.preview(actor, [one, two, nobody, three, one]);
    expect(await bed.get(runId)).toMatchObject({
      state: 'ready',
      total: 4,
      counts: { eligible: 2, skipped: 1, blocked: 1 },
      canUndo: false,
      problem: null,
      actorName: actor.name,
    });
    expect(await bed.items(runId)).toMatchObject([
      {
        position: 1,
        subjectId: one,
        subjectName: 'Bulk 1',
        subjectName2: 'جماعية 1',
        state: 'eligible',
      },
      {
        subjectId: two,
        state: 'skipped',
        code: 'tenant_transition_forbidden',
        message: expect.stringContaining('“Suspended”'),
      },
      { subjectId: nobody, state: 'blocked', code: 'tenant_not_found' },
      { position: 4, subjectId: three, state: 'eligible' },
    ]);
    expect(await bed.statuses([one, two, three])).toEqual([
      'active',
      'suspended',
      'active',
    ]);
    expect(await bed.audits([one, two, three])).toHaveLength(before);
  });

  it('finds all rows of a filter, page by page', async () => {
    const word = `many-${randomUUID().slice(0, 8)}`;
    await bed.tenants(230, word);
    const runId = await bed.preview(bed.person(), [], {
      selection: { filters: { q: word } },
    });
    expect(await bed.get(runId)).toMatchObject({
      total: 230,
      counts: { eligible: 230 },
    });
  });

  it('tells the reasons in the language of the reader', async () => {
    const runId = await bed.preview(bed.person(), [randomUUID()]);
    const { body } = await bed.kernel.answer(
      c.items,
      { runId, state: ['blocked'] },
      {
        info: {
          door: 'rest',
          locale: 'ar',
          requestId: randomUUID(),
          correlationId: randomUUID(),
        },
      },
    );
    expect(body).toMatchObject({
      items: [{ message: expect.stringMatching(/[\u0600-\u06ff]/) }],
    });
  });
});

describe('what does not fit', () => {
  const one = { ids: [randomUUID()] };
  it.each<[string, Partial<RequestOf<typeof c.create>>, object]>([
    [
      'an operation that is not for many',
      { operation: 'tenants.update' },
      { code: 'bulk_operation_unknown' },
    ],
    ['no rows', { selection: {} }, { code: 'bulk_nothing_chosen' }],
    [
      'rows by id and by filter',
      { selection: { ...one, filters: {} } },
      { code: 'bulk_nothing_chosen' },
    ],
    [
      'a filter that the list does not have',
      { selection: { filters: { colour: 'red' } } },
      { issues: [{ path: 'selection.filters.colour' }] },
    ],
    [
      'a value that a filter does not take',
      { selection: { filters: { status: ['asleep'] } } },
      { issues: [{ path: 'selection.filters.status.0' }] },
    ],
    [
      'an input that the operation does not take',
      { input: { reason: 7 } },
      { issues: [{ path: 'input.reason' }] },
    ],
    [
      'an input that names the row itself',
      { input: { tenantId: randomUUID() } },
      { issues: [{ path: 'input.tenantId' }] },
    ],
    [
      'too many ids',
      { selection: { ids: Array.from({ length: 20_001 }, randomUUID) } },
      { issues: [{ path: 'selection.ids' }] },
    ],
  ])('%s is refused, and named', async (_what, more, error) => {
    await expect(
      bed.preview(bed.person(), one.ids, more),
    ).rejects.toMatchObject(error);
  });

  it('an operation that the person may not run is refused at once', async () => {
    const actor = bed.person(['hq.tenant.read', 'hq.bulk.run']);
    await expect(bed.preview(actor, one.ids)).rejects.toMatchObject({
      code: 'permission_missing',
    });
  });

  it('a run that does not exist is not found', async () => {
    for (const endpoint of [c.get, c.items, c.start, c.cancel, c.retry]) {
      await expect(
        bed.kernel.answer(endpoint, { runId: randomUUID() }),
      ).rejects.toMatchObject({ code: 'bulk_run_not_found' });
    }
  });

  it('a filter that more rows match than may be run at once cancels the run', async () => {
    const word = `most-${randomUUID().slice(0, 8)}`;
    await bed.tenants(20_001, word);
    const runId = await bed.preview(bed.person(), [], {
      selection: { filters: { q: word } },
    });
    expect(await bed.get(runId)).toMatchObject({
      state: 'cancelled',
      total: null,
      problem: expect.stringContaining('20001'),
    });
  });
});
