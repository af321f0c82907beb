import {
  startTestPortal,
  TestDatabase,
  type TestPortal,
} from '@cleanmatex/hq-backend/testing';
import { systemRoles } from '@cleanmatex/hq-common';
import tenantsModule from '../index';
import { newTenant } from '../testing';

const LIMIT = 12;
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';

let database: TestDatabase;
let portal: TestPortal;
let tenant: { id: string };

const request = (
  path: string,
  method: string,
  body: string,
  ifMatch?: string,
) =>
  fetch(`${portal.url}${path}`, {
    method,
    headers: {
      authorization: 'Bearer admin',
      'content-type': 'application/json',
      ...(ifMatch && { 'if-match': ifMatch }),
    },
    body,
  });

/** The address of a logo, on the port that the test's API has. */
const shown = (logoUrl: string) =>
  `${new URL(portal.url).origin}${new URL(logoUrl).pathname}`;

beforeAll(async () => {
  database = await TestDatabase.create();
  const role = systemRoles.find(({ code }) => code === 'business_admin')!;
  portal = await startTestPortal({
    database,
    actors: {
      admin: {
        type: 'user',
        id: 'admin',
        name: 'admin@cleanmatex.example',
        roles: [role.code],
        permissions: new Set<string>(role.permissions),
      },
    },
    features: [tenantsModule],
    config: { hq: { rateLimit: { publicPerMinute: LIMIT } } },
  });
  const created = await request(
    '/tenants',
    'POST',
    JSON.stringify(newTenant({})),
  );
  tenant = (await created.json()) as typeof tenant;
});
afterAll(async () => {
  await portal.stop();
  await database.drop();
});

const give = (content: string | Buffer) =>
  request(
    `/tenants/${tenant.id}/brand`,
    'PATCH',
    JSON.stringify({ logo: Buffer.from(content).toString('base64') }),
    '*',
  );

it('refuses what is far too large', async () => {
  const huge = await give(Buffer.alloc(50 * 1024 * 1024, 1)).catch(
    () => undefined,
  );
  // The connection may be gone before the client has sent it all.
  expect([413, undefined]).toContain(huge?.status);
});

it('asks for the version that the caller saw', async () => {
  const without = await request(
    `/tenants/${tenant.id}/brand`,
    'PATCH',
    JSON.stringify({ logo: null }),
  );
  expect(without.status).toBe(428);
});

it('shows a logo to everybody as an image and as nothing else', async () => {
  const { logoUrl } = (await (await give(svg)).json()) as { logoUrl: string };
  const response = await fetch(shown(logoUrl));
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(svg);
  const { headers } = response;
  expect(headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(
    /default-src 'none'.*sandbox/,
  );
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers.get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  );
  const again = await fetch(shown(logoUrl), {
    headers: { 'if-none-match': headers.get('etag') ?? '' },
    // Else it adds that it wants no kept answer.
    cache: 'force-cache',
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

it('tells nothing of other addresses, and counts how often one asks', async () => {
  const at = (name: string) => shown(`https://x.example/api/hq/logos/${name}`);
  for (const name of ['0'.repeat(64), 'x', '%27', 'A'.repeat(64)]) {
    const response = await fetch(at(name));
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
  const statuses: number[] = [];
  for (let i = 0; i < LIMIT; i++) {
    statuses.push((await fetch(at('0'.repeat(64)))).status);
  }
  expect(statuses.at(-1)).toBe(429);
  expect(new Set(statuses)).toEqual(new Set([404, 429]));
});
