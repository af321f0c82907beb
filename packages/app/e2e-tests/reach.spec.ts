import { allEndpoints } from '@cleanmatex/hq-common';
import { navPages } from '../src/nav/pages';
import { people } from './support/people';
import { Portal } from './support/portal';
import { grantAll, revokeAll } from './support/reach/rights';
import { SampleMaker, type Samples } from './support/reach/samples';
import type { Way } from './support/reach/steps';
import { MOST_STEPS, partOf, waysOf } from './support/reach/ways';
import { PersonsApi } from './support/tenants';
import { expect, test } from './support/test';

let portal: Portal;
let samples: Samples;

const namesOf = ({ steps }: Way) => steps.map(({ name }) => name);

/** Goes a way from the home page by what is in sight, and looks for its functions. @returns those that are not there */
async function walk({ steps, finds }: Way): Promise<string[]> {
  await portal.navigation('nav.home').click();
  await portal.expectSignedIn();
  const missing: string[] = [];
  for (const { name, go } of steps) {
    await go(portal).catch(() => missing.push(`step ${name}`));
  }
  for (const [name, find] of Object.entries(finds)) {
    await find(portal)
      .waitFor({ state: 'visible', timeout: 8_000 })
      .catch(() => missing.push(name));
  }
  // Menus and dialogs are not part of the next way.
  await portal.page.keyboard.press('Escape');
  await expect(portal.navigation('nav.home')).toBeVisible();
  return missing;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  portal = new Portal(await context.newPage(), language);
  await grantAll(people.compliance);
  await portal.signIn(people.compliance);
  const api = await PersonsApi.of(portal);
  samples = await new SampleMaker(api, language).make();
  await portal.page.goto('/');
});

test.afterAll(async () => {
  await revokeAll();
  await portal.page.context().close();
  portal.expectSound();
});

test('every operation and every page of the navigation has its way, of three steps at most', () => {
  const ways = waysOf(samples);
  const found = new Set(ways.flatMap(({ finds }) => Object.keys(finds)));
  const operations = allEndpoints.map(({ id }) => id);
  expect(
    operations.filter(id => !found.has(id) && !found.has(partOf[id])),
    'operations without a way',
  ).toEqual([]);
  expect(
    Object.keys(partOf).filter(id => !operations.includes(id) || found.has(id)),
    'entries of partOf that are no operations, or have a way of their own',
  ).toEqual([]);
  const begun = new Set(ways.map(way => namesOf(way)[0]));
  expect(
    navPages.filter(({ label }) => label !== 'nav.home' && !begun.has(label)),
    'pages of the navigation that no way opens',
  ).toEqual([]);
  expect(ways.filter(({ steps }) => steps.length > MOST_STEPS)).toEqual([]);
});

test('every function is in sight at the end of its way', async () => {
  test.setTimeout(180_000);
  const lost: string[] = [];
  for (const way of waysOf(samples)) {
    const path = namesOf(way).join(' → ') || 'home';
    await test.step(path, async () => {
      const missing = await walk(way);
      lost.push(...missing.map(name => `${name} is not at: ${path}`));
    });
  }
  expect(lost).toEqual([]);
});
