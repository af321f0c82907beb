import { deleteExpired } from './provider/adapter';
import { takeAttempt, throttleKey, throttlePolicies } from './store/throttle';
import { TestProvider } from './testing/testProvider';

describe('takeAttempt', () => {
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());

  /** Lets time pass for a key. */
  const pass = (key: string, seconds: number) =>
    provider.identity.sql.query(
      `UPDATE hq.idp_throttles SET blocked_until = blocked_until - make_interval(secs => $2),
         last_attempt_at = last_attempt_at - make_interval(secs => $2) WHERE key = $1`,
      [key, seconds],
    );
  const policy = throttlePolicies(5).account;
  const take = (key: string) => takeAttempt(provider.identity.sql, key, policy);

  it('makes the wait grow from one minute to at most five, and never for good', async () => {
    const key = throttleKey('account', 'growing');
    for (let i = 0; i < 5; i++) {
      expect((await take(key)).allowed).toBe(true);
    }
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { retryAfter } = await take(key);
      waits.push(retryAfter);
      await pass(key, retryAfter);
      expect((await take(key)).allowed).toBe(true);
    }
    expect(waits).toEqual([60, 120, 240, 300, 300]);
  });

  it('forgets after an hour without an attempt', async () => {
    const key = throttleKey('account', 'forgotten');
    for (let i = 0; i < 6; i++) await take(key);
    await pass(key, 3700);
    for (let i = 0; i < 4; i++) {
      expect(await take(key)).toEqual({
        allowed: true,
        retryAfter: 0,
        startsWait: false,
      });
    }
    expect((await take(key)).startsWait).toBe(true);
  });
});

describe('deleteExpired', () => {
  it('removes what is over and leaves the rest', async () => {
    const provider = await TestProvider.start();
    const browser = provider.browser();
    const person = await provider.addPerson();
    await provider.typePassword(browser, person);
    const { owner } = provider.database;
    const count = async () =>
      (await owner('hq.idp_oidc_payloads').where({ model: 'Session' })).length;
    await deleteExpired(provider.identity.sql);
    expect(await count()).toBe(1);
    await owner('hq.idp_oidc_payloads').update({
      expires_at: owner.raw(`now() - interval '1 second'`),
    });
    await owner('hq.idp_throttles').update({
      last_attempt_at: owner.raw(`now() - interval '2 days'`),
    });
    await deleteExpired(provider.identity.sql);
    expect(await count()).toBe(0);
    expect(await owner('hq.idp_throttles')).toEqual([]);
    await provider.stop();
  });
});
