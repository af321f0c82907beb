import {
  authenticatorOf,
  PASSWORD,
  TestProvider,
} from './testing/testProvider';

const NEW_PASSWORD = 'a quiet harbour at dawn';

describe('My security', () => {
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());

  const enter = async (role: 'super_admin' | 'support_analyst') => {
    const person = await provider.addPerson(role);
    const browser = provider.browser();
    const question = await browser.open(`${provider.baseUrl}/account`);
    const page = await browser.submit(question, '/password', {
      email: person.email,
      password: PASSWORD,
    });
    return { person, browser, page };
  };
  const secretOn = (text: string) =>
    /id="totp-secret"[^>]*>([A-Z2-7 ]+)</.exec(text)![1];

  it('asks to sign in first and then shows who is signed in', async () => {
    const { person, page } = await enter('support_analyst');
    expect(page.url.split('?')[0]).toBe(`${provider.baseUrl}/account`);
    expect(page.text).toContain(`Signed in as ${person.email}`);
  });

  it('asks to sign in again when that is a while ago', async () => {
    const { person, browser } = await enter('support_analyst');
    await provider.database.owner.raw(
      `UPDATE hq.idp_oidc_payloads SET payload = jsonb_set(payload, '{loginTs}',
         to_jsonb((payload ->> 'loginTs')::int - 1000)) WHERE model = 'Session' AND account_id = ?`,
      [person.id],
    );
    const page = await browser.open(`${provider.baseUrl}/account`);
    expect(page.text).toContain('name="password"');
  });

  it('turns the second step on and off', async () => {
    const { person, browser, page } = await enter('support_analyst');
    const setUp = await browser.submit(page, '/set-up');
    const authenticator = authenticatorOf(secretOn(setUp.text));
    const saved = await browser.submit(setUp, '/set-up/confirm', {
      code: authenticator.generate(),
    });
    expect(saved.text).toContain('Save your recovery codes');
    const on = await browser.open(`${provider.baseUrl}/account`);
    expect(on.text).toContain('Recovery codes left: 10');
    const off = await browser.submit(on, '/turn-off');
    expect(off.text).toContain('Two-step sign-in is off');
    const audit = await provider.auditOf(person);
    expect(audit.map(({ operation }) => operation)).toEqual([
      'identity.sign-in',
      'identity.enrol-totp',
      'identity.remove-totp',
    ]);
  });

  it('gives the session a new id when the second step is proven, and the old one is worth nothing', async () => {
    const { browser, page } = await enter('support_analyst');
    const thief = browser.copy();
    const before = browser.cookie('identity_session');
    const setUp = await browser.submit(page, '/set-up');
    await browser.submit(setUp, '/set-up/confirm', {
      code: authenticatorOf(secretOn(setUp.text)).generate(),
    });
    expect(browser.cookie('identity_session')).not.toBe(before);
    const own = await browser.open(`${provider.baseUrl}/account`);
    expect(own.text).toContain('Recovery codes left: 10');
    const stolen = await thief.open(`${provider.baseUrl}/account`);
    expect(stolen.text).toContain('name="password"');
  });

  it('does not turn it off where the role requires it', async () => {
    const { person, browser, page } = await enter('super_admin');
    const authenticator = authenticatorOf(secretOn(page.text));
    const saved = await browser.submit(page, '/enrol', {
      code: authenticator.generate(),
    });
    const account = await browser.submit(saved, '/continue');
    expect(account.text).toContain('Your role requires it');
    const token = /name="token" value="([^"]*)"/.exec(account.text)![1];
    await browser.post(`${provider.baseUrl}/account/turn-off`, { token });
    const [totp] = await provider.database
      .owner('hq.idp_totp')
      .where({ user_id: person.id });
    expect(totp.confirmed_at).not.toBeNull();
  });

  it('changes the password, and ends every session with it', async () => {
    const { person, browser } = await enter('support_analyst');
    const [{ id }] = await provider.database
      .owner('hq.sys_sessions')
      .insert({ user_id: person.id })
      .returning('id');
    const form = await browser.open(`${provider.baseUrl}/account/password`);
    const wrong = await browser.submit(form, '/account/password', {
      password: 'something else entirely',
      newPassword: NEW_PASSWORD,
      repeated: NEW_PASSWORD,
    });
    expect(wrong.text).toContain('The present password is wrong');
    const done = await browser.submit(wrong, '/account/password', {
      password: PASSWORD,
      newPassword: NEW_PASSWORD,
      repeated: NEW_PASSWORD,
    });
    expect(done.text).toContain('name="password"');
    const [session] = await provider.database
      .owner('hq.sys_sessions')
      .where({ id });
    expect(session.ended_by).toBe(person.email);
  });

  it('ends one session with its browser, and leaves the person’s other browsers alone', async () => {
    const { person, browser } = await enter('support_analyst');
    const signIn = async () => {
      const other = provider.browser();
      const flow = await provider.begin();
      const page = await provider.typePassword(other, person, PASSWORD, flow);
      const tokens = await provider.exchange(flow, page);
      const [{ id }] = await provider.database
        .owner('hq.sys_sessions')
        .insert({ user_id: person.id, issuer_session: tokens.claims().sid })
        .returning('id');
      const renew = async () =>
        (await provider.client()).refresh(tokens.refresh_token!);
      const mustSignIn = async () =>
        (await other.open((await provider.begin()).url)).text.includes(
          'name="password"',
        );
      return { id, renew, mustSignIn };
    };
    const [laptop, phone] = [await signIn(), await signIn()];
    const page = await browser.open(`${provider.baseUrl}/account`);
    const ended = await browser.submit(page, `/sessions/${laptop.id}/end`);
    expect(ended.text).toContain('The session has ended');
    await expect(laptop.renew()).rejects.toThrow('invalid_grant');
    expect(await laptop.mustSignIn()).toBe(true);
    expect((await phone.renew()).access_token).toEqual(expect.any(String));
    expect(await phone.mustSignIn()).toBe(false);

    await browser.submit(ended, '/sign-out-everywhere');
    await expect(phone.renew()).rejects.toThrow('invalid_grant');
    expect(await phone.mustSignIn()).toBe(true);
    const open = await provider.database
      .owner('hq.sys_sessions')
      .where({ user_id: person.id })
      .whereNull('ended_at');
    expect(open).toEqual([]);
  });

  it('lists portal sessions and ends one, but nobody else’s', async () => {
    const { person, browser } = await enter('support_analyst');
    const other = await provider.addPerson();
    const sessions = provider.database.owner('hq.sys_sessions');
    const open = (user: string, ip: string) =>
      sessions
        .clone()
        .insert({
          user_id: user,
          ip,
          user_agent: 'Mozilla (Windows) Firefox/1',
        })
        .returning('id');
    const [mine] = await open(person.id, '192.0.2.7');
    const [theirs] = await open(other.id, '192.0.2.8');
    const page = await browser.open(`${provider.baseUrl}/account`);
    expect(page.text).toContain('Firefox, Windows');
    expect(page.text).toContain('192.0.2.7');
    expect(page.text).not.toContain('192.0.2.8');

    const ended = await browser.submit(page, `/sessions/${mine.id}/end`);
    expect(ended.text).toContain('The session has ended');
    const token = /name="token" value="([^"]*)"/.exec(page.text)![1];
    await browser.post(
      `${provider.baseUrl}/account/sessions/${theirs.id}/end`,
      { token },
    );
    const rows = await sessions.clone().whereNull('ended_at');
    expect(rows.map(({ id }) => id)).toEqual([theirs.id]);
  });
});
