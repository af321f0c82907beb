import { test as base, expect } from '@playwright/test';
import { Portal } from './portal';
import type { Language } from './texts';

/** A test of the console in one language; it fails when a page logs an error. */
export const test = base.extend<
  {
    /** A person who has just opened the browser. */
    portal: Portal;
  },
  {
    /** The language that the person works in. */
    language: Language;
  }
>({
  language: ['en', { option: true, scope: 'worker' }],
  portal: async ({ page, language }, use) => {
    const portal = new Portal(page, language);
    await use(portal);
    portal.expectSound();
  },
});

export { expect };
