import { expect, type Locator, type Page } from '@playwright/test';
import { samplePassword } from './people';
import { textIn, type Language, type Part } from './texts';

/** Name of each language in itself. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  ar: 'العربية',
};

/** Errors that the browser logs by itself when an answer is one that the journeys provoke. */
const expectedNoise =
  /Failed to load resource: the server responded with a status of (400|401|403|404|409|412)/;

/** What pages show while they load. */
const LOADING = [
  '[aria-busy=true]',
  '.bui-Skeleton',
  '[data-testid=progress]',
  '[class*=MuiCircularProgress-indeterminate]',
  '[class*=MuiLinearProgress-indeterminate]',
].join(', ');

/** A person at the portal in one language. */
export class Portal {
  /** What the pages logged as errors. */
  readonly errors: string[] = [];
  /** What axe found wrong on the pages. */
  readonly findings: string[] = [];

  constructor(readonly page: Page, readonly language: Language) {
    page.on('pageerror', error => this.errors.push(`${error}`));
    page.on('console', message => {
      const text = message.text();
      if (message.type() === 'error' && !expectedNoise.test(text))
        this.errors.push(`${text} (${message.location().url})`);
    });
  }

  /** A text of the console in the person's language. */
  say(part: Part, key: string, values?: Record<string, string>): string {
    return textIn(this.language, part, key, values);
  }

  button(part: Part, key: string, within: Page | Locator = this.page): Locator {
    const name = this.say(part, key);
    return within.getByRole('button', { name, exact: true });
  }

  /** What a tenant's page offers: a button, or an entry of its menu, which this opens. */
  async act(key: string): Promise<Locator> {
    const name = this.say('tenants', key);
    const header = this.page.locator('.hq-page__actions');
    const more = this.button('kit', 'page.more', header);
    await expect(more).toBeVisible();
    const button = header.getByRole('button', { name, exact: true });
    if (await button.isVisible()) return button;
    await more.click();
    return this.page.getByRole('menuitem', { name });
  }

  /** A section of the navigation. */
  navigation(key: string): Locator {
    return this.page
      .getByRole('navigation', {
        name: this.say('shell', 'shell.mainNavigation'),
      })
      .getByRole('link', { name: this.say('shell', key), exact: true });
  }

  /** Opens a page by the navigation and waits for its title. */
  async visit(key: string): Promise<void> {
    await this.navigation(key).click();
    await expect(this.navigation(key)).toHaveAttribute('aria-current', 'page');
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** A status that the page shows, such as `suspended`. */
  badge(status: string): Locator {
    return this.page.locator(`main [data-status=${status}]`).first();
  }

  /** A tab of a tenant's page. */
  tab(key: string): Locator {
    const main = this.page.getByRole('main');
    const name = this.say('tenants', key);
    return main
      .getByRole('tab', { name, exact: true })
      .or(main.getByRole('link', { name, exact: true }))
      .first();
  }

  /** Opens the console's front page signed out, in the person's language. */
  async arrive(): Promise<void> {
    await this.page.goto('/');
    const chosen = this.page.getByRole('button', {
      name: languageNames[this.language],
    });
    await chosen.click();
    await expect(chosen).toHaveAttribute('aria-pressed', 'true');
    await expect(this.page.locator('html')).toHaveAttribute(
      'lang',
      this.language,
    );
  }

  /** Goes from the front page to the identity provider. */
  async leaveForSignIn(): Promise<void> {
    await this.button('shell', 'signIn.action').click();
  }

  /** Types e-mail and password at the identity provider. */
  async typePassword(email: string): Promise<void> {
    const { page } = this;
    await page.getByLabel(this.say('signIn', 'email')).fill(email);
    await page
      .getByLabel(this.say('signIn', 'password'), { exact: true })
      .fill(samplePassword());
    await this.button('signIn', 'sign_in').click();
  }

  /** Whether the home page of the signed-in person is there. */
  async expectSignedIn(): Promise<void> {
    await expect(this.heading(this.say('shell', 'nav.home'))).toBeVisible();
  }

  /** Signs in with the password alone, as roles do that need no second factor. */
  async signIn(email: string): Promise<void> {
    await this.arrive();
    await this.leaveForSignIn();
    await this.typePassword(email);
    await this.expectSignedIn();
  }

  /** Opens the menu of the signed-in person. */
  async openAccount(): Promise<void> {
    const name = new RegExp(this.say('shell', 'shell.account', { name: '' }));
    await this.page.getByRole('button', { name }).click();
  }

  /** Chooses an entry of the menu of the signed-in person. */
  async chooseInAccount(name: string): Promise<void> {
    await this.openAccount();
    await this.page
      .getByRole('menu')
      .locator('[role^=menuitem]')
      .filter({ hasText: name })
      .click();
  }

  /** Waits until nothing is being loaded. */
  async settle(): Promise<void> {
    const { page } = this;
    await expect(page.locator(LOADING)).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
  }

  /** Nothing of the page is wider than a small phone. */
  async expectNarrow(): Promise<void> {
    const { page } = this;
    const usual = page.viewportSize();
    await page.setViewportSize({ width: 390, height: 844 });
    await this.settle();
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(wide).toBeLessThanOrEqual(0);
    if (usual) await page.setViewportSize(usual);
  }

  /** Fails when a page logged an error or axe found something serious on it. */
  expectSound(): void {
    expect.soft(this.errors, 'errors in the browser console').toEqual([]);
    expect.soft(this.findings, 'findings of axe').toEqual([]);
  }
}
