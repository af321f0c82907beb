import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  test as base,
  expect,
  type Browser,
  type Page,
} from '@playwright/test';
import { storyNames, type StoryName } from '../../src/stories/names';
import { startDevServer } from '../support/devServer';
import { graveFindings, schemes } from '../support/look';
import type { Language } from '../support/texts';

const languages: Language[] = ['en', 'ar'];
const NOW = new Date('2026-03-01T09:00:00Z');

/** Opens the page of a run. */
async function openRun(page: Page, n: number): Promise<void> {
  await page.getByRole('main').getByRole('link').nth(n).click();
  await expect(page.locator('.bulk-counts')).toBeVisible();
}

/** What a part does before it shows what there is to see. */
const steps: Partial<Record<StoryName, (page: Page) => Promise<void>>> = {
  'filter-bar': page => page.locator('.hq-filters button').last().click(),
  'row-menu': page => page.locator('.hq-cell--menu button').first().click(),
  'bulk-dialog': page => page.locator('.hq-bulk button').nth(1).click(),
  'bulk-preview': page => openRun(page, 0),
  'bulk-running': page => openRun(page, 1),
  'bulk-result': page => openRun(page, 2),
  'export-menu': page => page.locator('.hq-table__bar button').nth(1).click(),
  views: page => page.locator('.hq-table__bar button').first().click(),
  'table-layout': page => page.locator('.hq-table__bar button').last().click(),
  page: page => page.locator('.hq-page__actions [aria-haspopup=true]').click(),
  'close-guard': page => page.getByRole('main').getByRole('button').click(),
};

/** A page of each language, opened once: the stories follow one another in it as pages of the app do. */
class Stages {
  /** What the pages threw. */
  readonly errors: string[] = [];
  private readonly pages = new Map<Language, Promise<Page>>();

  constructor(
    private readonly browser: Browser,
    private readonly address: string,
  ) {}

  private async open(language: Language): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 960, height: 640 },
      locale: 'en-GB',
      timezoneId: 'Asia/Muscat',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.on('pageerror', error => this.errors.push(`${error}`));
    await page.clock.setFixedTime(NOW);
    await page.addInitScript(
      chosen => localStorage.setItem('language', chosen),
      language,
    );
    await page.goto(`${this.address}/stories`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    return page;
  }

  /** Shows a story with everything of it loaded. */
  async show(name: StoryName, language: Language): Promise<Page> {
    const opened = this.pages.get(language) ?? this.open(language);
    this.pages.set(language, opened);
    const page = await opened;
    // Nothing is under the pointer but what the story's own step points at.
    await page.mouse.move(0, 0);
    await page.evaluate(address => {
      window.history.pushState({}, '', address);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, `/stories/${name}`);
    await expect(page.locator(`[data-story=${name}]`)).toBeAttached();
    await steps[name]?.(page);
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    return page;
  }
}

const test = base.extend<object, { stages: Stages }>({
  stages: [
    async ({ browser }, use) => {
      const server = await startDevServer();
      await use(new Stages(browser, server.address));
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

for (const language of languages) {
  for (const name of storyNames) {
    test(`${name} looks as in its pictures, in ${language}`, async ({
      stages,
    }) => {
      const page = await stages.show(name, language);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await expect
          .soft(page)
          .toHaveScreenshot(`${name}-${language}-${colorScheme}.png`);
        const findings = await graveFindings(page, colorScheme);
        expect.soft(findings, `${colorScheme}, axe`).toEqual([]);
      }
      expect(stages.errors).toEqual([]);
    });
  }
}

test('the build for production has the shared parts and not their stories', () => {
  const built = path.resolve(__dirname, '../../dist/static');
  const scripts = readdirSync(built)
    .filter(file => file.endsWith('.js'))
    .map(file => readFileSync(path.join(built, file), 'utf8'));
  const having = (text: string) => scripts.filter(each => each.includes(text));
  expect(having('hq-table__bar').length).toBeGreaterThan(0);
  expect(having('Al Anwar Dry Clean')).toEqual([]);
});
