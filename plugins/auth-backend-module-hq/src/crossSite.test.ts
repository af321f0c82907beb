import { Browser } from './testing/browser';
import { OtherIssuer } from './testing/otherIssuer';
import { SignInPortal } from './testing/portal';

const COOKIE = 'oidc-refresh-token';

describe('cross-site requests', () => {
  let issuer: OtherIssuer;
  let portal: SignInPortal;

  beforeAll(async () => {
    issuer = await OtherIssuer.create();
    await issuer.start();
    portal = await SignInPortal.start(issuer);
  });
  afterAll(async () => {
    await portal.stop();
    await issuer.stop();
  });

  it('do nothing, whatever cookies the browser sends along', async () => {
    const email = 'browsing@cleanmatex.example';
    const id = await portal.addPerson(email, 'support_analyst');
    issuer.account = { sub: 's', email, email_verified: true, amr: ['pwd'] };
    const browser = new Browser();
    await portal.signIn(browser);
    const token = await portal.token(browser);
    const before = browser.cookie(COOKIE);
    // What a page elsewhere can send without asking first: simple requests, with its own Origin or with none.
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ];
    for (const headers of foreign) {
      for (const [method, path] of [
        ['POST', '/hq/v1/me/sign-out-everywhere'],
        ['POST', `/hq/v1/users/${id}/deactivate`],
        ['GET', '/hq/v1/me'],
        ['POST', '/auth/oidc/refresh?env=test'],
        ['POST', '/auth/oidc/logout?env=test'],
        ['GET', '/other/page'],
      ]) {
        const { status } = await browser.open(`${portal.url}/api${path}`, {
          method,
          headers: { 'content-type': 'text/plain', ...headers },
          body: method === 'POST' ? '{}' : undefined,
        });
        expect({ path, headers, status }).toEqual({
          path,
          headers,
          status: 401,
        });
      }
    }
    expect(browser.cookie(COOKIE)).toBe(before);
    expect((await portal.call(token, '/hq/v1/me')).status).toBe(200);
    // Even with the header that only our own pages can set, another origin ends nothing.
    const forged = await browser.open(
      `${portal.url}/api/auth/oidc/logout?env=test`,
      {
        method: 'POST',
        headers: {
          origin: 'https://evil.example',
          'x-requested-with': 'XMLHttpRequest',
        },
      },
    );
    expect(forged.status).toBeGreaterThanOrEqual(400);
    expect((await portal.call(token, '/hq/v1/me')).status).toBe(200);
  });
});
