import { html } from './pages/html';
import { texts, waitText } from './pages/texts';
import { browserName } from './pages/browser';
import { TestProvider } from './testing/testProvider';

describe('Pages', () => {
  let provider: TestProvider;

  beforeAll(async () => {
    provider = await TestProvider.start();
  });
  afterAll(() => provider.stop());

  it('are in Arabic, from right to left, where the browser prefers it', async () => {
    const browser = provider.browser('ar-OM,ar;q=0.9,en;q=0.5');
    const page = await browser.open((await provider.begin()).url);
    expect(page.text).toContain('<html lang="ar" dir="rtl">');
    expect(page.text).toContain('كلمة المرور');
    const wrong = await browser.submit(page, '/password', {
      email: 'nobody@cleanmatex.example',
      password: 'x'.repeat(20),
    });
    expect(wrong.text).toContain('البريد الإلكتروني أو كلمة المرور غير صحيحة');
  });

  it('switch language on the page and remember it', async () => {
    const browser = provider.browser('en');
    const page = await browser.open((await provider.begin()).url);
    const arabic = await browser.open(`${page.url}?lang=ar`);
    expect(arabic.text).toContain('dir="rtl"');
    expect((await browser.open(page.url)).text).toContain('dir="rtl"');
  });

  it('have a strict policy, no referrer to elsewhere, and are not stored', async () => {
    const page = await provider.browser().open((await provider.begin()).url);
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('script-src');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(page.text).not.toContain('<script');
    expect(page.text).not.toContain('style=');
  });

  it('have a label for every field', async () => {
    const { text } = await provider
      .browser()
      .open((await provider.begin()).url);
    const ids = [...text.matchAll(/<input\s+id="([^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(ids).toEqual(['email', 'password']);
    ids.forEach(id => expect(text).toContain(`<label for="${id}">`));
  });

  it('answer 503 in the language of the browser when the database has no connection left', async () => {
    const browser = provider.browser('ar');
    const page = await browser.open((await provider.begin()).url);
    const { client } = provider.database.knex;
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => client.acquireConnection()),
    );
    const form = {
      email: 'nobody@cleanmatex.example',
      password: 'x'.repeat(20),
    };
    const refused = await browser
      .submit(page, '/password', form)
      .finally(() => taken.forEach(one => client.releaseConnection(one)));
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.text).toContain('البوابة مشغولة');
    expect((await browser.submit(page, '/password', form)).status).not.toBe(
      503,
    );
  });

  it('serve the style sheet', async () => {
    const page = await provider
      .browser()
      .open(`${provider.baseUrl}/assets/identity.css`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/css');
  });

  it.each([
    'inter-latin-wght-normal.woff2',
    'ibm-plex-sans-arabic-arabic-600-normal.woff2',
  ])('serve the typeface %s, and may show it', async file => {
    const browser = provider.browser();
    const font = await browser.open(`${provider.baseUrl}/assets/fonts/${file}`);
    expect(font.status).toBe(200);
    expect(font.headers.get('content-type')).toBe('font/woff2');
    const page = await browser.open(`${provider.baseUrl}/interaction/gone`);
    expect(page.headers.get('content-security-policy')).toContain(
      "font-src 'self'",
    );
  });

  it('show an error page for a sign-in that is over', async () => {
    const page = await provider
      .browser('ar')
      .open(`${provider.baseUrl}/interaction/gone`);
    expect(page.status).toBe(400);
    expect(page.text).toContain('انتهت صلاحية عملية الدخول هذه');
  });
});

describe('Texts', () => {
  it('have the same parameters in both languages', () => {
    const parameters = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    Object.entries(texts).forEach(([key, { en, ar }]) =>
      expect([key, parameters(ar)]).toEqual([key, parameters(en)]),
    );
  });

  it('say durations with the plural of the language', () => {
    expect(waitText('en', 60)).toBe('1 minute');
    expect(waitText('en', 45)).toBe('45 seconds');
    expect(waitText('ar', 120)).toBe('دقيقتان');
    expect(waitText('ar', 240)).toBe('4 دقائق');
  });
});

describe('html', () => {
  it('escapes every value and joins lists', () => {
    expect(
      html`<p title="${'"<&>\''}">${[html`<b>${'<'}</b>`, null, 2]}</p>`.text,
    ).toBe('<p title="&quot;&lt;&amp;&gt;&#39;"><b>&lt;</b>2</p>');
  });
});

describe('browserName', () => {
  it('names known browsers and no others', () => {
    expect(
      browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18) Safari/605'),
    ).toBe('Safari, iOS');
    expect(browserName('curl/8')).toBeUndefined();
    expect(browserName(null)).toBeUndefined();
  });
});
