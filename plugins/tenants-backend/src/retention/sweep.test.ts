import { TestDatabase, TestKernel } from '@cleanmatex/hq-backend/testing';
import {
  tenantsContract as c,
  usersContract,
  type User,
} from '@cleanmatex/hq-common';
import { operation } from '@cleanmatex/hq-node';
import { tenantOperations } from '../operations';
import { newTenant } from '../testing';
import { noticeJob } from './noticeJob';
import { purgeJob } from './purgeJob';
import { sweepJob } from './sweepJob';

const send = jest.fn();
const asked = jest.fn();
const rolesHolding = jest.fn(async (_permission: string) => [
  { code: 'legal', name: 'Legal', name2: 'الشؤون القانونية' },
]);
let database: TestDatabase;
let kernel: TestKernel;

const listUsers = operation(usersContract.list, async (scope, query) => {
  asked(query.role);
  const person = {
    id: '6f1c1f0e-6a52-4b7e-9d0e-1f7f0a1b2c3d',
    email: 'fahad@cleanmatex.example',
    name: 'Fahad',
    name2: 'فهد',
    entityName: 'fahad',
    status: 'active',
    locale: 'ar',
    roles: ['qa_compliance'],
    lastSeenAt: null,
    openSessions: 0,
    createdAt: scope.now.toISOString(),
    createdBy: 'system',
    updatedAt: null,
    version: 1,
    allowedActions: [],
  } as User;
  return { items: [person], nextCursor: null, totalItems: 1 };
});

const rows = async <R extends object>(sql: string, ...values: string[]) =>
  (await database.owner.raw<{ rows: R[] }>(sql, values)).rows;

beforeEach(async () => {
  send.mockClear();
  asked.mockClear();
  database = await TestDatabase.create();
  const idle = { queue: 'tenants.run-initialization', handler: async () => {} };
  const notices = noticeJob({ send }, rolesHolding);
  kernel = new TestKernel(
    database,
    [...tenantOperations, listUsers],
    [idle, purgeJob, sweepJob, notices],
  );
}, 120_000);
afterEach(() => database.drop());

/** An archived tenant that is kept for some more days. */
async function archived(days: number): Promise<string> {
  const { id } = await kernel.call(c.create, newTenant());
  await kernel.runJobs();
  await rows(
    `UPDATE org_tenants_mst SET status = 'archived', is_active = false WHERE id = ?::uuid`,
    id,
  );
  await rows(
    `UPDATE hq.tenant_archives SET keep_until = now() + make_interval(days => ?::int) WHERE tenant_id = ?::uuid`,
    String(days),
    id,
  );
  return id;
}

const policy = (autoPurge?: boolean) =>
  kernel.call(c.changeRetentionPolicy, {
    retentionDays: 90,
    autoPurge,
    reason: 'Agreed',
  });
/** Lets the days of notice go by. */
const wait = () =>
  rows(
    `UPDATE hq.tenant_archives SET purge_on = now() - interval '1 second', keep_until = least(keep_until, now() - interval '1 second') WHERE purge_on IS NOT NULL`,
  );
const left = async () =>
  (await rows<{ id: string }>('SELECT id FROM org_tenants_mst')).map(
    ({ id }) => id,
  );
const retention = async (tenantId: string) =>
  (await kernel.call(c.retention, { tenantId })).archive;

it('is off unless it is turned on', async () => {
  const id = await archived(-1);
  expect(await kernel.call(c.retentionPolicy, {})).toEqual({
    retentionDays: 90,
    autoPurge: false,
    noticeDays: 7,
  });
  await policy();
  expect(await kernel.runJobs()).toBe(0);
  expect(await left()).toEqual([id]);
});

it('gives notice first, then purges what is due, audited as the system', async () => {
  const due = await archived(3);
  const kept = await archived(30);
  await policy(true);
  await kernel.runJobs();
  expect((await retention(due))?.purgeOn).not.toBeNull();
  expect((await retention(kept))?.purgeOn).toBeNull();
  await kernel.runJobs();
  expect(send).toHaveBeenCalledTimes(1);
  expect(rolesHolding).toHaveBeenCalledWith('hq.tenant.hold');
  expect(asked).toHaveBeenCalledWith(['legal']);
  expect(send.mock.calls[0][0]).toMatchObject({
    recipients: { entityRef: 'user:default/fahad' },
    payload: { title: expect.stringContaining('ستُمحى') },
  });
  expect(await left()).toHaveLength(2);
  await wait();
  await kernel.runJobs();
  await kernel.runJobs();
  expect(await left()).toEqual([kept]);
  const audits = await rows(
    `SELECT actor_name AS actor, changes -> 0 ->> 'path' AS path FROM hq.sys_audit_log
     WHERE operation = 'tenants.sweep-archives' AND tenant_id = ?::uuid ORDER BY occurred_at`,
    due,
  );
  expect(audits).toEqual([
    { actor: 'system', path: 'purgeOn' },
    { actor: 'system', path: 'purge' },
  ]);
  const info = {
    door: 'rest' as const,
    requestId: 'r',
    correlationId: 'c',
    locale: 'ar' as const,
  };
  const { items } = await kernel.call(c.tombstones, {}, { info });
  expect(items[0]).toMatchObject({
    tenantId: due,
    reason: 'انتهت مدة حفظها',
  });
});

it('respects a legal hold, and gives notice anew once it is lifted', async () => {
  const id = await archived(-1);
  await policy(true);
  await kernel.runJobs();
  const why = { tenantId: id, reason: 'Case 7' };
  await kernel.call(c.hold, why);
  expect((await retention(id))?.purgeOn).toBeNull();
  await kernel.runJobs();
  await kernel.runJobs();
  expect(await left()).toEqual([id]);
  expect((await retention(id))?.purgeOn).toBeNull();
  await kernel.call(c.liftHold, why);
  await kernel.runJobs();
  const { purgeOn } = (await retention(id)) ?? {};
  expect(Date.parse(String(purgeOn))).toBeGreaterThan(Date.now());
});

it('ends when it is turned off, and begins once when it is turned on again', async () => {
  const id = await archived(-1);
  await policy(true);
  await kernel.runJobs();
  await policy(false);
  await wait();
  await policy(true);
  expect((await retention(id))?.purgeOn).toBeNull();
  await kernel.runJobs();
  const waiting = await rows(
    `SELECT FROM hq.sys_outbox WHERE topic = 'test.job' AND payload ->> 'queue' = 'tenants.sweep-archives'`,
  );
  expect(waiting).toHaveLength(1);
  await policy(false);
  await kernel.runJobs();
  await kernel.runJobs();
  expect(await kernel.runJobs()).toBe(0);
  expect(await left()).toEqual([id]);
});
