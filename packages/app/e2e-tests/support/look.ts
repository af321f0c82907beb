import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Portal } from './portal';

const folder = path.resolve(
  __dirname,
  '../../../../e2e-test-report/screenshots',
);

/** Where a picture of a name is kept. */
export const screenshotFile = (name: string) =>
  path.join(folder, `${name}.png`);

const WINDOW = { width: 1440, height: 900 };
/** The console's looks. */
export const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

/** What axe must find nothing of. */
const grave = new Set(['serious', 'critical']);

/** Something that axe finds and that the console cannot change, or shows on purpose. */
interface KnownDefect {
  rules: string[];
  /** Where it is; other places of the page are looked at. */
  within: string;
  reason: string;
}

const knownDefects: KnownDefect[] = [
  {
    rules: ['aria-required-children', 'aria-required-parent'],
    within: 'a[role=row][href^="#line-"]',
    reason: 'Line numbers in the log of a run have the role of a table row.',
  },
  {
    rules: ['button-name'],
    within: '[class*=MuiFormControl-root] ~ button',
    reason: 'The filter button beside the search of that log has no name.',
  },
  {
    rules: ['aria-progressbar-name'],
    within: '[class*=MuiLinearProgress-determinate]',
    reason: 'The bar of a run has no name; its named steps say the same.',
  },
  {
    rules: ['color-contrast'],
    within: '.tenant-brand',
    reason:
      'A picture of a tenant’s brand, whose colours may be hard to read; the colour’s field says so.',
  },
];

/*
 * React Aria announces a pending button by its id for some seconds. The button may be gone by then, and so may
 * the announcement be when what axe found is looked at: it is left out from the start.
 */
const ANNOUNCED_BUTTONS = '[data-live-announcer] [role=img]';

function isWithin(page: Page, target: string, selector: string) {
  return page.evaluate(
    ([found, known]) => Boolean(document.querySelector(found)?.closest(known)),
    [target, selector],
  );
}

async function isKnown(page: Page, rule: string, target: string) {
  for (const { rules, within } of knownDefects) {
    if (rules.includes(rule) && (await isWithin(page, target, within)))
      return true;
  }
  return false;
}

/** What axe finds on a page: by all rules in light; in dark only by those that depend on colours. */
export async function graveFindings(
  page: Page,
  scheme: Scheme,
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).exclude(ANNOUNCED_BUTTONS);
  if (scheme === 'dark') axe.withRules(['color-contrast']);
  const { violations } = await axe.analyze();
  const findings: string[] = [];
  for (const { id, impact, nodes } of violations) {
    if (!grave.has(impact ?? '')) continue;
    for (const { target, html, any } of nodes) {
      if (await isKnown(page, id, `${target[0]}`)) continue;
      const where = target.join(' ');
      const why = any.map(({ message }) => message).join('; ');
      findings.push(
        `${id} at ${where}: ${html.slice(0, 200)} ${why.slice(0, 200)}`,
      );
    }
  }
  return findings;
}

/** Makes the window as high as the page's content, which scrolls inside it. */
async function growToContent(page: Page): Promise<void> {
  const height = await page.evaluate(
    () => document.getElementById('hq-content')?.scrollHeight ?? 0,
  );
  await page.setViewportSize({ ...WINDOW, height: Math.max(900, height) });
}

/**
 * Takes a picture of the page in light and in dark, and has axe look at both; what it finds is kept in the portal.
 * The pictures are `e2e-test-report/screenshots/<name>.<language>.<light|dark>.png`.
 */
export async function look(portal: Portal, name: string): Promise<void> {
  const { page, language } = portal;
  await portal.settle();
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(100);
    await growToContent(page);
    await page.screenshot({
      path: screenshotFile(`${name}.${language}.${colorScheme}`),
      fullPage: true,
      animations: 'disabled',
    });
    const findings = await graveFindings(page, colorScheme);
    portal.findings.push(
      ...findings.map(finding => `${name}, ${colorScheme}: ${finding}`),
    );
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize(WINDOW);
}
