import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { screenshotFile } from './look';
import type { Portal } from './portal';

/** A small phone, held upright and touched. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
} as const;

/**
 * Takes a picture of what the phone shows, and keeps in the portal what a finger would miss: controls smaller than 24 px
 * without room around them. Fails when the page is wider than the screen.
 */
export async function lookAtPhone(portal: Portal, name: string): Promise<void> {
  const { page, language } = portal;
  await portal.settle();
  await page.screenshot({
    path: screenshotFile(`phone-${name}.${language}`),
    animations: 'disabled',
  });
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(wide, `${name} is wider than the phone`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page })
    .withRules(['target-size', 'color-contrast'])
    .analyze();
  portal.findings.push(
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `phone ${name}: ${id} at ${html.slice(0, 200)}`),
    ),
  );
}
