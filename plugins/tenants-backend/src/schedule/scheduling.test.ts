import { tenantsContract as c } from '@cleanmatex/hq-common';
import { inDays, ScheduleBed } from '../testing';

let bed: ScheduleBed;
beforeAll(async () => {
  bed = await ScheduleBed.create();
}, 120_000);
afterAll(() => bed.close());

describe('scheduling', () => {
  it('foresees what is scheduled before it, and the end of a trial', async () => {
    const actor = await bed.person();
    const active = await bed.tenantIn('active');
    await expect(bed.schedule(actor, active, 'activate')).rejects.toMatchObject(
      {
        code: 'tenant_change_impossible',
      },
    );
    await bed.schedule(actor, active, 'suspend', inDays(1));
    await bed.schedule(actor, active, 'activate', inDays(2));
    await expect(
      bed.schedule(actor, active, 'activate', inDays(3)),
    ).rejects.toMatchObject({ code: 'tenant_change_impossible' });
    const trial = await bed.tenantIn('trial');
    await bed.schedule(actor, trial, 'suspend', inDays(2));
    await expect(
      bed.schedule(actor, await bed.tenantIn('trial'), 'expire', inDays(30)),
    ).rejects.toMatchObject({ code: 'tenant_change_impossible' });
    await bed.schedule(
      actor,
      await bed.tenantIn('trial'),
      'activate',
      inDays(30),
    );
  });

  it('takes one change a moment', async () => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('active');
    const at = inDays(1);
    await bed.schedule(actor, tenantId, 'suspend', at);
    await expect(
      bed.schedule(actor, tenantId, 'archive', at),
    ).rejects.toMatchObject({ code: 'tenant_change_same_time' });
  });

  it.each([
    [-1, 'in_future'],
    [731, 'too_far_ahead'],
  ])('does not take a moment %s days ahead', async (days, code) => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('active');
    await expect(
      bed.schedule(actor, tenantId, 'suspend', inDays(days)),
    ).rejects.toMatchObject({ issues: [{ path: 'at', code }] });
  });

  it('needs the permission of the action too', async () => {
    const actor = await bed.person(['hq.tenant.read', 'hq.tenant.schedule']);
    const tenantId = await bed.tenantIn('active');
    await expect(
      bed.schedule(actor, tenantId, 'suspend'),
    ).rejects.toMatchObject({
      code: 'permission_missing',
    });
  });

  it('as a dry run tells the change and leaves none', async () => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('active');
    const answer = await bed.kernel.answer(
      c.scheduleChange,
      { tenantId, action: 'suspend', at: inDays(1), reason: 'Why' },
      { actor, dryRun: true },
    );
    expect(answer.body).toMatchObject({
      subjects: [{ subjectType: 'scheduled-change' }],
    });
    expect(await bed.changesOf(tenantId)).toEqual([]);
  });

  it('is listed by state and action', async () => {
    const actor = await bed.person();
    const tenantId = await bed.tenantIn('active');
    const { id } = await bed.schedule(actor, tenantId, 'suspend');
    const list = (query: object) =>
      bed.kernel.call(c.scheduledChanges, { tenantId, ...query });
    expect((await list({ state: 'waiting' })).items).toMatchObject([{ id }]);
    expect((await list({ action: 'archive' })).items).toEqual([]);
    expect((await list({ state: 'done,skipped' })).items).toEqual([]);
  });
});
