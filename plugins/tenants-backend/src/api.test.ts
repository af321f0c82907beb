import {
  startTestPortal,
  TestDatabase,
  type TestPortal,
} from '@cleanmatex/hq-backend/testing';
import { systemRoles } from '@cleanmatex/hq-common';
import tenantsModule from './index';
import { newTenant } from './testing';

let database: TestDatabase;
let portal: TestPortal;

beforeAll(async () => {
  database = await TestDatabase.create();
  const actors = Object.fromEntries(
    systemRoles.map(role => [
      role.code,
      {
        type: 'user' as const,
        id: role.code,
        name: `${role.code}@cleanmatex.example`,
        roles: [role.code],
        permissions: new Set<string>(role.permissions),
      },
    ]),
  );
  portal = await startTestPortal({
    database,
    actors,
    features: [tenantsModule],
  });
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const request = async (
  method: string,
  path: string,
  options: { body?: object; role?: string; headers?: object } = {},
) => {
  const response = await fetch(`${portal.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${options.role ?? 'business_admin'}`,
      ...(options.body && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    body: options.body && JSON.stringify(options.body),
  });
  return { response, status: response.status, body: await response.json() };
};

async function becomes(id: string, status: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const { body } = await request('GET', `/tenants/${id}`);
    if (body.status === status) return;
    if (Date.now() > deadline) throw new Error(`still ${body.status}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

it('a tenant lives from onboarding to archive', async () => {
  const created = await request('POST', '/tenants', {
    body: newTenant({ planCode: 'FREE_TRIAL' }),
  });
  expect(created.status).toBe(201);
  const { id } = created.body;
  expect(created.response.headers.get('etag')).toBe(
    `"${created.body.version}"`,
  );
  await becomes(id, 'trial');

  const read = await request('GET', `/tenants/${id}`);
  const etag = read.response.headers.get('etag')!;
  const patch = (headers: object) =>
    request('PATCH', `/tenants/${id}`, { body: { city: 'Nizwa' }, headers });
  expect((await patch({})).status).toBe(428);
  expect((await patch({ 'if-match': etag })).status).toBe(200);
  expect((await patch({ 'if-match': etag })).status).toBe(412);

  const forbidden = await request('POST', `/tenants/${id}/activate`);
  expect(forbidden.status).toBe(409);
  expect(forbidden.body.error).toMatchObject({
    name: 'ConflictError',
    code: 'tenant_transition_forbidden',
    message:
      '“Activate” is not possible while the status is “Trial”. Possible now: Edit, Initialize, Suspend, End the trial, Archive',
    details: {
      allowed: ['update', 'initialize', 'suspend', 'expire', 'archive'],
    },
  });
  for (const [method, path, status] of [
    ['POST', '/suspend', 'suspended'],
    ['POST', '/activate', 'trial'],
    ['POST', '/suspend', 'suspended'],
    ['DELETE', '', 'archived'],
  ]) {
    const moved = await request(method, `/tenants/${id}${path}`, {
      body: method === 'POST' ? { reason: 'Because' } : undefined,
    });
    expect([moved.status, moved.body.status]).toEqual([200, status]);
  }
  const timeline = await request('GET', `/tenants/${id}/timeline?limit=1`);
  expect(timeline.body.items[0].operation).toBe('tenants.archive');
});

it('names the slug and the e-mail address when both are taken', async () => {
  const [one, other] = [newTenant(), newTenant()];
  const created = await Promise.all(
    [one, other].map(body => request('POST', '/tenants', { body })),
  );
  const issues = ({ body }: Awaited<ReturnType<typeof request>>) =>
    body.error?.issues?.map(({ path, code }: Record<string, string>) => [
      path,
      code,
    ]);
  const both = [
    ['slug', 'tenant_slug_taken'],
    ['email', 'tenant_email_taken'],
  ];
  const body = newTenant({ slug: one.slug, email: other.email });
  const again = await request('POST', '/tenants', { body });
  expect([again.status, issues(again)]).toEqual([409, both]);
  const third = await request('POST', '/tenants', { body: newTenant() });
  const edited = await request('PATCH', `/tenants/${third.body.id}`, {
    body: { slug: one.slug, email: other.email },
    headers: { 'if-match': `"${third.body.version}"` },
  });
  // Initialization may have moved the version on, but a taken name is found first.
  expect([edited.status, issues(edited)]).toEqual([409, both]);
  expect(created.map(({ status }) => status)).toEqual([201, 201]);
});

it('answers in Arabic with every issue of the input', async () => {
  const { status, body } = await request('POST', '/tenants', {
    body: { ...newTenant(), slug: 'x', phone: '1', extra: true },
    headers: { 'accept-language': 'ar' },
  });
  expect(status).toBe(400);
  expect(body.error.issues).toEqual(
    expect.arrayContaining([
      { path: 'slug', code: 'too_short', message: 'الحد الأدنى لعدد الأحرف 3' },
      expect.objectContaining({ path: 'phone', code: 'phone_format' }),
      { path: 'extra', code: 'unknown_field', message: 'حقل غير معروف' },
    ]),
  );
});

it('names the field of a conflict', async () => {
  const tenant = newTenant();
  await request('POST', '/tenants', { body: tenant });
  const { status, body } = await request('POST', '/tenants', {
    body: { ...newTenant(), slug: tenant.slug },
  });
  expect(status).toBe(409);
  expect(body.error).toMatchObject({ code: 'tenant_slug_taken' });
  expect(JSON.stringify(body.error)).toContain('"slug"');
});

it('keeps a support analyst to reading, with masked contacts', async () => {
  const { body: tenant } = await request('POST', '/tenants', {
    body: newTenant(),
  });
  const role = 'support_analyst';
  const { body } = await request('GET', `/tenants/${tenant.id}`, { role });
  expect(body.email).toMatch(/^.\*\*\*@/);
  expect(
    body.allowedActions.every((a: { allowed: boolean }) => !a.allowed),
  ).toBe(true);
  const denied = await request('POST', `/tenants/${tenant.id}/suspend`, {
    role,
    body: {},
  });
  expect(denied.status).toBe(403);
});
