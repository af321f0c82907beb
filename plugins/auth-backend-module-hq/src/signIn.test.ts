import { Browser } from './testing/browser';
import { OtherIssuer } from './testing/otherIssuer';
import { APP_URL, SignInPortal } from './testing/portal';

const COOKIE = 'oidc-refresh-token';

interface Claims {
  sub: string;
  sid: string;
  ent?: string[];
  iat: number;
  exp: number;
}

const claimsOf = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());

describe('sign-in through an unrelated OpenID Connect server', () => {
  let issuer: OtherIssuer;
  let portal: SignInPortal;
  let browser: Browser;
  const email = (name: string) => `${name}@cleanmatex.example`;

  beforeAll(async () => {
    issuer = await OtherIssuer.create();
    portal = await SignInPortal.start(issuer);
  });
  afterAll(async () => {
    await portal.stop();
    await issuer.stop();
  });
  beforeEach(() => {
    browser = new Browser();
    issuer.emailInUserInfoOnly = false;
  });

  function sitting(name: string, more: object = {}) {
    issuer.account = {
      sub: `sub-${name}`,
      email: email(name),
      email_verified: true,
      amr: ['pwd', 'otp'],
      sid: `at-issuer-${name}`,
      ...more,
    };
  }

  /** Someone new, signed in. */
  async function signedIn(name: string, role = 'support_analyst') {
    const id = await portal.addPerson(email(name), role);
    sitting(name);
    expect((await portal.signIn(browser)).searchParams.get('error')).toBeNull();
    return { id, token: await portal.token(browser) };
  }

  it('says so while the server is down, and works once it is up', async () => {
    await portal.addPerson(email('early'), 'support_analyst');
    sitting('early');
    const down = await portal.signIn(browser);
    expect(down.searchParams.get('error')).toBe(
      'The sign-in service cannot be reached. Try again shortly',
    );
    await issuer.start();
    const up = await portal.signIn(browser);
    expect(up.href).toBe(`${APP_URL}/`);
  });

  it('gives a token with the session in it, and keeps the tokens of the issuer', async () => {
    const { id, token } = await signedIn('noura', 'qa_compliance');
    const claims = claimsOf(token);
    expect(claims.exp - claims.iat).toBe(600);
    const me = await (await portal.call(token, '/hq/v1/me')).json();
    expect(me).toMatchObject({
      id,
      email: email('noura'),
      roles: [{ code: 'qa_compliance' }],
      sessionId: claims.sid,
    });
    expect((await portal.call(token, '/other/page')).status).toBe(200);
    const answer = await (await portal.refresh(browser)).text();
    expect(answer).not.toMatch(/access-|refresh-/);
    expect(answer).toContain('group:default/qa_compliance');
    const session = await portal.database
      .owner('hq.sys_sessions')
      .where({ id: claims.sid })
      .first();
    expect(session).toMatchObject({
      user_id: id,
      amr: ['pwd', 'otp'],
      issuer_session: 'at-issuer-noura',
    });
  });

  it('takes the e-mail address from the user info where the ID token has none', async () => {
    issuer.emailInUserInfoOnly = true;
    await signedIn('huda');
  });

  it('makes an invited person active', async () => {
    const id = await portal.addPerson(
      email('new'),
      'support_analyst',
      'invited',
    );
    sitting('new');
    await portal.signIn(browser);
    const token = await portal.token(browser);
    expect(await (await portal.call(token, '/hq/v1/me')).json()).toMatchObject({
      id,
    });
  });

  it.each([
    ['who is not an HQ user', {}, 'stranger', 'not an HQ user'],
    [
      'whose address is not verified',
      { email_verified: false },
      'known',
      'does not confirm',
    ],
    ['without an address', { email: undefined }, 'known', 'does not confirm'],
    ['who was deactivated', {}, 'gone', 'has ended'],
    [
      'without the second factor of the role',
      { amr: ['pwd'] },
      'boss',
      'second factor',
    ],
  ])('refuses someone %s', async (_, more, name, text) => {
    const roles = {
      known: 'support_analyst',
      gone: 'support_analyst',
      boss: 'super_admin',
    };
    const role = roles[name as keyof typeof roles];
    const exists = await portal.database
      .owner('hq.sys_users')
      .where({ email: email(name) })
      .first();
    if (role && !exists) {
      await portal.addPerson(
        email(name),
        role,
        name === 'gone' ? 'deactivated' : 'active',
      );
    }
    sitting(name, more);
    expect((await portal.signIn(browser)).searchParams.get('error')).toContain(
      text,
    );
    expect(browser.cookie(COOKIE)).toBeUndefined();
    expect((await portal.refresh(browser)).status).toBe(401);
  });

  it('answers in Arabic to an Arabic browser', async () => {
    sitting('stranger');
    const arabic = new Browser('ar');
    expect((await portal.signIn(arabic)).searchParams.get('error')).toContain(
      'ليس من مستخدمي المقر',
    );
  });

  it('ends the access of a deactivated person at the next request, in every plugin', async () => {
    const { id, token } = await signedIn('leaver');
    await portal.database
      .owner('hq.sys_users')
      .where({ id })
      .update({ status: 'deactivated' });
    for (const path of ['/hq/v1/me', '/hq/v1/openapi.json', '/other/page']) {
      expect((await portal.call(token, path)).status).toBe(401);
    }
    expect((await portal.refresh(browser)).status).toBe(401);
  });

  it('ends the session at sign-out, and names the page of the issuer', async () => {
    const { token } = await signedIn('hamad');
    const stolen = browser.cookie(COOKIE) ?? '';
    const answer = (await (await portal.signOut(browser)).json()) as {
      logoutUrl: string;
    };
    const logout = new URL(answer.logoutUrl);
    expect(logout.origin + logout.pathname).toBe(`${issuer.url}/leave`);
    expect(logout.searchParams.get('post_logout_redirect_uri')).toBe(
      `${APP_URL}/`,
    );
    expect((await portal.call(token, '/hq/v1/me')).status).toBe(401);
    expect((await portal.call(token, '/other/page')).status).toBe(401);
    browser.setCookie(COOKIE, stolen);
    expect((await portal.refresh(browser)).status).toBe(401);
  });

  it('ends the session when the issuer takes the person back', async () => {
    const { token } = await signedIn('moved');
    issuer.refreshTokens.clear();
    expect((await portal.refresh(browser)).status).toBe(401);
    expect((await portal.call(token, '/hq/v1/me')).status).toBe(401);
  });

  it('keeps the session while the issuer is down', async () => {
    await signedIn('patient');
    await issuer.stop();
    expect((await portal.refresh(browser)).status).toBe(200);
    await issuer.start();
  });

  it('starts a session of its own at each sign-in, whatever the browser brought along', async () => {
    const { token } = await signedIn('twice');
    await portal.signIn(browser);
    const second = await portal.token(browser);
    expect(claimsOf(second).sid).not.toBe(claimsOf(token).sid);
  });

  it('does not complete in one browser what another began, and no code twice', async () => {
    await portal.addPerson(email('attacker'), 'support_analyst');
    sitting('attacker');
    const attacker = new Browser();
    const callback = await portal.leave(attacker);
    const victim = new Browser();
    await portal.leave(victim);
    await victim.open(callback);
    expect(victim.cookie(COOKIE)).toBeUndefined();
    await attacker.open(callback);
    const sealed = attacker.cookie(COOKIE);
    expect(sealed).toBeDefined();
    const again = await attacker.open(callback);
    expect(again.headers.get('location')).toContain('error=');
    expect(attacker.cookie(COOKIE)).toBe(sealed);
  });

  it('accepts no forged session cookie', async () => {
    await signedIn('honest');
    const sealed = Buffer.from(browser.cookie(COOKIE) ?? '', 'base64url');
    expect(sealed.toString('latin1')).not.toContain('sid');
    for (const at of [0, 20, sealed.length - 1]) {
      const forged = Buffer.from(sealed);
      forged[at] ^= 1;
      browser.setCookie(COOKIE, forged.toString('base64url'));
      expect((await portal.refresh(browser)).status).toBe(401);
    }
  });

  it('sends nobody to another site, and takes no cross-site sign-out', async () => {
    sitting('honest');
    expect(await portal.leave(browser, 'https://evil.example/')).toBe(
      'refused 403',
    );
    const crossSite = await browser.open(
      `${portal.url}/api/auth/oidc/logout?env=test`,
      { method: 'POST' },
    );
    expect(crossSite.status).toBe(401);
  });

  it('accepts an API key on the API alone, until it is revoked', async () => {
    const { token } = await signedIn('engineer', 'technical_admin');
    const created = await portal.call(token, '/hq/v1/api-keys', {
      method: 'POST',
      body: {
        name: 'Probe',
        roleCode: 'technical_admin',
        scopes: ['hq.role.read'],
      },
    });
    const { secret, apiKey } = (await created.json()) as {
      secret: string;
      apiKey: { id: string };
    };
    const statuses = async (...paths: string[]) =>
      Promise.all(
        paths.map(async path => (await portal.call(secret, path)).status),
      );
    expect(
      await statuses(
        '/hq/v1/me',
        '/hq/v1/roles',
        '/hq/v1/users',
        '/other/page',
      ),
    ).toEqual([200, 200, 403, 403]);
    await portal.call(token, `/hq/v1/api-keys/${apiKey.id}`, {
      method: 'DELETE',
    });
    expect(await statuses('/hq/v1/me', '/hq/v1/roles', '/other/page')).toEqual([
      401, 401, 401,
    ]);
  });

  it('answers nothing useful without credentials', async () => {
    for (const path of [
      '/hq/v1/me',
      '/hq/v1/users',
      '/hq/v1/openapi.json',
      '/other/page',
    ]) {
      const response = await fetch(`${portal.url}/api${path}`);
      expect(response.status).toBe(401);
    }
  });
});
