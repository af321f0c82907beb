import { test as base, expect, type Page } from '@playwright/test';
import { Portal } from './portal';
import type { Language } from './texts';

/** Errors that the browser logs by itself when an answer is one that the journeys provoke. */
const expectedNoise = [
  /Failed to load resource: the server responded with a status of (401|403|404|412)/,
];

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(`${error}`));
  page.on('console', message => {
    const text = message.text();
    const isNoise = expectedNoise.some(pattern => pattern.test(text));
    if (message.type() === 'error' && !isNoise)
      errors.push(`${text} (${message.location().url})`);
  });
  return errors;
}

interface Options {
  /** The language that the person works in. */
  language: Language;
}

interface Fixtures {
  /** A person who has just opened the browser. The test fails when a page logs an error. */
  portal: Portal;
}

/** A test of the console in one language. */
export const test = base.extend<Options & Fixtures>({
  language: ['en', { option: true }],
  portal: async ({ page, language }, use) => {
    const errors = collectErrors(page);
    await use(new Portal(page, language));
    expect.soft(errors, 'errors in the browser console').toEqual([]);
  },
});

export { expect };
