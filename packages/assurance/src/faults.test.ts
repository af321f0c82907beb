import { Client, type Answer } from './testing/client';
import { Machine, until } from './testing/machine';
import { sampleTenant } from './testing/sampleTenant';

const CREATES = 200;

describe('faults', () => {
  let machine: Machine;
  let client: Client;

  beforeAll(async () => {
    machine = await Machine.start();
    client = new Client(machine, await machine.createKey('super_admin'));
  }, 180_000);
  afterAll(() => machine?.stop(), 60_000);

  const send = (...call: Parameters<Client['send']>) => client.send(...call);
  const count = (sql: string) => machine.count(sql);

  const everythingInitialized = () =>
    until(
      async () =>
        (await count(
          `FROM org_tenants_mst t WHERE t.status = 'provisioning'
             OR EXISTS (SELECT FROM hq.tenant_initialization_steps s WHERE s.tenant_id = t.id AND s.state <> 'done')`,
        )) === 0,
      120,
    );
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
      );
      if (answer.status === 201) answered += 1;
      return answer;
    });
    await until(async () => answered >= 20);
    await machine.killApi();
    const first = await Promise.all(answers);
    const acknowledged = first.filter(({ status }) => status === 201);
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);

    await machine.startApi();
    const again: Answer[] = [];
    for (let index = 0; index < CREATES; index += 1) {
      again.push(
        await send('POST', '/tenants', sampleTenant(`kill-${index}`), {
          'idempotency-key': `kill-${index}`,
        }),
      );
    }
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
    expect(await client.problemOfChain()).toBeUndefined();
  }, 240_000);
});
