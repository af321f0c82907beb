import {
  TestDatabase,
  TestKernel,
  actorWith,
} from '@cleanmatex/hq-backend/testing';
import {
  accessErrors,
  tenantsContract as c,
  usersContract,
  type PermissionName,
  type ScheduledAction,
  type Tenant,
  type User,
} from '@cleanmatex/hq-common';
import { HqError, operation, type Actor } from '@cleanmatex/hq-node';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expireTrialJob } from '../initialization';
import { tenantOperations } from '../operations';
import { purgeJob } from '../retention';
import { newTenant } from '../testing';
import { scheduledChangeJob } from './runJob';
import { skippedJob } from './skippedJob';

const DAY_MS = 24 * 60 * 60 * 1000;
const rights: PermissionName[] = [
  'hq.tenant.read',
  'hq.tenant.schedule',
  'hq.tenant.suspend',
  'hq.tenant.activate',
  'hq.tenant.archive',
];
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString();

const send = jest.fn();
let database: TestDatabase;
let kernel: TestKernel;
/** People with the rights that they hold now. */
const people = new Map<string, Actor>();

const getUser = operation(usersContract.get, async (scope, { userId }) => {
  const [found] = await scope.query<User>(
    `SELECT id, email, name, name2, entity_name AS "entityName", status, locale FROM hq.sys_users WHERE id = $1::uuid`,
    [userId],
  );
  if (!found) throw new HqError('user_not_found', accessErrors.user_not_found);
  return {
    ...found,
    roles: [],
    lastSeenAt: null,
    openSessions: 0,
    createdAt: scope.now.toISOString(),
    createdBy: 'system',
    updatedAt: null,
    version: 1,
    allowedActions: [],
  };
});

async function person(permissions = rights): Promise<Actor> {
  const entityName = `p-${randomUUID().slice(0, 8)}`;
  const [{ id }] = await database
    .owner('hq.sys_users')
    .insert({
      email: `${entityName}@cleanmatex.example`,
      entity_name: entityName,
      name: 'Maha Al Harthi',
      status: 'active',
      locale: 'ar',
    })
    .returning('id');
  const actor = { ...actorWith(...permissions), id: String(id) };
  people.set(actor.id, actor);
  return actor;
}

const rows = async <R extends object>(sql: string, ...values: string[]) =>
  (await database.owner.raw<{ rows: R[] }>(sql, values)).rows;

/** A tenant in a status, with a subscription that fits. */
async function tenantIn(status: string): Promise<string> {
  const { id } = await kernel.call(c.create, newTenant());
  await rows(
    `UPDATE org_tenants_mst SET status = ?, is_active = ?::boolean WHERE id = ?::uuid`,
    status,
    String(status === 'active' || status === 'trial'),
    id,
  );
  if (status === 'trial') {
    await rows(
      `UPDATE org_subscriptions_mst SET status = 'trial', trial_ends = now() + interval '9 days', end_date = now() + interval '9 days'
       WHERE tenant_org_id = ?::uuid`,
      id,
    );
  }
  await kernel.runJobs();
  return id;
}

const schedule = (
  actor: Actor,
  tenantId: string,
  action: ScheduledAction,
  at = inDays(1),
) =>
  kernel.call(
    c.scheduleChange,
    { tenantId, action, at, reason: 'Contract ends' },
    { actor },
  );
const statusOf = async (tenantId: string): Promise<Tenant['status']> =>
  (await kernel.call(c.get, { tenantId })).status;
const changesOf = async (tenantId: string) =>
  (await kernel.call(c.scheduledChanges, { tenantId, sort: '-scheduledAt' }))
    .items;
const auditsOf = (tenantId: string, subject: string) =>
  rows<{
    operation: string;
    actor_name: string;
    door: string;
    changes: object[];
  }>(
    `SELECT operation, actor_name, door, changes FROM hq.sys_audit_log
     WHERE tenant_id = ?::uuid AND subject_type = ? AND NOT dry_run AND outcome = 'success' ORDER BY occurred_at, id`,
    tenantId,
    subject,
  );

beforeAll(async () => {
  database = await TestDatabase.create();
  const idle = { queue: 'tenants.run-initialization', handler: async () => {} };
  kernel = new TestKernel(
    database,
    [...tenantOperations, getUser],
    [
      idle,
      expireTrialJob,
      purgeJob,
      scheduledChangeJob(async (_type, id) => people.get(id) ?? null),
      skippedJob({ send }),
    ],
  );
}, 120_000);
afterAll(() => database.drop());
beforeEach(() => send.mockClear());

