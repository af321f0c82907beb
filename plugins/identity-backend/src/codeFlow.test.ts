import {
  deleteRetiredKeys,
  loadSigningKeys,
  rotateSigningKey,
} from './provider/signingKeys';
import { TestProvider } from './testing/testProvider';

describe('Code flow', () => {
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());

  it('signs a person in with PKCE and says who it is', async () => {
    const person = await provider.addPerson();
    const flow = await provider.begin();
    const page = await provider.typePassword(
      provider.browser(),
      person,
      undefined,
      flow,
    );
    expect(page.url).toContain('http://portal.example/api/auth/oidc/handler');

    const tokens = await provider.exchange(flow, page);
    expect(tokens.claims()).toMatchObject({
      sub: person.id,
      email: person.email,
      email_verified: true,
      name: 'Test Person',
      amr: ['pwd'],
    });
    const client = await provider.client();
    expect(await client.userinfo(tokens)).toMatchObject({
      email: person.email,
      email_verified: true,
    });
    expect(await provider.auditOf(person)).toEqual([
      {
        operation: 'identity.sign-in',
        outcome: 'success',
        actor_type: 'user',
        error: null,
      },
    ]);
  });

  it('does not ask again in a browser that is signed in', async () => {
    const person = await provider.addPerson();
    const browser = provider.browser();
    await provider.typePassword(browser, person);
    const flow = await provider.begin();
    const tokens = await provider.exchange(flow, await browser.open(flow.url));
    expect(tokens.claims().sub).toBe(person.id);
  });

  it('refuses a request without PKCE', async () => {
    const client = await provider.client();
    const page = await provider
      .browser()
      .open(client.authorizationUrl({ scope: 'openid', state: 's' }));
    expect(page.url).toContain('error=invalid_request');
  });

  it('refuses an address that is not registered, without going there', async () => {
    const { url } = await provider.begin({
      redirect_uri: 'http://evil.example/',
    });
    const page = await provider.browser().open(url);
    expect(page.status).toBe(400);
    expect(page.url).not.toContain('evil.example/?');
  });

  it('gives tokens for a code once, also when it comes twice at the same time', async () => {
    const person = await provider.addPerson();
    const flow = await provider.begin();
    const page = await provider.typePassword(
      provider.browser(),
      person,
      undefined,
      flow,
    );
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => provider.exchange(flow, page)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
  });

  it('renews tokens, in parallel as well, until the person is deactivated', async () => {
    const person = await provider.addPerson();
    const flow = await provider.begin();
    const page = await provider.typePassword(
      provider.browser(),
      person,
      undefined,
      flow,
    );
    const { refresh_token: token } = await provider.exchange(flow, page);
    const client = await provider.client();
    const renewed = await Promise.all([
      client.refresh(token!),
      client.refresh(token!),
    ]);
    expect(renewed[0].claims().amr).toEqual(['pwd']);

    await provider.database
      .owner('hq.sys_users')
      .where({ id: person.id })
      .update({ status: 'deactivated' });
    await expect(client.refresh(token!)).rejects.toThrow('invalid_grant');
  });

  it('renews nothing after a sign-out everywhere', async () => {
    const person = await provider.addPerson();
    const flow = await provider.begin();
    const browser = provider.browser();
    const page = await provider.typePassword(browser, person, undefined, flow);
    const { refresh_token: token } = await provider.exchange(flow, page);
    const account = await browser.open(`${provider.baseUrl}/account`);
    await browser.submit(account, '/sign-out-everywhere');
    const client = await provider.client();
    await expect(client.refresh(token!)).rejects.toThrow('invalid_grant');
    const again = await browser.open((await provider.begin()).url);
    expect(again.text).toContain('name="password"');
  });

  it('signs out at once when the portal asks with its ID token, and asks when anybody else does', async () => {
    const person = await provider.addPerson();
    const flow = await provider.begin();
    const browser = provider.browser();
    const page = await provider.typePassword(browser, person, undefined, flow);
    const tokens = await provider.exchange(flow, page);
    const client = await provider.client();

    const foreign = await browser.open(client.endSessionUrl());
    expect(foreign.text).toContain('End your session in this browser?');

    const left = await browser.open(
      client.endSessionUrl({
        id_token_hint: tokens,
        post_logout_redirect_uri: 'http://portal.example/',
        state: 'bye',
      }),
    );
    expect(left.url).toBe('http://portal.example/?state=bye');
    await expect(client.refresh(tokens.refresh_token!)).rejects.toThrow(
      'invalid_grant',
    );
    const again = await browser.open((await provider.begin()).url);
    expect(again.text).toContain('name="password"');
  });

  it('signs out after the question', async () => {
    const person = await provider.addPerson();
    const browser = provider.browser();
    await provider.typePassword(browser, person);
    const client = await provider.client();
    const question = await browser.open(client.endSessionUrl());
    const page = await browser.submit(question, '/session/end/confirm', {
      logout: 'yes',
    });
    expect(page.text).toContain('You are signed out');
  });

  it('keeps no id and no token in the database, only their hashes', async () => {
    const person = await provider.addPerson();
    const flow = await provider.begin();
    const browser = provider.browser();
    const page = await provider.typePassword(browser, person, undefined, flow);
    const tokens = await provider.exchange(flow, page);
    const { rows } = await provider.database.owner.raw(
      'SELECT string_agg(p::text, chr(10)) AS dump FROM hq.idp_oidc_payloads p',
    );
    for (const secret of [
      tokens.access_token,
      tokens.refresh_token,
      new URL(page.url).searchParams.get('code'),
      browser.cookie('identity_session'),
    ]) {
      expect(secret).toEqual(expect.any(String));
      expect(rows[0].dump).not.toContain(secret);
    }
  });

  it('publishes one RSA key, encrypted at rest and the same after a restart', async () => {
    const client = await provider.client();
    const { keys } = await (
      await fetch(client.issuer.metadata.jwks_uri!)
    ).json();
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'RSA', use: 'sig' });
    expect(keys[0].d).toBeUndefined();
    const { knex, box } = provider.identity;
    const [reloaded] = await loadSigningKeys(knex, box);
    expect(reloaded).toMatchObject({ kid: keys[0].kid, n: keys[0].n });
    const stored = await provider.database.owner('hq.idp_signing_keys');
    expect(stored.map(({ kid }) => kid)).toEqual([keys[0].kid]);
    expect(stored[0].jwk.toString('latin1')).not.toContain('"d"');
  });

  it('changes the signing key without a failed sign-in: published first, then signing, retired last', async () => {
    const { sql, box } = provider.identity;
    const published = async () => {
      const client = await provider.client();
      const answer = await fetch(client.issuer.metadata.jwks_uri!);
      const { keys } = (await answer.json()) as { keys: { kid: string }[] };
      return keys.map(({ kid }) => kid);
    };
    const signsWith = async () => {
      const flow = await provider.begin();
      const page = await provider.typePassword(
        provider.browser(),
        await provider.addPerson(),
        undefined,
        flow,
      );
      const { id_token: token } = await provider.exchange(flow, page);
      const [header] = token!.split('.');
      return JSON.parse(Buffer.from(header, 'base64url').toString()).kid;
    };
    const pass = async (minutes: number) => {
      await sql.query(
        'UPDATE hq.idp_signing_keys SET signs_from = signs_from - make_interval(mins => $1)',
        [minutes],
      );
      await provider.live.refresh();
    };
    const [old] = await published();
    const { kid, signsFrom } = await rotateSigningKey(sql, box);
    expect(signsFrom.getTime() - Date.now()).toBeGreaterThan(4 * 60_000);
    await provider.live.refresh();
    expect(await published()).toEqual([old, kid]);
    expect(await signsWith()).toBe(old);
    await pass(6);
    expect(await published()).toEqual([kid, old]);
    expect(await signsWith()).toBe(kid);
    await deleteRetiredKeys(sql);
    expect(await published()).toHaveLength(2);
    await pass(25 * 60);
    await deleteRetiredKeys(sql);
    await provider.live.refresh();
    expect(await published()).toEqual([kid]);
    expect(await signsWith()).toBe(kid);
  });

  it('answers with addresses of the issuer, whatever Host is sent', async () => {
    const browser = provider.browser();
    browser.headers['x-forwarded-host'] = 'evil.example';
    const page = await browser.open((await provider.begin()).url);
    expect(page.url).toContain(`${provider.baseUrl}/interaction/`);
  });
});
