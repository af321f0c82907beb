import { PasswordHasher } from './passwords/hasher';
import type { TestPage } from './testing/browser';
import { PASSWORD, TestProvider } from './testing/testProvider';

const atPortal = 'http://portal.example/';

describe('Password step', () => {
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());

  const attempt = async (email: string, password: string, times = 1) => {
    const browser = provider.browser();
    let page = await browser.open((await provider.begin()).url);
    for (let i = 0; i < times; i++) {
      page = await browser.submit(page, '/password', { email, password });
    }
    return page;
  };

  it('says the same of a wrong password, an unknown e-mail and a person who may not sign in', async () => {
    const person = await provider.addPerson();
    const gone = await provider.addPerson('support_analyst', {
      status: 'deactivated',
    });
    const invited = await provider.addPerson('support_analyst', {
      status: 'invited',
    });
    const pages = [
      await attempt(person.email, 'not the password at all'),
      await attempt('nobody@cleanmatex.example', PASSWORD),
      await attempt(gone.email, PASSWORD),
      await attempt(invited.email, PASSWORD),
    ];
    for (const page of pages) {
      expect(page.status).toBe(401);
      expect(page.text).toContain('The e-mail or the password is wrong');
      expect(page.text).not.toContain(PASSWORD);
    }
    expect(await provider.auditOf(person)).toEqual([
      {
        operation: 'identity.sign-in',
        outcome: 'denied',
        actor_type: 'anonymous',
        error: {
          code: 'wrong_password',
          message: 'The e-mail or the password was wrong',
        },
      },
    ]);
  });

  it('accepts the e-mail in any case', async () => {
    const person = await provider.addPerson();
    const page = await attempt(person.email.toUpperCase(), PASSWORD);
    expect(page.url).toContain(atPortal);
  });

  it('makes an account wait after five wrong passwords, even for the right one, and says so in the audit log', async () => {
    const person = await provider.addPerson();
    await attempt(person.email, 'not the password at all', 5);
    const page = await attempt(person.email, PASSWORD);
    expect(page.status).toBe(429);
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(page.text).toContain('Try again in 1 minute');
    const audit = await provider.auditOf(person);
    expect(audit.map(({ operation }) => operation)).toEqual([
      ...Array(5).fill('identity.sign-in'),
      'identity.lockout',
    ]);
  });

  it('counts fifty parallel guesses as fifty: at most five are checked', async () => {
    const person = await provider.addPerson();
    const browsers = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const browser = provider.browser();
        return {
          browser,
          page: await browser.open((await provider.begin()).url),
        };
      }),
    );
    const pages = await Promise.all(
      browsers.map(({ browser, page }, i) =>
        browser.submit(page, '/password', {
          email: person.email,
          password: `guess number ${i} of many`,
        }),
      ),
    );
    expect(pages.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(pages.filter(({ status }) => status === 429)).toHaveLength(45);
  });

  it('lets the owner in from a browser used before while an outsider keeps the account busy', async () => {
    const person = await provider.addPerson();
    const own = provider.browser();
    await provider.typePassword(own, person);
    await attempt(person.email, 'not the password at all', 5);
    expect((await attempt(person.email, PASSWORD)).status).toBe(429);

    own.setCookie('identity_session', undefined);
    const page = await provider.typePassword(own, person);
    expect(page.url).toContain(atPortal);
  });

  it('does not take a device cookie of one person for another', async () => {
    const [person, other] = [
      await provider.addPerson(),
      await provider.addPerson(),
    ];
    const browser = provider.browser();
    await provider.typePassword(browser, other);
    await attempt(person.email, 'not the password at all', 5);
    browser.setCookie('identity_session', undefined);
    const page = await provider.typePassword(browser, person);
    expect(page.status).toBe(429);
  });

  it('makes the hash anew when its cost is not the present one', async () => {
    const person = await provider.addPerson();
    const old = new PasswordHasher({
      memory: 19456,
      passes: 2,
      parallelism: 1,
    });
    await provider.database
      .owner('hq.idp_credentials')
      .where({ user_id: person.id })
      .update({ password_hash: await old.hash(PASSWORD) });
    await provider.typePassword(provider.browser(), person);
    const [{ password_hash: hash }] = await provider.database
      .owner('hq.idp_credentials')
      .where({ user_id: person.id });
    expect(provider.identity.hasher.needsRehash(hash)).toBe(false);
  });

  it('asks for a new password where somebody else chose it, and ends what began with the old one', async () => {
    const person = await provider.addPerson('support_analyst', {
      mustChange: true,
    });
    const flow = await provider.begin();
    const browser = provider.browser();
    const page = await provider.typePassword(browser, person, undefined, flow);
    expect(page.text).toContain('Choose a new password');

    const change = (newPassword: string, repeated = newPassword) =>
      browser.submit(page, '/new-password', { newPassword, repeated });
    expect((await change('short')).text).toContain('at least 15 characters');
    expect((await change('passwordpassword')).text).toContain('easy to guess');
    expect((await change(PASSWORD)).text).toContain('differs from the present');
    expect((await change('a quiet harbour at dawn', 'other')).text).toContain(
      'not the same',
    );
    const done = await change('a quiet harbour at dawn');
    const tokens = await provider.exchange(flow, done);
    expect(tokens.claims().sub).toBe(person.id);
    expect((await attempt(person.email, PASSWORD)).status).toBe(401);
  });

  it('hands over to another person without a trace of the first', async () => {
    const [first, second] = [
      await provider.addPerson(),
      await provider.addPerson(),
    ];
    const browser = provider.browser();
    await provider.typePassword(browser, first);
    const flow = await provider.begin({ prompt: 'login' });
    const page = await provider.typePassword(browser, second, PASSWORD, flow);
    const tokens = await provider.exchange(flow, page);
    expect(tokens.claims().sub).toBe(second.id);
    const sessions = await provider.database
      .owner('hq.idp_oidc_payloads')
      .where({ model: 'Session', account_id: first.id });
    expect(sessions).toEqual([]);
  });
});

describe('Attempts of one address', () => {
  it('wait after five failures, whoever they are about, and successes do not refill them', async () => {
    const provider = await TestProvider.start({ attemptsPerAddress: 5 });
    const browser = provider.browser();
    const guess = async (email: string): Promise<TestPage> => {
      const page = await browser.open((await provider.begin()).url);
      return browser.submit(page, '/password', {
        email,
        password: 'x'.repeat(20),
      });
    };
    const own = await provider.addPerson();
    for (let i = 0; i < 4; i++) {
      expect((await guess(`a${i}@cleanmatex.example`)).status).toBe(401);
    }
    expect((await provider.typePassword(browser, own)).url).toContain(atPortal);
    browser.setCookie('identity_session', undefined);
    expect((await guess('b@cleanmatex.example')).status).toBe(401);
    expect((await guess('c@cleanmatex.example')).status).toBe(429);
    await provider.stop();
  });
});