describe('a scheduled change', () => {
  it.each([
    ['active', 'suspend', 'suspended'],
    ['suspended', 'activate', 'active'],
    ['trial', 'expire', 'expired'],
    ['suspended', 'archive', 'archived'],
  ] as const)('of a tenant that is %s: %s', async (from, action, to) => {
    const actor = await person();
    const tenantId = await tenantIn(from);
    const { id } = await schedule(actor, tenantId, action);
    expect(await statusOf(tenantId)).toBe(from);
    await kernel.runJobs();
    expect(await statusOf(tenantId)).toBe(to);
    expect(await changesOf(tenantId)).toMatchObject([
      { id, state: 'done', settledBy: actor.name, outcome: null },
    ]);
    expect((await auditsOf(tenantId, 'tenant')).at(-1)).toMatchObject({
      operation: `tenants.${action}`,
      actor_name: actor.name,
      door: 'job',
    });
    const own = await auditsOf(tenantId, 'scheduled-change');
    expect(own.map(({ operation: name }) => name)).toEqual([
      'tenants.scheduleChange',
      'tenants.run-scheduled-change',
    ]);
    expect(own[1].changes).toEqual([
      { path: 'state', before: 'waiting', after: 'done' },
    ]);
    const timeline = await kernel.call(c.timeline, { tenantId });
    expect(
      timeline.items.find(
        ({ operation: name }) => name === `tenants.${action}`,
      ),
    ).toMatchObject({ inBulk: false, bySchedule: true });
  });

  it('is cancelled, and does not happen', async () => {
    const actor = await person();
    const tenantId = await tenantIn('active');
    const { id } = await schedule(actor, tenantId, 'suspend');
    const cancel = () =>
      kernel.call(
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
    await kernel.runJobs();
    expect(await statusOf(tenantId)).toBe('active');
    const own = await auditsOf(tenantId, 'scheduled-change');
    expect(own.map(({ operation: name }) => name)).toEqual([
      'tenants.scheduleChange',
      'tenants.cancelScheduledChange',
    ]);
  });

  it('that is not possible any more is skipped, and its author told', async () => {
    const actor = await person();
    const tenantId = await tenantIn('active');
    const { id } = await schedule(actor, tenantId, 'suspend');
    await kernel.call(c.suspend, { tenantId });
    await kernel.runJobs();
    await kernel.runJobs();
    expect(await changesOf(tenantId)).toMatchObject([
      {
        state: 'skipped',
        outcome: expect.stringContaining('“Suspend” is not possible'),
      },
    ]);
    expect((await auditsOf(tenantId, 'tenant')).at(-1)?.actor_name).toBe(
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
      const { items } = await kernel.call(
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
    const actor = await person();
    const tenantId = await tenantIn('active');
    await schedule(actor, tenantId, 'suspend');
    if (left) people.set(actor.id, { ...actor, permissions: new Set(left) });
    else people.delete(actor.id);
    await kernel.runJobs();
    expect(await statusOf(tenantId)).toBe('active');
    const [change] = await changesOf(tenantId);
    expect(change).toMatchObject({ state: 'skipped' });
    expect(change.outcome).toContain(why);
  });
});

describe('exactly once', () => {
  const waitingFor = async () => {
    for (;;) {
      const found = await rows<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (found.length) return found.map(({ pid }) => String(pid));
      await sleep(20);
    }
  };
  /** Holds a tenant's row during some work, so that a run stops in its middle. */
  async function holding(tenantId: string, work: () => Promise<void>) {
    const held = await database.owner.transaction();
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
    const actor = await person();
    const tenantId = await tenantIn('active');
    await schedule(actor, tenantId, 'suspend');
    await holding(tenantId, async () => {
      const killed = kernel.runJobs().catch((error: unknown) => error);
      for (const pid of await waitingFor()) {
        await rows('SELECT pg_terminate_backend(?::int)', pid);
      }
      expect(await killed).toMatchObject({ code: '57P01' });
    });
    expect(await statusOf(tenantId)).toBe('active');
    expect(await changesOf(tenantId)).toMatchObject([{ state: 'waiting' }]);
    await kernel.runJobs(2);
    expect(await statusOf(tenantId)).toBe('suspended');
    expect(await changesOf(tenantId)).toMatchObject([{ state: 'done' }]);
  });

  it('two runs at once do it once, and so does a third one later', async () => {
    const actor = await person();
    const tenantId = await tenantIn('active');
    const { id } = await schedule(actor, tenantId, 'suspend');
    let both: Promise<unknown> = Promise.resolve();
    await holding(tenantId, async () => {
      both = Promise.all([kernel.runJobs(), kernel.runJobs()]);
      await waitingFor();
    });
    await both;
    await kernel.call(c.activate, { tenantId });
    await kernel.kernel.inScope('test.again', testInfo(), scope =>
      scope.enqueue('tenants.run-scheduled-change', { changeId: id }),
    );
    await kernel.runJobs();
    expect(await statusOf(tenantId)).toBe('active');
    const runs = (await auditsOf(tenantId, 'scheduled-change')).filter(
      ({ operation: name }) => name === 'tenants.run-scheduled-change',
    );
    expect(runs).toHaveLength(1);
  });

  it('of a tenant that is purged it is gone, and its run does nothing', async () => {
    const actor = await person();
    const tenantId = await tenantIn('suspended');
    await schedule(actor, tenantId, 'activate');
    const { slug } = await kernel.call(c.archive, { tenantId });
    await rows(
      `UPDATE hq.tenant_archives SET keep_until = now() WHERE tenant_id = ?::uuid`,
      tenantId,
    );
    await kernel.call(c.purge, { tenantId, slug, reason: 'Its time is over' });
    const purge = kernel.runJobs();
    await expect(purge).resolves.toBeGreaterThan(0);
    await kernel.runJobs();
    expect(await changesOf(tenantId)).toEqual([]);
  });
});

const testInfo = () => ({
  door: 'job' as const,
  requestId: randomUUID(),
  correlationId: randomUUID(),
  locale: 'en' as const,
});

describe('scheduling', () => {
  it('foresees what is scheduled before it, and the end of a trial', async () => {
    const actor = await person();
    const active = await tenantIn('active');
    await expect(schedule(actor, active, 'activate')).rejects.toMatchObject({
      code: 'tenant_change_impossible',
    });
    await schedule(actor, active, 'suspend', inDays(1));
    await schedule(actor, active, 'activate', inDays(2));
    await expect(
      schedule(actor, active, 'activate', inDays(3)),
    ).rejects.toMatchObject({ code: 'tenant_change_impossible' });
    const trial = await tenantIn('trial');
    await schedule(actor, trial, 'suspend', inDays(2));
    await expect(
      schedule(actor, await tenantIn('trial'), 'expire', inDays(30)),
    ).rejects.toMatchObject({ code: 'tenant_change_impossible' });
    await schedule(actor, await tenantIn('trial'), 'activate', inDays(30));
  });

  it('takes one change a moment', async () => {
    const actor = await person();
    const tenantId = await tenantIn('active');
    const at = inDays(1);
    await schedule(actor, tenantId, 'suspend', at);
    await expect(
      schedule(actor, tenantId, 'archive', at),
    ).rejects.toMatchObject({ code: 'tenant_change_same_time' });
  });

  it.each([
    [-1, 'in_future'],
    [731, 'too_far_ahead'],
  ])('does not take a moment %s days ahead', async (days, code) => {
    const actor = await person();
    const tenantId = await tenantIn('active');
    await expect(
      schedule(actor, tenantId, 'suspend', inDays(days)),
    ).rejects.toMatchObject({ issues: [{ path: 'at', code }] });
  });

  it('needs the permission of the action too', async () => {
    const actor = await person(['hq.tenant.read', 'hq.tenant.schedule']);
    const tenantId = await tenantIn('active');
    await expect(schedule(actor, tenantId, 'suspend')).rejects.toMatchObject({
      code: 'permission_missing',
    });
  });

  it('as a dry run tells the change and leaves none', async () => {
    const actor = await person();
    const tenantId = await tenantIn('active');
    const answer = await kernel.answer(
      c.scheduleChange,
      { tenantId, action: 'suspend', at: inDays(1), reason: 'Why' },
      { actor, dryRun: true },
    );
    expect(answer.body).toMatchObject({
      subjects: [{ subjectType: 'scheduled-change' }],
    });
    expect(await changesOf(tenantId)).toEqual([]);
  });

  it('is listed by state and action', async () => {
    const actor = await person();
    const tenantId = await tenantIn('active');
    const { id } = await schedule(actor, tenantId, 'suspend');
    const list = (query: object) =>
      kernel.call(c.scheduledChanges, { tenantId, ...query });
    expect((await list({ state: 'waiting' })).items).toMatchObject([{ id }]);
    expect((await list({ action: 'archive' })).items).toEqual([]);
    expect((await list({ state: 'done,skipped' })).items).toEqual([]);
  });
});
