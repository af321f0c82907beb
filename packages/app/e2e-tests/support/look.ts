import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Portal } from './portal';

const folder = path.resolve(
  __dirname,
  '../../../../e2e-test-report/screenshots',
);

/** What axe must find nothing of. */
const grave = new Set(['serious', 'critical']);

async function graveFindings(portal: Portal): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: portal.page }).analyze();
  return violations
    .filter(({ impact }) => grave.has(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, any, all }) =>
          `${id} ${target.join(' ')} ${[...any, ...all]
            .map(({ message }) => message)
            .join('; ')}`,
      ),
    );
}

/**
 * Takes a picture of the page in light and in dark, and has axe look at both.
 * The pictures are `e2e-test-report/screenshots/<name>.<language>.<light|dark>.png`.
 */
export async function look(portal: Portal, name: string): Promise<void> {
  const { page, language } = portal;
  await portal.settle();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(100);
    const file = `${name}.${language}.${colorScheme}.png`;
    await page.screenshot({
      path: path.join(folder, file),
      fullPage: true,
      animations: 'disabled',
    });
    expect
      .soft(await graveFindings(portal), `axe: ${name}, ${colorScheme}`)
      .toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}
