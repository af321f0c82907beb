import { overlays, type Overlay } from './support/keyboard/overlays';
import { pages, type Place } from './support/keyboard/places';
import { Walker } from './support/keyboard/walk';
import { people } from './support/people';
import { Portal } from './support/portal';
import { grantAll, revokeAll } from './support/reach/rights';
import { SampleMaker } from './support/reach/samples';
import { PersonsApi } from './support/tenants';
import { expect, test } from './support/test';

let portal: Portal;
let walker: Walker;
let places: Place[];

/** Runs in the page: waits until its parts have been the same ones for a while. */
function still(): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      watcher.disconnect();
      resolve();
    };
    let timer = setTimeout(done, 300);
    const watcher = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, 300);
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  });
}

async function open(name: string): Promise<void> {
  const place = places.find(each => each.name === name);
  if (!place) throw new Error(`No place ${name}`);
  await portal.page.goto(place.address);
  await portal.page.locator(place.ready).first().waitFor();
  await portal.settle();
  // Backstage puts the page of an entity in anew when what is lazy in it has come.
  await portal.page.evaluate(still);
  if (!place.alike) return;
  await portal.page.locator(place.alike).evaluateAll(parts =>
    parts.slice(1).forEach(part => {
      (part as HTMLElement).style.display = 'none';
    }),
  );
}

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  portal = new Portal(await context.newPage(), language);
  walker = await Walker.of(portal);
  await grantAll(people.compliance);
  await portal.signIn(people.compliance);
  const api = await PersonsApi.of(portal);
  const samples = await new SampleMaker(api, language).make();
  places = await pages(api, samples);
});

test.afterAll(async () => {
  await revokeAll();
  await portal.page.context().close();
  portal.expectSound();
});

/** @returns what a person without a mouse would miss on a page */
async function walkPage({ name, known }: Place): Promise<string[]> {
  await open(name);
  // The navigation is the same on every page.
  if (name !== places[0].name) await walker.passNavigation();
  const found = await walker.walk();
  return found.filter(problem => !known?.test(problem));
}

/** @returns what a person without a mouse would miss of what opens over a page */
async function walkOver({ place, opener }: Overlay): Promise<string[]> {
  await open(place);
  return walker
    .walkOver(opener(portal))
    .catch(error => [`${error}`.split('\n')[0]]);
}

/** Walks again where something was missed: a page on a busy machine may be put in anew meanwhile. */
async function walkAgain(walk: () => Promise<string[]>): Promise<string[]> {
  const found = await walk();
  return found.length > 0 ? walk() : found;
}

test('every page is walked through by Tab and arrow keys', async () => {
  test.setTimeout(600_000);
  const problems: string[] = [];
  for (const place of places) {
    const { name } = place;
    const found = await test.step(name, () => walkAgain(() => walkPage(place)));
    problems.push(...found.map(problem => `${name}: ${problem}`));
  }
  expect(problems).toEqual([]);
});

test('what opens over a page takes the focus, is walked through, and gives it back', async () => {
  test.setTimeout(600_000);
  const problems: string[] = [];
  for (const overlay of overlays) {
    const { name } = overlay;
    const found = await test.step(name, () =>
      walkAgain(() => walkOver(overlay)),
    );
    problems.push(...found.map(problem => `${name}: ${problem}`));
  }
  expect(problems).toEqual([]);
});

test('arrow keys lead to what is seen next, in the direction of reading', async () => {
  const { page } = portal;
  const dialog = page.getByRole('dialog');
  await open('tenants');
  await page.locator('main tbody tr').first().focus();
  // Into the row, and over its cells.
  await page.keyboard.press(walker.forward);
  expect(await walker.goForward(4), 'cells').toEqual([]);
  await page.keyboard.press('ArrowUp');
  expect(await walker.goForward(2), 'heads').toEqual([]);

  await portal.button('kit', 'table.layout').press('Enter');
  await dialog.getByRole('radio').first().focus();
  expect(await walker.goForward(1), 'radios').toEqual([]);
  await page.keyboard.press('Escape');

  await open('API');
  await page.getByRole('tab').first().focus();
  expect(await walker.goForward(1), 'tabs').toEqual([]);

  await open('tenant');
  await portal.button('tenants', 'action.schedule').press('Enter');
  await dialog.getByRole('spinbutton').first().focus();
  expect(await walker.goForward(2), 'parts of a date').toEqual([]);
});

test('rows are chosen by Space, and what may be done with them is reached from there', async () => {
  const { page } = portal;
  await open('tenants');
  await page.locator('main tbody tr').first().focus();
  await page.keyboard.press(walker.forward);
  await page.keyboard.press('Space');
  const bar = page.getByRole('region', { name: portal.say('kit', 'bulk.bar') });
  await expect(bar).toBeVisible();
  expect(await walker.walk('.hq-bulk'), 'the bar').toEqual([]);
  const suspend = portal.button('tenants', 'suspend.act', bar);
  expect(await walker.walkOver(suspend), 'the dialog').toEqual([]);
  await portal.button('kit', 'bulk.clear', bar).press('Space');
  await expect(bar).toBeHidden();
});
