import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { storyNames, type StoryName } from '../../src/stories/names';
import { startDevServer } from '../support/devServer';
import { graveFindings, schemes } from '../support/look';

const NOW = new Date('2026-03-01T09:00:00Z');

const test = base.extend<object, { address: string }>({
  address: [
    async ({}, use) => {
      const server = await startDevServer();
      await use(server.address);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test.use({ viewport: { width: 960, height: 640 }, locale: 'en-GB' });

/** What a part does before it shows what there is to see. */
const steps: Partial<Record<StoryName, (page: Page) => Promise<void>>> = {
  'close-guard': page => page.getByRole('main').getByRole('button').click(),
};

for (const language of ['en', 'ar'] as const) {
  for (const name of storyNames) {
    test(`${name} looks as in its pictures, in ${language}`, async ({
      page,
      address,
    }) => {
      const errors: string[] = [];
      page.on('pageerror', error => errors.push(`${error}`));
      await page.clock.setFixedTime(NOW);
      await page.addInitScript(
        chosen => localStorage.setItem('language', chosen),
        language,
      );
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`${address}/stories/${name}`);
      await expect(page.locator('h1').first()).toBeAttached();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await steps[name]?.(page);
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      await page.evaluate(() => document.fonts.ready);
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await expect
          .soft(page)
          .toHaveScreenshot(`${name}-${language}-${colorScheme}.png`);
        const findings = await graveFindings(page, colorScheme);
        expect.soft(findings, `${colorScheme}, axe`).toEqual([]);
      }
      expect(errors).toEqual([]);
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
