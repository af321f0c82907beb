import type { TestBrowser, TestPage } from './testing/browser';
import { PASSWORD, TestProvider } from './testing/testProvider';

const atPortal = 'http://portal.example/';

describe('Forms', () => {
  let provider: TestProvider;
  let browser: TestBrowser;
  let page: TestPage;
  let fields: Record<string, string>;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());
  beforeEach(async () => {
    const person = await provider.addPerson();
    browser = provider.browser();
    page = await browser.open((await provider.begin()).url);
    fields = { email: person.email, password: PASSWORD };
  });

  it.each([
    ['without Origin', {}],
    ['with the Origin null', { origin: 'null' }],
    ['from another origin', { origin: 'https://evil.example' }],
  ])('are refused %s', async (_, headers) => {
    const answer = await browser.submit(page, '/password', fields, headers);
    expect(answer.status).toBe(403);
  });

  it('are refused without the token, with one of another sign-in, and without the cookie', async () => {
    const other = await browser.open((await provider.begin()).url);
    const tokenOf = ({ text }: TestPage) =>
      /name="token" value="([^"]*)"/.exec(text)![1];
    const url = `${other.url}/password`;
    expect((await browser.post(url, fields)).status).toBe(403);
    const foreign = { ...fields, token: tokenOf(page) };
    expect((await browser.post(url, foreign)).status).toBe(403);
    const right = { ...fields, token: tokenOf(other) };
    browser.setCookie('identity_csrf', undefined, '/api/identity');
    expect((await browser.post(url, right)).status).toBe(403);
  });

  it('are refused in a browser that did not begin the sign-in', async () => {
    const stranger = provider.browser();
    const answer = await stranger.submit(page, '/password', fields);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('opened in another browser');
  });

  it('are refused when they are larger than 16 kB', async () => {
    const answer = await browser.submit(page, '/password', {
      ...fields,
      password: 'x'.repeat(20_000),
    });
    expect(answer.status).toBe(413);
  });
});

describe('Session fixation', () => {
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());

  it('gives a new session id at every sign-in', async () => {
    const person = await provider.addPerson();
    const browser = provider.browser();
    await provider.typePassword(browser, person);
    const before = browser.cookie('identity_session');
    await provider.typePassword(
      browser,
      person,
      PASSWORD,
      await provider.begin({ prompt: 'login' }),
    );
    expect(browser.cookie('identity_session')).not.toBe(before);
  });

  it('takes no session id that it did not sign', async () => {
    const browser = provider.browser();
    browser.setCookie('identity_session', 'chosen-by-an-attacker');
    await provider.typePassword(browser, await provider.addPerson());
    expect(browser.cookie('identity_session')).not.toBe(
      'chosen-by-an-attacker',
    );
  });

  it('is of no use with a prepared interaction: the attacker cannot go on after the password', async () => {
    const person = await provider.addPerson();
    const authenticator = await provider.addTotp(person);
    const attacker = provider.browser();
    const page = await attacker.open((await provider.begin()).url);
    const victim = attacker.copy();

    const code = await victim.submit(page, '/password', {
      email: person.email,
      password: PASSWORD,
    });
    expect(code.text).toContain('Enter your code');
    expect((await attacker.open(page.url)).text).toContain('name="password"');

    const { uid } = /interaction\/(?<uid>[^/]+)$/.exec(page.url)!.groups!;
    const binding = victim.copy();
    victim.setCookie('identity_binding', undefined, '/api/identity');
    const stolen = await binding.submit(code, '/code', {
      code: authenticator.generate(),
    });
    expect(stolen.url).toContain(atPortal);
    const resumed = await attacker.open(`${provider.baseUrl}/oidc/auth/${uid}`);
    expect(resumed.status).toBe(400);
    expect(attacker.cookie('identity_session')).toBeUndefined();
  });
});
