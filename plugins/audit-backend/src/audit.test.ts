import { auditContract, type AuditLogEntry } from '@cleanmatex/hq-common';
import { sealBatch, verifyAudit } from '@cleanmatex/hq-backend';
import {
  TestDatabase,
  TestKernel,
  actorWith,
  startTestPortal,
  type TestPortal,
} from '@cleanmatex/hq-backend/testing';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { auditOperations } from './operations';

const tenantId = randomUUID();
const reader = actorWith('hq.audit.read', 'hq.pii.read');
const blind = actorWith('hq.audit.read');
const verifier = actorWith('hq.audit.verify');
const stranger = actorWith('hq.tenant.read');

function entry(number: number, columns: object = {}) {
  return {
    occurred_at: new Date(Date.UTC(2026, 10, 21, 8, 0, number)).toISOString(),
    actor_type: 'user',
    actor_id: 'person-1',
    actor_name: 'sara@example.com',
    actor_role: 'super_admin,qa_compliance',
    operation: 'tenants.update',
    severity: 'low',
    subject_type: 'tenant',
    subject_id: tenantId,
    subject_name: 'Pearl Laundry',
    subject_name2: 'مغسلة اللؤلؤة',
    tenant_id: tenantId,
    outcome: 'success',
    changes: JSON.stringify([
      { path: 'email', before: 'old@example.com', after: 'new@example.com' },
    ]),
    reason: '50% off_season',
    door: 'rest',
    request_id: `request-${number}`,
    correlation_id: 'correlation',
    ip: '192.0.2.7',
    user_agent: 'Mozilla/5.0',
    ...columns,
  };
}

