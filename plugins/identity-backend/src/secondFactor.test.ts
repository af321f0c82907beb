import { readCode } from './secondFactor/codes';
import type { TestBrowser, TestPage } from './testing/browser';
import { authenticatorOf, TestProvider } from './testing/testProvider';

const atPortal = 'http://portal.example/';
const secretOn = ({ text }: TestPage) =>
  /id="totp-secret"[^>]*>([A-Z2-7 ]+)</.exec(text)![1];
const codesOn = ({ text }: TestPage) =>
  [...text.matchAll(/<code>([0-9A-Z-]{19})<\/code>/g)].map(([, code]) => code);

describe('Second factor', () => {
  let provider: TestProvider;
  let browser: TestBrowser;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());
  beforeEach(() => {
    browser = provider.browser();
  });

  it('is set up at the first sign-in of a role that requires it, and asked for from then on', async () => {
    const person = await provider.addPerson('super_admin');
    const flow = await provider.begin();
    const page = await provider.typePassword(browser, person, undefined, flow);
    expect(page.text).toContain('Set up two-step sign-in');
    expect(page.text).toContain('src="data:image/svg+xml;base64,');
    const authenticator = authenticatorOf(secretOn(page));

    const wrong = await browser.submit(page, '/enrol', { code: '000000' });
    expect(secretOn(wrong)).toBe(secretOn(page));
    const saved = await browser.submit(wrong, '/enrol', {
      code: authenticator.generate(),
    });
    expect(codesOn(saved)).toHaveLength(10);
    const done = await browser.submit(saved, '/continue');
    const tokens = await provider.exchange(flow, done);
    expect(tokens.claims().amr).toEqual(['pwd', 'otp', 'mfa']);

    const again = await provider.typePassword(provider.browser(), person);
    expect(again.text).toContain('Enter your code');
    const audit = await provider.auditOf(person);
    expect(audit.map(({ operation }) => operation)).toEqual([
      'identity.enrol-totp',
      'identity.sign-in',
    ]);
  });

  it('cannot be skipped', async () => {
    const person = await provider.addPerson('technical_admin');
    const page = await provider.typePassword(browser, person);
    const skipped = await browser.submit(page, '/restart');
    expect(skipped.text).toContain('name="password"');
    const other = await provider.typePassword(browser, person);
    const { uid } = /interaction\/(?<uid>[^/]+)$/.exec(other.url)!.groups!;
    const resumed = await browser.open(`${provider.baseUrl}/oidc/auth/${uid}`);
    expect(resumed.url).toContain('/interaction/');
    expect(resumed.text).toContain('name="password"');
  });

  it('is not required of other roles, nor in development', async () => {
    const person = await provider.addPerson('business_admin');
    expect((await provider.typePassword(browser, person)).url).toContain(
      atPortal,
    );
    const development = await TestProvider.start({ requireMfa: false });
    const admin = await development.addPerson('super_admin');
    const page = await development.typePassword(development.browser(), admin);
    expect(page.url).toContain(atPortal);
    await development.stop();
  });

  it('takes each code once, also in a race of fifty', async () => {
    const person = await provider.addPerson();
    const authenticator = await provider.addTotp(person);
    const { totp, sql } = provider.identity;
    const code = authenticator.generate();
    const results = await Promise.all(
      Array.from({ length: 50 }, () => totp.useCode(sql, person.id, code)),
    );
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await totp.useCode(sql, person.id, code)).toBe(false);
  });

  it('takes no code older than the last one used', async () => {
    const person = await provider.addPerson();
    const authenticator = await provider.addTotp(person);
    const { totp, sql } = provider.identity;
    const now = Date.now();
    const previous = authenticator.generate({ timestamp: now - 30_000 });
    const next = authenticator.generate({ timestamp: now + 30_000 });
    const far = authenticator.generate({ timestamp: now + 120_000 });
    expect(await totp.useCode(sql, person.id, far)).toBe(false);
    expect(await totp.useCode(sql, person.id, next)).toBe(true);
    expect(await totp.useCode(sql, person.id, previous)).toBe(false);
  });

  it('makes a person wait after five wrong codes', async () => {
    const person = await provider.addPerson();
    await provider.addTotp(person);
    let page = await provider.typePassword(browser, person);
    for (let i = 0; i < 5; i++) {
      page = await browser.submit(page, '/code', { code: '000000' });
      expect(page.status).toBe(401);
    }
    page = await browser.submit(page, '/code', { code: '000000' });
    expect(page.status).toBe(429);
    const audit = await provider.auditOf(person);
    expect(audit.at(-1)).toMatchObject({ operation: 'identity.lockout' });
  });

  it('takes each recovery code once', async () => {
    const person = await provider.addPerson('super_admin');
    const page = await provider.typePassword(browser, person);
    const authenticator = authenticatorOf(secretOn(page));
    const [code] = codesOn(
      await browser.submit(page, '/enrol', { code: authenticator.generate() }),
    );
    const use = async () => {
      const other = provider.browser();
      const question = await provider.typePassword(other, person);
      return other.submit(question, '/code', { code: code.toLowerCase() });
    };
    expect((await use()).url).toContain(atPortal);
    expect((await use()).text).toContain('This code is wrong or was used');
  });

  it('keeps the secret encrypted, and bound to its row', async () => {
    const [person, other] = [
      await provider.addPerson(),
      await provider.addPerson(),
    ];
    const authenticator = await provider.addTotp(person);
    await provider.addTotp(other);
    const rows = await provider.database
      .owner('hq.idp_totp')
      .whereIn('user_id', [person.id, other.id]);
    const mine = rows.find(row => row.user_id === person.id);
    const theirs = rows.find(row => row.user_id === other.id);
    expect(mine.secret.includes(Buffer.from(authenticator.secret.bytes))).toBe(
      false,
    );
    expect(mine.secret.subarray(0, 12)).not.toEqual(
      theirs.secret.subarray(0, 12),
    );
    await provider.database
      .owner('hq.idp_totp')
      .where({ id: theirs.id })
      .update({ secret: mine.secret });
    const { totp, sql } = provider.identity;
    await expect(
      totp.useCode(sql, other.id, authenticator.generate()),
    ).rejects.toThrow();
  });
});

describe('readCode', () => {
  it.each([
    ['123 456', { kind: 'totp', code: '123456' }],
    ['١٢٣٤٥٦', { kind: 'totp', code: '123456' }],
    ['۱۲۳۴۵۶', { kind: 'totp', code: '123456' }],
    ['abcd-efgh-jkmn-pqoi', { kind: 'recovery', code: 'ABCDEFGHJKMNPQ01' }],
    ['12345', { kind: 'none' }],
    ['', { kind: 'none' }],
  ])('reads %s', (text, expected) => {
    expect(readCode(text)).toEqual(expected);
  });
});
