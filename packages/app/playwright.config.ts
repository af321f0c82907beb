import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import type { Language } from './e2e-tests/support/texts';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** The browser's program: HQ_CHROMIUM, else the system's Chromium, else the one that Playwright brings. */
const executablePath =
  process.env.HQ_CHROMIUM ||
  (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);

/** Tests that have nothing to do with a language; they come last. */
const ONCE = '**/once/*.spec.ts';

/** The shared parts in pictures; they need no portal. */
const STORIES = '**/stories/*.spec.ts';

/** `npm run e2e` starts the portal and sets E2E_BASE_URL. */
export default defineConfig<{ language: Language }>({
  testDir: 'e2e-tests',
  outputDir: '../../e2e-test-report/results',
  timeout: 90_000,
  expect: {
    timeout: 15_000,
    // Pictures are the same to the pixel with the same packages; the rest is for edges of letters, which
    // versions of Chromium smooth differently. A badge wider by one pixel, or a row in another shade, fails.
    toHaveScreenshot: {
      maxDiffPixels: 20,
      threshold: 0.05,
      animations: 'disabled',
    },
  },
  snapshotPathTemplate: '{testDir}/{testFileDir}/pictures/{arg}{ext}',
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [
    ['list'],
    ['html', { open: 'never', outputFolder: '../../e2e-test-report/html' }],
    ['json', { outputFile: '../../e2e-test-report/results.json' }],
  ],
  use: {
    baseURL: process.env.E2E_BASE_URL,
    actionTimeout: 15_000,
    timezoneId: 'Asia/Muscat',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'English',
      testIgnore: [ONCE, STORIES],
      use: { language: 'en', locale: 'en-GB' },
    },
    {
      name: 'Arabic',
      testIgnore: [ONCE, STORIES],
      use: { language: 'ar', locale: 'ar-OM' },
    },
    { name: 'Stories', testMatch: STORIES },
    // What the journeys have left behind, and the bundle that production runs.
    {
      name: 'Once',
      testMatch: ONCE,
      dependencies: ['English', 'Arabic'],
      use: { language: 'en', locale: 'en-GB' },
    },
  ],
});
