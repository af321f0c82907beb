import { randomUUID } from 'node:crypto';
import { allEndpoints } from '@cleanmatex/hq-common';
import fc from 'fast-check';
import { hostile } from './testing/arbitrary';
import { sampleTenant } from './testing/sampleTenant';
import { sampleRole, sampleUser } from './testing/samplePeople';
import { WholeApi } from './testing/wholeApi';

describe('security of the whole API', () => {
  let api: WholeApi;
  beforeAll(async () => {
    api = await WholeApi.start();
  }, 120_000);
  afterAll(() => api?.stop());

  describe('mass assignment', () => {
    const targets = [
      [
        'tenants.create',
        'public.org_tenants_mst',
        () => sampleTenant(randomUUID()),
      ],
      ['users.create', 'hq.sys_users', () => sampleUser(randomUUID())],
      ['roles.create', 'hq.sys_roles', () => sampleRole('mass_assigned')],
      [
        'apiKeys.create',
        'hq.sys_api_keys',
        () => ({ name: 'key', roleCode: 'support_analyst' }),
      ],
    ] as const;

    it.each(targets)(
      '%s takes no field of %s that is not declared',
      async (id, table, body) => {
        const endpoint = allEndpoints.find(candidate => candidate.id === id);
        const columns = await api.sql<{ name: string }>(
          `SELECT attname AS name FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0`,
          [table],
        );
        const names = columns
          .map(({ name }) => name)
          .concat('__proto__', 'constructor', 'prototype', 'version', 'isAdmin')
          .filter(name => !Object.hasOwn(endpoint?.input.shape ?? {}, name));
        expect(names.length).toBeGreaterThan(5);
        const count = async () =>
          (
            await api.sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`)
          )[0].n;
        const before = await count();
        for (const name of names) {
          const text = JSON.stringify(body()).replace(
            /}$/,
            `,${JSON.stringify(name)}:{"polluted":true}}`,
          );
          const answer = await fetch(`${api.portal.url}${endpoint?.path}`, {
            method: 'POST',
            headers: {
              authorization: 'Bearer super_admin',
              'content-type': 'application/json',
            },
            body: text,
          });
          expect({ name, status: answer.status }).toEqual({
            name,
            status: 400,
          });
        }
        expect(await count()).toBe(before);
        expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      },
    );
  });

  it('answers 10,000 hostile sorts, filters, searches and cursors without a failure', async () => {
    const lists = [
      '/tenants',
      '/tenants/facets',
      '/users',
      '/api-keys',
      '/sessions',
      '/audit-logs',
    ];
    const fields = [
      'sort',
      'q',
      'status',
      'country',
      'planCode',
      'cursor',
      'role',
      'operation',
      'limit',
    ];
    const tables = () =>
      api.sql(
        `SELECT relname FROM pg_class WHERE relkind = 'r' ORDER BY relname`,
      );
    const before = await tables();
    const values = fc.sample(hostile, 10_000);
    const statuses = new Map<number, number>();
    const worker = async (start: number) => {
      for (let i = start; i < values.length; i += 16) {
        const value = values[i];
        const text =
          (typeof value === 'string' ? value : JSON.stringify(value)) ?? '';
        const query = new URLSearchParams({
          [fields[i % fields.length]]: text.toWellFormed(),
        });
        const answer = await api.portal.request(
          'super_admin',
          'GET',
          `${lists[i % lists.length]}?${query}`,
        );
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, start) => worker(start)));
    const failures = [...statuses.keys()].filter(status => status >= 500);
    expect(failures).toEqual([]);
    expect([...statuses.values()].reduce((a, b) => a + b)).toBe(10_000);
    expect(await tables()).toEqual(before);
  }, 240_000);

  it('shows personal data nowhere to roles without the permission', async () => {
    const canary = `canary${randomUUID().slice(0, 8)}`;
    const phone = '+96899887766';
    const tenant = await api.create('/tenants', {
      ...sampleTenant('pearl'),
      email: `${canary}@laundry.example`,
      phone,
    });
    const { user } = (await api.create('/users', {
      ...sampleUser('pii'),
      email: `${canary}@cleanmatex.example`,
    })) as { user: { id: string } };
    await api.send(
      'PATCH',
      `/tenants/${tenant.id}`,
      { email: `${canary}-2@laundry.example` },
      { 'if-match': `"${tenant.version}"` },
    );
    const paths = [
      '/tenants',
      `/tenants?q=${canary}`,
      `/tenants/${tenant.id}`,
      `/tenants/${tenant.id}/timeline`,
      '/users',
      `/users/${user.id}`,
      '/audit-logs',
      `/audit-logs?tenantId=${tenant.id}`,
      '/sessions',
    ];
    const seen: string[] = [];
    for (const role of ['support_analyst', 'technical_admin']) {
      for (const path of paths) {
        const { body } = await api.send('GET', path, undefined, {}, role);
        const text = JSON.stringify({ ...body, request: undefined });
        if (
          text.includes(`${canary}@`) ||
          text.includes(`${canary}-2@`) ||
          text.includes(phone)
        ) {
          seen.push(`${role} ${path}`);
        }
      }
    }
    expect(seen).toEqual([]);
    const { body } = await api.send('GET', `/tenants/${tenant.id}`);
    expect(JSON.stringify(body)).toContain(`${canary}-2@`);
  });
});
