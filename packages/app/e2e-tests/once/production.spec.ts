import { Portal } from '../support/portal';
import { Production } from '../support/production';
import { expect, test } from '../support/test';

const EMAIL = 'first@company.example';
let production: Production;

test.describe.configure({ mode: 'serial', timeout: 240_000 });

test.beforeAll(async () => {
  production = await Production.prepare();
});
test.afterAll(() => production?.stop());

test('refuses a development secret, a guest and the embedded database, each by name', async () => {
  const secret = process.env.AUTH_SESSION_SECRET;
  const code = await production.start({
    AUTH_SESSION_SECRET: secret,
    APP_CONFIG_auth_providers_guest: '{}',
    APP_CONFIG_hq_database_embedded: 'true',
  });
  expect(code).toBe(1);
  for (const name of [
    'auth.session.secret',
    'auth.providers.guest',
    'hq.database.embedded',
  ]) {
    expect(production.output).toContain(`- ${name}: `);
  }
  expect(production.output).not.toContain(secret);
});

test('the built bundle starts on outside databases, and the company signs its people in', async ({
  browser,
}) => {
  expect(await production.start()).toBe('ready');
  await production.addPerson(EMAIL, 'super_admin');
  production.issuer.account = {
    sub: 'first',
    email: EMAIL,
    email_verified: true,
    amr: ['pwd', 'otp'],
  };
  const context = await browser.newContext({ baseURL: production.address });
  const portal = new Portal(await context.newPage(), 'en');
  await portal.arrive();
  await portal.leaveForSignIn();
  await portal.expectSignedIn();
  await portal.visit('nav.tenants');
  await portal.page.goto('/create');
  await expect(
    portal.page.getByText(/^Onboard a tenant/).first(),
  ).toBeVisible();
  portal.expectSound();
  await context.close();
});

test('has no guest, no provider of its own, and answers nothing without credentials', async ({
  request,
}) => {
  const status = async (path: string) =>
    (await request.get(`${production.address}${path}`)).status();
  expect(await status('/api/auth/guest/start?env=production')).toBe(404);
  expect(
    await status('/api/identity/oidc/.well-known/openid-configuration'),
  ).not.toBe(200);
  for (const path of [
    '/api/hq/v1/tenants',
    '/api/catalog/entities',
    '/api/scaffolder/v2/tasks',
  ]) {
    expect({ path, status: await status(path) }).toEqual({ path, status: 401 });
  }
});
