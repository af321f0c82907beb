import { createHash } from 'node:crypto';
import { TestDatabase, TestKernel } from '@cleanmatex/hq-backend/testing';
import { accessContract } from '@cleanmatex/hq-common';
import {
  syncSystemRoles,
  type Actor,
  type IdentityAdmin,
} from '@cleanmatex/hq-node';
import { DatabaseHqAccess } from '../access/hqAccess';
import { accessOperations } from '../operations';
import { addPerson } from '../testing/people';

const rules = { idleSeconds: 3600, maxSeconds: 12 * 3600, requireMfa: false };
const { apiKeys, sessions, me, users } = accessContract;

describe('API keys and sessions', () => {
  let database: TestDatabase;
  let kernel: TestKernel;
  let access: DatabaseHqAccess;
  let technical: Actor;

  beforeEach(async () => {
    database = await TestDatabase.create();
    await syncSystemRoles(database.knex);
    kernel = new TestKernel(database, accessOperations(rules, null));
    access = new DatabaseHqAccess(database.knex, rules);
    technical = (await addPerson(database.owner, ['technical_admin'])).actor;
  });
  afterEach(() => database.drop());

  const nightly = {
    name: 'Nightly export',
    roleCode: 'technical_admin',
    scopes: ['hq.audit.read' as const],
  };

  it('shows the key once and stores only its hash', async () => {
    const call = { actor: technical, idempotencyKey: 'k' };
    const { body } = await kernel.answer(apiKeys.create, nightly, call);
    const { secret, apiKey } = body as {
      secret: string;
      apiKey: { id: string };
    };
    expect(secret).toMatch(/^hqk_[a-z0-9]{10}_[\w-]{43}$/);
    expect(await access.authenticateApiKey(secret)).toEqual({ id: apiKey.id });
    const again = await kernel.answer(apiKeys.create, nightly, call);
    expect(again.body).toMatchObject({
      apiKey: { id: apiKey.id },
      secret: null,
    });
    const row = await database.owner('hq.sys_api_keys').first();
    expect(row.secret_hash).toBe(
      createHash('sha256').update(secret).digest('hex'),
    );
    for (const table of [
      'sys_api_keys',
      'sys_audit_log',
      'sys_idempotency_keys',
      'sys_outbox',
    ]) {
      const dump = JSON.stringify(await database.owner(`hq.${table}`));
      expect(dump).not.toContain(secret.slice(15));
    }
    const days = (new Date(row.expires_at).getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
  });

  it('makes no key beyond its role or its maker, and none by a key', async () => {
    const create = (input: object, actor = technical) =>
      kernel.answer(apiKeys.create, { ...nightly, ...input }, { actor });
    await expect(
      create({ scopes: ['hq.tenant.create'] }),
    ).rejects.toMatchObject({
      code: 'scope_outside_role',
    });
    await expect(
      create({ roleCode: 'super_admin', scopes: undefined }),
    ).rejects.toMatchObject({ code: 'permission_beyond_own' });
    await expect(create({ roleCode: 'emperor' })).rejects.toMatchObject({
      code: 'role_unknown',
    });
    await expect(
      create({}, { ...technical, type: 'api-key' }),
    ).rejects.toMatchObject({ code: 'api_key_by_key' });
    const refusals = await database
      .owner('hq.sys_audit_log')
      .where({ operation: 'apiKeys.create', actor_type: 'api-key' });
    expect(refusals).toMatchObject([
      { outcome: 'denied', error: { code: 'api_key_by_key' } },
    ]);
    await create({ roleCode: 'super_admin' });
  });

  it('revokes a key for good', async () => {
    const { apiKey, secret } = await kernel.call(apiKeys.create, nightly, {
      actor: technical,
    });
    const revoke = () =>
      kernel.call(
        apiKeys.revoke,
        { apiKeyId: apiKey.id },
        { actor: technical },
      );
    expect(await revoke()).toMatchObject({ status: 'revoked' });
    expect(await access.authenticateApiKey(String(secret))).toBeNull();
    await expect(revoke()).rejects.toMatchObject({ code: 'api_key_revoked' });
    const list = await kernel.call(
      apiKeys.list,
      { status: ['revoked'] },
      { actor: technical },
    );
    expect(list.items.map(({ id }) => id)).toEqual([apiKey.id]);
    expect(list.items[0].createdBy).toBe(technical.name);
    const none = await kernel.call(
      apiKeys.list,
      { status: ['active', 'expired'] },
      { actor: technical },
    );
    expect(none.totalItems).toBe(0);
  });

  it('revokes the keys that a deactivated person made, and says so beforehand', async () => {
    const maker = await addPerson(database.owner, ['technical_admin']);
    const { actor: admin } = await addPerson(database.owner, ['super_admin']);
    const make = async (name: string, actor: Actor) => {
      const input = { name, roleCode: 'technical_admin', expiresInDays: 9 };
      const { apiKey } = await kernel.call(apiKeys.create, input, { actor });
      return apiKey.id;
    };
    const [own, others] = [
      await make('Nightly export', maker.actor),
      await make('Status page', admin),
    ];
    const { body } = await kernel.answer(
      users.deactivate,
      { userId: maker.id },
      { actor: admin, dryRun: true },
    );
    expect(body).toMatchObject({
      subjects: [
        { subjectId: maker.id },
        {
          subjectType: 'api-key',
          subjectId: own,
          subjectName: 'Nightly export',
          changes: [{ path: 'status', before: 'active', after: 'revoked' }],
        },
      ],
    });
    const working = async () => {
      const rows = await database
        .owner('hq.sys_api_keys')
        .whereNull('revoked_at');
      return rows.map(({ id }) => id).filter(id => [own, others].includes(id));
    };
    expect(await working()).toHaveLength(2);
    const call = { actor: admin };
    await kernel.call(users.deactivate, { userId: maker.id }, call);
    expect(await working()).toEqual([others]);
    const audit = await database
      .owner('hq.sys_audit_log')
      .where({ subject_id: own })
      .orderBy('occurred_at');
    expect(audit).toMatchObject([
      { operation: 'apiKeys.create' },
      { operation: 'users.deactivate' },
    ]);
    await kernel.call(users.reactivate, { userId: maker.id }, call);
    expect(await working()).toEqual([others]);
  });

  it('lists and ends sessions, masking addresses of others', async () => {
    const { id: userId, actor } = await addPerson(database.owner, [
      'support_analyst',
    ]);
    const ip = '203.0.113.77';
    const start = () => access.startSession({ userId, amr: ['pwd'], ip });
    const [first] = [await start(), await start(), await start()];
    const list = await kernel.call(
      sessions.list,
      { userId },
      { actor: technical },
    );
    expect(list.items.map(session => session.ip)).toEqual(
      Array(3).fill('203.0.***'),
    );
    const own = await kernel.call(
      me.sessions,
      { open: 'true' },
      { actor: { ...actor, sessionId: first } },
    );
    expect(own.items.map(session => session.ip)).toEqual(Array(3).fill(ip));
    expect(
      own.items.filter(({ current }) => current).map(({ id }) => id),
    ).toEqual([first]);
    expect(
      await kernel.call(
        sessions.end,
        { sessionId: first },
        { actor: technical },
      ),
    ).toMatchObject({ open: false });
    expect(await access.sessionHolds(first)).toBe(false);
    expect(
      await kernel.call(sessions.endAll, { userId }, { actor: technical }),
    ).toEqual({ ended: 2 });
    const open = await kernel.call(
      sessions.list,
      { userId, open: 'true' },
      { actor: technical },
    );
    expect(open.totalItems).toBe(0);
  });

  it('ends the session at the identity provider with the one that stands on it, and no other', async () => {
    const ended: string[] = [];
    const identity = {
      endSession: async (issuerSession: string) => {
        ended.push(issuerSession);
      },
    } as Partial<IdentityAdmin> as IdentityAdmin;
    const withProvider = new TestKernel(
      database,
      accessOperations(rules, identity),
    );
    const { id: userId, actor } = await addPerson(database.owner, [
      'support_analyst',
    ]);
    const start = (issuerSession: string) =>
      access.startSession({ userId, amr: ['pwd'], issuerSession });
    const [laptop, phone] = [await start('laptop'), await start('phone')];
    await withProvider.call(
      sessions.end,
      { sessionId: laptop },
      { actor: technical },
    );
    expect(ended).toEqual(['laptop']);
    expect(await access.sessionHolds(phone)).toBe(true);
    await withProvider.call(me.endSession, { sessionId: phone }, { actor });
    expect(ended).toEqual(['laptop', 'phone']);
  });

  it('lets people end their own sessions only', async () => {
    const mine = await addPerson(database.owner, ['support_analyst']);
    const sessionId = await access.startSession({
      userId: mine.id,
      amr: ['pwd'],
    });
    await expect(
      kernel.call(me.endSession, { sessionId }, { actor: technical }),
    ).rejects.toMatchObject({ code: 'session_not_found' });
    await access.startSession({ userId: mine.id, amr: ['pwd'] });
    await kernel.call(me.endSession, { sessionId }, { actor: mine.actor });
    expect(await access.sessionHolds(sessionId)).toBe(false);
    expect(
      await kernel.call(me.signOutEverywhere, {}, { actor: mine.actor }),
    ).toEqual({ ended: 1 });
  });
});
