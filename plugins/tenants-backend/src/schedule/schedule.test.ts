import { tenantsContract as c } from '@cleanmatex/hq-common';
import { ScheduleBed } from '../testing';

const send = jest.fn();
let bed: ScheduleBed;
beforeAll(async () => {
  bed = await ScheduleBed.create(send);
}, 120_000);
afterAll(() => bed.close());
beforeEach(() => send.mockClear());

describe('a scheduled change', () => {
  it.each([
    ['active', 'suspend', 'suspended'],
    ['suspended', 'activate', 'active'],
    ['trial', 'expire', 'expired'],
    ['suspended', 'archive', 'archived'],
  ] as const)('of a tenant that is %s: %s', async (from, action, to) => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn(from);
    const { id } = await bed.schedule(actor, tenantId, action);
    expect(await bed.statusOf(tenantId)).toBe(from);
    await bed.kernel.runJobs();
    expect(await bed.statusOf(tenantId)).toBe(to);
    expect(await bed.changesOf(tenantId)).toMatchObject([
      { id, state: 'done', settledBy: actor.name, outcome: null },
    ]);
    expect((await bed.auditsOf(tenantId, 'tenant')).at(-1)).toMatchObject({
      operation: `tenants.${action}`,
      actor_name: actor.name,
      door: 'job',
    });
    const own = await bed.auditsOf(tenantId, 'scheduled-change');
    expect(own.map(({ operation: name }) => name)).toEqual([
      'tenants.scheduleChange',
      'tenants.run-scheduled-change',
    ]);
    expect(own[1].changes).toEqual([
      { path: 'state', before: 'waiting', after: 'done' },
    ]);
    const timeline = await bed.kernel.call(c.timeline, { tenantId });
    expect(
      timeline.items.find(
        ({ operation: name }) => name === `tenants.${action}`,
      ),
    ).toMatchObject({ inBulk: false, bySchedule: true });
  });

  it('is cancelled, and does not happen', async () => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('active');
    const { id } = await bed.schedule(actor, tenantId, 'suspend');
    const cancel = () =>
      bed.kernel.call(
        c.cancelScheduledChange,
        { tenantId, changeId: id, reason: 'Paid' },
        { actor },
      );
    expect(await cancel()).toMatchObject({
      state: 'cancelled',
      outcome: 'Paid',
      settledBy: actor.name,
    });
    await expect(cancel()).rejects.toMatchObject({
      code: 'tenant_change_settled',
    });
    await bed.kernel.runJobs();
    expect(await bed.statusOf(tenantId)).toBe('active');
    const own = await bed.auditsOf(tenantId, 'scheduled-change');
    expect(own.map(({ operation: name }) => name)).toEqual([
      'tenants.scheduleChange',
      'tenants.cancelScheduledChange',
    ]);
  });

  it('that is not possible any more is skipped, and its author told', async () => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('active');
    const { id } = await bed.schedule(actor, tenantId, 'suspend');
    await bed.kernel.call(c.suspend, { tenantId, reason: 'Unpaid' });
    await bed.kernel.runJobs();
    await bed.kernel.runJobs();
    expect(await bed.changesOf(tenantId)).toMatchObject([
      {
        state: 'skipped',
        outcome: expect.stringContaining('“Suspend” is not possible'),
      },
    ]);
    expect((await bed.auditsOf(tenantId, 'tenant')).at(-1)?.actor_name).toBe(
      'system',
    );
    expect(send).toHaveBeenCalledTimes(1);
    expect(send.mock.calls[0][0]).toMatchObject({
      payload: {
        title: expect.stringContaining('تم تجاوز «إيقاف»'),
        description: expect.stringContaining('لا يمكن تنفيذ «إيقاف»'),
        scope: `tenant-schedule:${id}`,
      },
    });
    const info = { door: 'rest', requestId: 'r', correlationId: 'c' } as const;
    for (const [locale, told] of [
      ['en', '“Suspend” is not possible'],
      ['ar', 'لا يمكن تنفيذ «إيقاف»'],
    ] as const) {
      const { items } = await bed.kernel.call(
        c.timeline,
        { tenantId },
        { info: { ...info, locale } },
      );
      expect(items.map(({ reason }) => reason)).toContainEqual(
        expect.stringContaining(told),
      );
    }
  });

  it.each([
    ['no longer has the permission', ['hq.tenant.schedule'], 'permission'],
    ['has no access any more', null, 'has no access any more'],
  ] as const)('whose author %s is skipped', async (_what, left, why) => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('active');
    await bed.schedule(actor, tenantId, 'suspend');
    if (left)
      bed.people.set(actor.id, { ...actor, permissions: new Set(left) });
    else bed.people.delete(actor.id);
    await bed.kernel.runJobs();
    expect(await bed.statusOf(tenantId)).toBe('active');
    const [change] = await bed.changesOf(tenantId);
    expect(change).toMatchObject({ state: 'skipped' });
    expect(change.outcome).toContain(why);
  });
});
