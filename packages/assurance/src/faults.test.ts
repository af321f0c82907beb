import { sampleTenant } from './testing/sampleTenant';
import { Machine, until } from './testing/machine';

const CREATES = 200;

interface Answer {
  status: number;
  id?: string;
}

describe('faults', () => {
  let machine: Machine;
  let key: string;

  beforeAll(async () => {
    machine = await Machine.start();
    key = await machine.createKey('super_admin');
  }, 180_000);
  afterAll(() => machine?.stop(), 60_000);

  const send = async (
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer & { version?: number; ok?: boolean }> => {
    const response = await fetch(`${machine.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    return { ...(await response.json()), status: response.status };
  };
  const lost: Answer = { status: 0 };

  const count = async (sql: string) =>
    Number(
      (await machine.sql<{ n: string }>(`SELECT count(*) AS n ${sql}`))[0].n,
    );

  const everythingInitialized = () =>
    until(
      async () =>
        (await count(
          `FROM org_tenants_mst t WHERE t.status = 'provisioning'
             OR EXISTS (SELECT FROM hq.tenant_initialization_steps s WHERE s.tenant_id = t.id AND s.state <> 'done')`,
        )) === 0,
      120,
    );
  const everythingSealed = () =>
    until(
      async () =>
        (await count(
          `FROM hq.sys_audit_log l WHERE NOT EXISTS (SELECT FROM hq.sys_audit_chain c WHERE c.audit_id = l.id)`,
        )) === 0,
    );
  const chainVerifies = async () => {
    await everythingSealed();
    expect(await send('GET', '/audit-logs/verify')).toMatchObject({
      status: 200,
      ok: true,
      problem: null,
    });
  };

  it('loses nothing and doubles nothing when the API is killed during 200 concurrent creates', async () => {
    let answered = 0;
    const answers = Array.from({ length: CREATES }, async (_, index) => {
      const answer = await send(
        'POST',
        '/tenants',
        sampleTenant(`kill-${index}`),
        {
          'idempotency-key': `kill-${index}`,
        },
      ).catch(() => lost);
      if (answer.status === 201) answered += 1;
      return answer;
    });
    await until(async () => answered >= 20);
    await machine.killApi();
    const first = await Promise.all(answers);
    const acknowledged = first.filter(({ status }) => status === 201);
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);

    await machine.startApi();
    const again = await Promise.all(
      first.map((_, index) =>
        send('POST', '/tenants', sampleTenant(`kill-${index}`), {
          'idempotency-key': `kill-${index}`,
        }),
      ),
    );
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([201]));
    const changed = first.filter(
      ({ id, status }, index) => status === 201 && again[index].id !== id,
    );
    expect(changed).toEqual([]);
    await everythingInitialized();
    expect(await count('FROM org_tenants_mst')).toBe(CREATES);
    const perTenant = (table: string) =>
      count(
        `FROM org_tenants_mst t WHERE (SELECT count(*) FROM ${table} x WHERE x.tenant_org_id = t.id) <> 1`,
      );
    expect(await perTenant('org_subscriptions_mst')).toBe(0);
    expect(await perTenant('org_branches_mst')).toBe(0);
    expect(
      await count(
        `FROM org_tenants_mst t WHERE (SELECT count(*) FROM hq.sys_audit_log l
           WHERE l.operation = 'tenants.create' AND l.subject_type = 'tenant' AND l.outcome = 'success' AND l.subject_id = t.id::text) <> 1`,
      ),
    ).toBe(0);
    await chainVerifies();
  }, 240_000);

  it('keeps every acknowledged write when PostgreSQL is killed under load, and recovers by itself', async () => {
    const [tenant] = await machine.sql<{ id: string }>(
      `SELECT id FROM org_tenants_mst WHERE slug = 'bright-wash-kill-0'`,
    );
    const acknowledged: string[] = [];
    let stop = false;
    const writer = async (worker: number) => {
      for (let i = 0; !stop; i++) {
        const city = `City ${worker} ${i}`;
        const { version } = await send('GET', `/tenants/${tenant.id}`).catch(
          () => lost as { version?: number },
        );
        const answer = await send(
          'PATCH',
          `/tenants/${tenant.id}`,
          { city },
          { 'if-match': `"${version ?? 0}"` },
        ).catch(() => lost);
        if (answer.status === 200) acknowledged.push(city);
        else await new Promise(resolve => setTimeout(resolve, 20));
      }
    };
    const writers = [0, 1, 2, 3].map(writer);
    await until(async () => acknowledged.length >= 50);
    machine.killDatabase();
    const before = acknowledged.length;
    await machine.restartDatabase();
    const restarted = Date.now();
    await until(async () => acknowledged.length > before + 20, 30);
    expect(Date.now() - restarted).toBeLessThan(10_000);
    stop = true;
    await Promise.all(writers);

    const rows = await machine.sql<{ city: string }>(
      `SELECT c->>'after' AS city FROM hq.sys_audit_log l, jsonb_array_elements(l.changes) c
       WHERE l.operation = 'tenants.update' AND l.outcome = 'success' AND c->>'path' = 'city'`,
    );
    const audited = new Set(rows.map(({ city }) => city));
    expect(acknowledged.filter(city => !audited.has(city))).toEqual([]);
    await chainVerifies();
  }, 180_000);
});
