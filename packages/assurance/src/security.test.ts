import { randomUUID } from 'node:crypto';
import { allEndpoints } from '@cleanmatex/hq-common';
import fc from 'fast-check';
import { hostile } from './testing/arbitrary';
import { sampleTenant } from './testing/sampleTenant';
import { startWholePortal, type WholePortal } from './testing/wholePortal';

type Body = Record<string, unknown>;

const sampleUser = (suffix: string) => ({
  email: `person-${suffix}@cleanmatex.example`,
  name: `Person ${suffix}`,
  roles: ['support_analyst'],
});
const sampleRole = (code: string) => ({
  code,
  name: 'Reader',
  name2: 'قارئ',
  description: 'Reads tenants',
  description2: 'يطالع المنشآت',
  permissions: ['hq.tenant.read'],
});

describe('security of the whole API', () => {
  let portal: WholePortal;
  beforeAll(async () => {
    portal = await startWholePortal({ database: { embedded: true } });
  }, 120_000);
  afterAll(() => portal?.stop());

  const send = async (
    method: string,
    path: string,
    body?: Body,
    headers: Record<string, string> = {},
    role = 'super_admin',
  ) => {
    const answer = await portal.request(role, method, path, { body, headers });
    return { status: answer.status, body: (await answer.json()) as Body };
  };
  const create = async (path: string, body: Body) => {
    const answer = await send('POST', path, body);
    expect({ path, ...answer }).toMatchObject({ status: 201 });
    return answer.body;
  };
  const sql = async <R>(text: string, bindings: unknown[] = []) =>
    (await portal.database.owner.raw(text, bindings as string[])).rows as R[];

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
        const columns = await sql<{ name: string }>(
          `SELECT attname AS name FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0`,
          [table],
        );
        const names = columns
          .map(({ name }) => name)
          .concat('__proto__', 'constructor', 'prototype', 'version', 'isAdmin')
          .filter(name => !Object.hasOwn(endpoint?.input.shape ?? {}, name));
        expect(names.length).toBeGreaterThan(5);
        const count = async () =>
          (await sql<{ n: string }>(`SELECT count(*) AS n FROM ${table}`))[0].n;
        const before = await count();
        for (const name of names) {
          const text = JSON.stringify(body()).replace(
            /}$/,
            `,${JSON.stringify(name)}:{"polluted":true}}`,
          );
          const answer = await fetch(`${portal.url}${endpoint?.path}`, {
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
      sql(`SELECT relname FROM pg_class WHERE relkind = 'r' ORDER BY relname`);
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
        const answer = await portal.request(
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
    const tenant = await create('/tenants', {
      ...sampleTenant('pearl'),
      email: `${canary}@laundry.example`,
      phone,
    });
    const { user } = (await create('/users', {
      ...sampleUser('pii'),
      email: `${canary}@cleanmatex.example`,
    })) as { user: { id: string } };
    await send(
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
        const { body } = await send('GET', path, undefined, {}, role);
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
    const { body } = await send('GET', `/tenants/${tenant.id}`);
    expect(JSON.stringify(body)).toContain(`${canary}-2@`);
  });

  it('audits every mutation of the contract once per changed entity, and nothing after a rollback', async () => {
    const audited = new Set<string>();
    const step = async (
      operation: string,
      method: string,
      path: string,
      body: Body = {},
      headers: Record<string, string> = {},
    ) => {
      const correlation = randomUUID();
      const answer = await send(method, path, body, {
        ...headers,
        'x-correlation-id': correlation,
      });
      const worked = [200, 201, 202].includes(answer.status);
      expect({ operation, worked, answer }).toEqual({
        operation,
        worked: true,
        answer,
      });
      const rows = await sql<{ subject: string; outcome: string }>(
        `SELECT subject_type || ' ' || coalesce(subject_id, '') AS subject, outcome FROM hq.sys_audit_log
         WHERE correlation_id = ? AND door = 'rest'`,
        [correlation],
      );
      expect({ operation, rows: rows.length > 0 }).toEqual({
        operation,
        rows: true,
      });
      expect(new Set(rows.map(({ subject }) => subject)).size).toBe(
        rows.length,
      );
      expect(rows.every(({ outcome }) => outcome === 'success')).toBe(true);
      audited.add(operation);
      return answer.body;
    };
    const version = async (path: string) => {
      const { body } = await send('GET', path);
      return { 'if-match': `"${body.version}"` };
    };
    const session = async (email: string) => {
      const [{ id }] = await sql<{ id: string }>(
        `INSERT INTO hq.sys_sessions (user_id) SELECT id FROM hq.sys_users WHERE email = ? RETURNING id`,
        [email],
      );
      return id;
    };

    const tenant = await step(
      'tenants.create',
      'POST',
      '/tenants',
      sampleTenant('audited'),
    );
    const at = `/tenants/${tenant.id}`;
    const initialized = async (path: string) => {
      for (let i = 0; i < 200; i++) {
        const { body } = await send('GET', path);
        if (body.status !== 'provisioning') return;
        await new Promise(resolve => setTimeout(resolve, 50));
      }
    };
    await initialized(at);
    const { body: onTrial } = await send('POST', '/tenants', {
      ...sampleTenant('on-trial'),
      planCode: 'FREE_TRIAL',
    });
    await initialized(`/tenants/${onTrial.id}`);
    await step('tenants.expire', 'POST', `/tenants/${onTrial.id}/expire`);
    await step('tenants.initialize', 'POST', `${at}/initialize`);
    await step('tenants.repair', 'POST', `${at}/repair`);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    await step(
      'tenants.updateBrand',
      'PATCH',
      `${at}/brand`,
      { logo: Buffer.from(svg).toString('base64') },
      await version(at),
    );
    const note = await step('tenants.addNote', 'POST', `${at}/notes`, {
      text: 'Call the owner',
    });
    const noted = `${at}/notes/${note.id}`;
    await step(
      'tenants.editNote',
      'PATCH',
      noted,
      { text: 'Call the owner today' },
      { 'if-match': `"${note.version}"` },
    );
    await step('tenants.deleteNote', 'DELETE', noted);
    const setting = `${at}/settings/AUTO_CLOSE_DAYS`;
    await step(
      'tenants.overrideSetting',
      'PATCH',
      setting,
      { value: '9' },
      { 'if-match': '*' },
    );
    await step('tenants.clearSetting', 'DELETE', setting);
    await step(
      'tenants.update',
      'PATCH',
      at,
      { city: 'Muscat' },
      await version(at),
    );
    await step('tenants.suspend', 'POST', `${at}/suspend`, {
      reason: 'Unpaid',
    });
    await step('tenants.activate', 'POST', `${at}/activate`, {
      reason: 'Paid',
    });
    const change = await step(
      'tenants.scheduleChange',
      'POST',
      `${at}/scheduled-changes`,
      { action: 'suspend', at: '2027-11-24T09:00:00+04:00', reason: 'Ends' },
    );
    await step(
      'tenants.cancelScheduledChange',
      'DELETE',
      `${at}/scheduled-changes/${change.id}`,
    );
    const inBulk = (operation: string) =>
      step('bulk.create', 'POST', '/bulk-runs', {
        operation,
        selection: { ids: [tenant.id] },
      });
    const isNow = async ({ id }: Body, state: string) => {
      let body: Body = {};
      for (let i = 0; i < 200 && body.state !== state; i++) {
        await new Promise(resolve => setTimeout(resolve, 50));
        ({ body } = await send('GET', `/bulk-runs/${id}`));
      }
      expect(body).toMatchObject({ state, problem: null });
    };
    const bulkStep = (act: string, { id }: Body) =>
      step(`bulk.${act}`, 'POST', `/bulk-runs/${id}/${act}`);
    const view = await step('views.save', 'POST', '/saved-views', {
      list: 'tenants.list',
      name: 'Suspended',
      path: '/tenants',
      query: 'status=suspended',
    });
    const ofView = `/saved-views/${view.id}`;
    await step('views.choose', 'POST', `${ofView}/choice`, { isPinned: true });
    await step('views.remove', 'DELETE', ofView);
    const imports = '/tenant-imports';
    const file = {
      content: Buffer.from(
        'name,slug,email,phone,country,planCode\nSea,sea,sea@laundry.example,92123456,OM,growth',
      ).toString('base64'),
    };
    const imported = await step('tenantImports.create', 'POST', imports, file);
    const ofImport = `${imports}/${imported.id}`;
    await step('tenantImports.map', 'POST', `${ofImport}/columns`, {
      columns: {
        name: 0,
        slug: 1,
        email: 2,
        phone: 3,
        country: 4,
        planCode: 5,
      },
    });
    await step('tenantImports.editRow', 'POST', `${ofImport}/rows/2`, {
      values: { name: 'Sea Laundry' },
    });
    await bulkStep(
      'cancel',
      await step('tenantImports.run', 'POST', `${ofImport}/run`),
    );
    const { body: unwanted } = await send('POST', imports, file);
    await step('tenantImports.discard', 'DELETE', `${imports}/${unwanted.id}`);
    const suspension = await inBulk('tenants.suspend');
    await isNow(suspension, 'ready');
    await bulkStep('start', suspension);
    await isNow(suspension, 'done');
    await bulkStep('cancel', await bulkStep('undo', suspension));
    const activation = await inBulk('tenants.activate');
    await isNow(activation, 'ready');
    const policy = { retentionDays: 0, reason: 'Short' };
    await step(
      'tenants.changeRetentionPolicy',
      'POST',
      '/tenants/retention-policy',
      policy,
    );
    await step('tenants.archive', 'DELETE', at, { reason: 'Closed' });
    await bulkStep('start', activation);
    await isNow(activation, 'done');
    await bulkStep('retry', activation);
    await step('tenants.restore', 'POST', `${at}/restore`);
    await send('DELETE', at, { reason: 'Closed again' });
    const why = { reason: 'Case 7' };
    await step('tenants.hold', 'POST', `${at}/hold`, why);
    await step('tenants.liftHold', 'DELETE', `${at}/hold`, why);
    const purge = { slug: tenant.slug, reason: 'Over' };
    await step('tenants.purge', 'POST', `${at}/purge`, purge);

    await step('roles.create', 'POST', '/roles', sampleRole('audited_role'));
    const role = '/roles/audited_role';
    await step(
      'roles.update',
      'PATCH',
      role,
      { name: 'Watcher' },
      await version(role),
    );
    await step('roles.delete', 'DELETE', role);

    const created = await step(
      'users.create',
      'POST',
      '/users',
      sampleUser('audited'),
    );
    const person = `/users/${(created.user as Body).id}`;
    await step(
      'users.update',
      'PATCH',
      person,
      { name: 'Renamed' },
      await version(person),
    );
    await step('users.invite', 'POST', `${person}/invite`);
    await step('users.deactivate', 'POST', `${person}/deactivate`, {
      reason: 'Left',
    });
    await step('users.reactivate', 'POST', `${person}/reactivate`, {
      reason: 'Back',
    });
    await session('person-audited@cleanmatex.example');
    await step('sessions.endAll', 'POST', `${person}/end-sessions`);
    const other = await session('person-audited@cleanmatex.example');
    await step('sessions.end', 'DELETE', `/sessions/${other}`);

    const made = await step('apiKeys.create', 'POST', '/api-keys', {
      name: 'audited',
      roleCode: 'support_analyst',
    });
    await step(
      'apiKeys.revoke',
      'DELETE',
      `/api-keys/${(made.apiKey as Body).id}`,
    );

    const fleet = { tenants: 1, days: 1, seed: 1 };
    await step('sampleFleet.create', 'POST', '/sample-fleet', fleet);
    await step('sampleFleet.remove', 'DELETE', '/sample-fleet');
    for (let i = 0; i < 200; i++) {
      const { body } = await send('GET', '/sample-fleet');
      if (body.state === 'none') break;
      await new Promise(resolve => setTimeout(resolve, 50));
    }

    const own = await session('super_admin@cleanmatex.example');
    await step('me.endSession', 'DELETE', `/me/sessions/${own}`);
    await session('super_admin@cleanmatex.example');
    await step('me.signOutEverywhere', 'POST', '/me/sign-out-everywhere');

    const mutations = allEndpoints.filter(({ mutation }) => mutation);
    expect(
      mutations.map(({ id }) => id).filter(id => !audited.has(id)),
    ).toEqual([]);

    const { body: taken } = await send(
      'POST',
      '/tenants',
      sampleTenant('other'),
    );
    const correlation = randomUUID();
    const refused = await send(
      'POST',
      '/tenants',
      { ...sampleTenant('again'), slug: taken.slug as string },
      { 'x-correlation-id': correlation },
    );
    expect(refused.status).toBe(409);
    const rows = await sql<{ outcome: string }>(
      `SELECT outcome FROM hq.sys_audit_log WHERE correlation_id = ?`,
      [correlation],
    );
    expect(rows).toEqual([{ outcome: 'failed' }]);
  }, 120_000);
});