describe('the audit log', () => {
  let database: TestDatabase;
  let kernel: TestKernel;
  let client: Client;
  let portal: TestPortal;

  beforeAll(async () => {
    database = await TestDatabase.create();
    const operations = auditOperations({
      verify: range => verifyAudit({ ...range, database }),
    });
    kernel = new TestKernel(database, operations);
    client = new Client({ connectionString: database.url });
    await client.connect();
    await database.knex('hq.sys_audit_log').insert([
      ...Array.from({ length: 20 }, (_, number) => entry(number)),
      entry(30, {
        operation: 'users.create',
        subject_type: 'user',
        subject_id: 'user-9',
        subject_name: 'Omar',
        subject_name2: 'عمر',
        tenant_id: null,
        outcome: 'denied',
        severity: 'high',
        error: '{"code": "permission_missing", "message": "no"}',
      }),
    ]);
    await sealBatch(client);
    portal = await startTestPortal({
      database,
      operations,
      actors: { reader, blind, verifier, stranger },
    });
  }, 60_000);

  afterAll(async () => {
    await portal.stop();
    await client.end();
    await database.drop();
  });

  const list = (input: object, actor = reader) =>
    kernel.answer(auditContract.list, input, { actor }).then(
      ({ body }) =>
        body as {
          items: AuditLogEntry[];
          nextCursor: string | null;
          totalItems: number;
        },
    );

  const get = (path: string, actor: string) =>
    fetch(`${portal.url}${path}`, {
      headers: { authorization: `Bearer ${actor}` },
    });

  it('is paged, newest first', async () => {
    const first = await list({ limit: 8 });
    expect(first.totalItems).toBe(21);
    expect(first.items[0]).toMatchObject({
      operation: 'users.create',
      occurredAt: '2026-11-21T08:00:30Z',
      actor: {
        name: 'sara@example.com',
        roles: ['super_admin', 'qa_compliance'],
      },
      seq: 21,
      masked: false,
    });
    const second = await list({ limit: 20, cursor: first.nextCursor });
    expect(second.items).toHaveLength(13);
    expect(second.nextCursor).toBeNull();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(21);
  });

  it.each([
    [{ outcome: 'denied' }, 1],
    [{ outcome: 'denied,failed' }, 1],
    [{ severity: 'low' }, 20],
    [{ operation: 'tenants.update,users.create' }, 21],
    [{ subjectType: 'user' }, 1],
    [{ subjectId: 'user-9' }, 1],
    [{ tenantId }, 20],
    [{ actor: 'person-1' }, 21],
    [{ actor: 'SARA@' }, 21],
    [{ actorType: 'system' }, 0],
    [{ correlationId: 'correlation' }, 21],
    [{ from: '2026-11-21T08:00:10Z', to: '2026-11-21T08:00:12Z' }, 2],
    [{ from: '2026-11-21T12:00:10+04:00' }, 11],
    [{ from: '2026-11-21', to: '2026-11-21' }, 21],
    [{ from: '2026-11-22' }, 0],
    [{ to: '2026-11-20' }, 0],
    [{ from: '0000-01-01', to: '9999-12-31' }, 21],
    [{ from: '0001-01-01T00:00:00+23:00' }, 21],
    [{ q: 'pearl' }, 20],
    [{ q: 'اللؤلؤة' }, 20],
    [{ q: '50%' }, 21],
    [{ q: 'off_s' }, 21],
    [{ q: '5_%' }, 0],
    [{ q: `'; DROP TABLE hq.sys_audit_log; --` }, 0],
  ])('is filtered by %j', async (filter, count) => {
    const page = await list({ ...filter, limit: 200 });
    expect(page.items).toHaveLength(count);
    expect(page.totalItems).toBe(count);
  });

  it('hides personal data, and is not searched by it, without hq.pii.read', async () => {
    const [user, tenant] = (await list({ limit: 2 }, blind)).items;
    expect(user).toMatchObject({
      actor: { name: 's***@example.com' },
      subjectName: 'O***',
      subjectName2: 'ع***',
      masked: true,
    });
    expect(tenant).toMatchObject({
      subjectName: 'Pearl Laundry',
      subjectName2: 'مغسلة اللؤلؤة',
    });
    const detail = await kernel.call(
      auditContract.get,
      { auditId: tenant.id },
      { actor: blind },
    );
    expect(detail).toMatchObject({
      changes: [{ before: 'o***@example.com', after: 'n***@example.com' }],
      ip: '192.0.***',
      userAgent: '***',
    });
    expect((await list({ actor: 'sara@' }, blind)).totalItems).toBe(0);
    expect((await list({ q: 'sara' }, blind)).totalItems).toBe(0);
    expect((await list({ q: 'Omar' }, blind)).totalItems).toBe(0);
    expect((await list({ q: 'عمر' }, blind)).totalItems).toBe(0);
    expect((await list({ q: 'pearl' }, blind)).totalItems).toBe(20);
  });

  it('shows an entry with its changes and its seal', async () => {
    const [{ id }] = (await list({ outcome: 'denied' })).items;
    const detail = await kernel.call(
      auditContract.get,
      { auditId: id },
      { actor: reader },
    );
    expect(detail).toMatchObject({
      error: { code: 'permission_missing', message: 'no' },
      ip: '192.0.2.7',
      door: 'rest',
      prevHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      sealedAt: expect.stringMatching(/Z$/),
    });
    await expect(
      kernel.call(auditContract.get, { auditId: randomUUID() }),
    ).rejects.toMatchObject({ code: 'audit_entry_not_found' });
  });

  it('counts by facet, each without its own filter', async () => {
    const facets = await kernel.call(
      auditContract.facets,
      { outcome: ['denied'] },
      { actor: reader },
    );
    expect(facets.outcome).toEqual([
      { value: 'success', count: 20 },
      { value: 'denied', count: 1 },
    ]);
    expect(facets.operation).toEqual([{ value: 'users.create', count: 1 }]);
  });

  it('is verified over HTTP in ranges, and each verification is itself audited', async () => {
    const part = await (
      await get('/audit-logs/verify?from=3&to=9', 'verifier')
    ).json();
    expect(part).toMatchObject({ ok: true, from: 3, to: 9, checked: 7 });
    const whole = await (await get('/audit-logs/verify', 'verifier')).json();
    expect(whole).toMatchObject({ ok: true, problem: null });
    const trail = await list({ operation: 'audit.verify' });
    expect(trail.totalItems).toBe(2);
  });

  it('names the first bad entry in the caller’s language', async () => {
    await database.owner.transaction(async trx => {
      await trx.raw('ALTER TABLE hq.sys_audit_log DISABLE TRIGGER ALL');
      await trx.raw(
        `UPDATE hq.sys_audit_log SET reason = 'x' WHERE request_id = 'request-4'`,
      );
      await trx.raw(
        'ALTER TABLE hq.sys_audit_log ENABLE ALWAYS TRIGGER sys_audit_log__append_only',
      );
    });
    const [bad] = (await list({ q: 'x', limit: 200 })).items.filter(
      ({ reason }) => reason === 'x',
    );
    const answer = await fetch(`${portal.url}/audit-logs/verify`, {
      headers: { authorization: 'Bearer verifier', 'accept-language': 'ar' },
    });
    expect(await answer.json()).toMatchObject({
      ok: false,
      problem: {
        kind: 'edited',
        seq: bad.seq,
        auditId: bad.id,
        message: `عُدّل القيد ${bad.seq} بعد ختمه`,
      },
    });
  });

  it('is streamed as a file', async () => {
    const exporter = actorWith('hq.audit.export', 'hq.pii.read');
    const { body } = await kernel.answer(
      auditContract.export,
      { format: 'csv' },
      { actor: exporter },
    );
    expect(body).toMatchObject({ contentType: 'text/csv; charset=utf-8' });
  });

  it.each(['', '/facets', '/verify', '/export', `/${randomUUID()}`])(
    'refuses %s to whoever lacks the permission, and records that',
    async path => {
      const before = (await list({ outcome: 'denied' })).totalItems;
      expect((await get(`/audit-logs${path}`, 'stranger')).status).toBe(403);
      expect((await list({ outcome: 'denied' })).totalItems).toBe(before + 1);
    },
  );

  it('refuses sorts and filters that it does not know', async () => {
    for (const query of [
      'sort=hash',
      'sort=occurredAt;drop',
      'outcome=maybe',
      'tenantId=1',
      'from=yesterday',
      'hash=1',
      'limit=201',
      'cursor=bogus',
    ]) {
      expect((await get(`/audit-logs?${query}`, 'reader')).status).toBe(400);
    }
  });
});
