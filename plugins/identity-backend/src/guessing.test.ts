import { setTimeout as delay } from 'node:timers/promises';
import { givePassword } from './signIn/passwordStep';
import type { Person } from './store/people';
import type { TestBrowser, TestPage } from './testing/browser';
import { PASSWORD, TestProvider } from './testing/testProvider';

const GUESSES = 10_000;
/** Guesses under way at once. */
const PARALLEL = 20;
const WRONG = 'not the password at all';
const atPortal = 'http://portal.example/';

const addressOf = (n: number) =>
  `10.${(n >> 16) % 256}.${(n >> 8) % 256}.${n % 256}`;

describe('Guessing passwords', () => {
  let provider: TestProvider;

  beforeEach(async () => {
    provider = await TestProvider.start({ attemptsPerAddress: 5 });
  });
  afterEach(() => provider.stop());

  const guess = (email: string, password: string, ip: string) =>
    givePassword(provider.identity, {
      interactionUid: 'of-an-attacker',
      email,
      password,
      deviceOf: () => undefined,
      facts: { requestId: 'guess', ip, userAgent: '' },
    });

  /** What came of many wrong guesses, by how often it did. */
  async function attack(email: string, address: (n: number) => string) {
    const results = { right: 0, wrong: 0, blocked: 0, busy: 0 };
    let next = 0;
    const work = async () => {
      while (next < GUESSES) {
        const n = next++;
        const { kind } = await guess(email, `guess number ${n}`, address(n));
        results[kind] += 1;
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    return results;
  }

  /** Waits until the account stays blocked for some time, whatever wait has just ended. */
  async function untilBlocked(email: string): Promise<void> {
    for (let n = 1; ; n++) {
      const result = await guess(email, WRONG, `192.0.2.${n}`);
      if (result.kind === 'blocked' && result.retryAfter > 20) return;
      await delay(500);
    }
  }

  /** Lets time go by for the limits. */
  const pass = (seconds: number) =>
    provider.identity.sql.query(
      `UPDATE hq.idp_throttles SET last_attempt_at = last_attempt_at - make_interval(secs => $1),
         blocked_until = blocked_until - make_interval(secs => $1)`,
      [seconds],
    );

  const signIn = (browser: TestBrowser, person: Person): Promise<TestPage> => {
    browser.setCookie('identity_session', undefined);
    return provider.typePassword(browser, person);
  };

  it.each([
    ['one address', () => '203.0.113.7'],
    ['10,000 addresses', addressOf],
  ])(
    'of one person from %s, 10,000 times: five a minute are checked, none gets in, and the person does',
    async (_, address) => {
      const victim = await provider.addPerson();
      const own = provider.browser();
      expect((await signIn(own, victim)).url).toContain(atPortal);
      const begun = Date.now();
      const { right, wrong, blocked, busy } = await attack(
        victim.email,
        address,
      );
      // Waits of 60, 120, 240 and then 300 s each let one more guess through.
      const ended = [60, 180, 420].filter(
        at => Date.now() - begun >= at * 1000,
      ).length;
      expect({ right, busy }).toEqual({ right: 0, busy: 0 });
      expect(wrong).toBeGreaterThanOrEqual(5);
      expect(wrong).toBeLessThanOrEqual(5 + ended);
      expect(blocked).toBe(GUESSES - wrong);

      await untilBlocked(victim.email);
      // Not even the right password is looked at now, except in the person's own browser.
      const found = await guess(victim.email, PASSWORD, '192.0.2.200');
      expect(found.kind).toBe('blocked');
      expect((await signIn(own, victim)).url).toContain(atPortal);
      const elsewhere = provider.browser();
      const refused = await signIn(elsewhere, victim);
      expect(refused.status).toBe(429);
      const wait = Number(refused.headers.get('retry-after'));
      expect(wait).toBeLessThanOrEqual(5 * 60);
      await pass(wait + 1);
      expect((await signIn(elsewhere, victim)).url).toContain(atPortal);
    },
    240_000,
  );

  /** Waits that a guesser meets who comes again as soon as each is over, to the nearest ten seconds. */
  async function waits(
    times: number,
    nth: (n: number) => { email: string; ip: string },
  ) {
    const seen: number[] = [];
    let n = 0;
    const next = () => {
      const { email, ip } = nth(n++);
      return guess(email, WRONG, ip);
    };
    for (let i = 0; i < 5; i++) expect((await next()).kind).toBe('wrong');
    while (seen.length < times) {
      const result = await next();
      if (result.kind === 'wrong') continue;
      if (result.kind !== 'blocked') throw new Error(result.kind);
      seen.push(Math.round(result.retryAfter / 10) * 10);
      await pass(result.retryAfter + 1);
    }
    return seen;
  }

  it('makes wait longer each time, but a person for five minutes at most', async () => {
    const { email } = await provider.addPerson();
    expect(await waits(5, n => ({ email, ip: addressOf(n) }))).toEqual([
      60, 120, 240, 300, 300,
    ]);
  });

  it('makes one address wait up to an hour, whomever it guesses at', async () => {
    const nth = (n: number) => ({
      email: `person-${n}@cleanmatex.example`,
      ip: '203.0.113.8',
    });
    expect(await waits(7, nth)).toEqual([60, 120, 240, 480, 960, 1920, 3600]);
  });
});
