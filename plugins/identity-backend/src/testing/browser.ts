/** Answer of a page, with what a person could do on it. */
export interface TestPage {
  status: number;
  url: string;
  text: string;
  headers: Headers;
}

/**
 * A browser without scripts: cookies by path, redirects, forms. It stops before it leaves the server.
 */
export class TestBrowser {
  private cookies: { name: string; value: string; path: string }[] = [];
  headers: Record<string, string> = {};

  constructor(readonly origin: string) {}

  /** Follows an address to the page, or to the first address that the server does not own. */
  async open(url: string): Promise<TestPage> {
    return this.follow(
      await this.send(new URL(url, this.origin).href, { method: 'GET' }),
    );
  }

  /** Sends the form of a page whose action ends with `action`. */
  async submit(
    page: TestPage,
    action: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = { origin: this.origin },
  ): Promise<TestPage> {
    const form = formsOf(page).find(({ target }) => target.endsWith(action));
    if (!form)
      throw new Error(`No form ${action} on ${page.url}: ${page.text}`);
    return this.post(
      new URL(form.target, page.url).href,
      { ...form.hidden, ...fields },
      headers,
    );
  }

  async post(
    url: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { origin: this.origin },
  ): Promise<TestPage> {
    const body = new URLSearchParams(fields);
    return this.follow(await this.send(url, { method: 'POST', body, headers }));
  }

  /** The cookie of that name. */
  cookie(name: string): string | undefined {
    return this.cookies.find(cookie => cookie.name === name)?.value;
  }

  /** Plants a cookie, or takes one away. */
  setCookie(name: string, value: string | undefined, path = '/'): void {
    this.cookies = this.cookies.filter(
      cookie => cookie.name !== name || cookie.path !== path,
    );
    if (value !== undefined) this.cookies.push({ name, value, path });
  }

  /** A second browser with the same cookies. */
  copy(): TestBrowser {
    const copy = new TestBrowser(this.origin);
    copy.cookies = [...this.cookies];
    return copy;
  }

  private async send(url: string, init: RequestInit): Promise<Response> {
    const { pathname } = new URL(url);
    const cookie = this.cookies
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        ...this.headers,
        cookie,
        ...(init.headers as Record<string, string>),
      },
    });
    response.headers.getSetCookie().forEach(text => this.keep(text));
    return response;
  }

  private async follow(response: Response): Promise<TestPage> {
    const location = response.headers.get('location');
    const next = location && new URL(location, response.url);
    const isOurs =
      next &&
      next.origin === this.origin &&
      next.pathname.startsWith('/api/identity');
    if (isOurs) return this.open(next.href);
    return {
      status: response.status,
      url: next ? next.href : response.url,
      text: await response.text(),
      headers: response.headers,
    };
  }

  private keep(text: string): void {
    const [pair, ...attributes] = text.split(';').map(part => part.trim());
    const [name] = pair.split('=', 1);
    const value = pair.slice(name.length + 1);
    const path =
      attributes
        .find(attribute => /^path=/i.test(attribute))
        ?.slice('path='.length) ?? '/';
    const gone = attributes.some(attribute =>
      /^expires=.*1970/i.test(attribute),
    );
    this.setCookie(name, gone || value === '' ? undefined : value, path);
  }
}

function formsOf({ text }: TestPage) {
  return [
    ...text.matchAll(/<form[^>]*action="([^"]*)"[^>]*>(.*?)<\/form>/gs),
  ].map(([, target, content]) => ({
    target: target.replace(/&amp;/g, '&'),
    hidden: Object.fromEntries(
      [
        ...content.matchAll(
          /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
        ),
      ].map(([, name, value]) => [name, value]),
    ),
  }));
}
