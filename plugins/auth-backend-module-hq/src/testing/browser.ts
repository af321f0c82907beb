/** A browser as far as a sign-in needs one: cookies, redirects followed by hand. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(readonly language = 'en') {}

  /** @param url - relative addresses are of the portal at `base`. */
  async open(
    url: string,
    init: {
      method?: string;
      headers?: Record<string, string>;
      body?: string;
    } = {},
  ): Promise<Response> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        'accept-language': this.language,
        cookie: this.cookieHeader(),
        ...init.headers,
      },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private cookieHeader(): string {
    return [...this.cookies]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  }

  private keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (!name) return;
    const gone = /max-age=0|expires=thu, 01 jan 1970/i.test(line);
    if (gone || value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
