import type { TenantFacets } from '@cleanmatex/hq-common';
import { look } from './support/look';
import { people } from './support/people';
import { Portal } from './support/portal';
import { expect, test } from './support/test';

/** How long the fleet of the page may take, in ms; it takes about ten seconds alone. */
const MAKING_MS = 60_000;

let portal: Portal;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  await portal.signIn(people.businessAdmin);
});

test.afterAll(async () => {
  await portal.page.context().close();
  portal.expectSound();
});

/** Opens the list. @returns how many tenants it counts. */
async function openTenants(): Promise<number> {
  const { page } = portal;
  const [answer] = await Promise.all([
    // The page that is left may be asking for the same.
    page.waitForResponse(
      response =>
        response.url().includes('/facets') &&
        new URL(response.frame().url()).pathname === '/tenants',
    ),
    page.goto('/tenants'),
  ]);
  const { status } = (await answer.json()) as TenantFacets;
  return status.reduce((sum, { count }) => sum + count, 0);
}

test('creates a sample fleet, finds its tenants, and removes all of it', async () => {
  test.setTimeout(3 * MAKING_MS);
  const { page } = portal;
  const before = await openTenants();
  await page.goto('/tenants/sample-fleet');
  await portal.button('tenants', 'fleet.create').click();
  await expect(
    page.getByText(portal.say('tenants', 'fleet.state.ready')),
  ).toBeVisible({ timeout: MAKING_MS });
  await look(portal, 'sample-fleet-1-ready');
  expect(await openTenants()).toBe(before + 60);
  await look(portal, 'sample-fleet-2-tenants');
  await page
    .getByRole('link', { name: portal.say('tenants', 'fleet.link') })
    .click();
  await portal.button('tenants', 'fleet.remove').click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByRole('rowheader', {
      name: portal.say('tenants', 'fleet.rows.org_orders_mst'),
      exact: true,
    }),
  ).toBeVisible();
  await look(portal, 'sample-fleet-3-remove');
  await portal.button('tenants', 'fleet.remove.act', dialog).click();
  await expect(
    page.getByText(portal.say('tenants', 'fleet.state.none')),
  ).toBeVisible({ timeout: MAKING_MS });
  expect(await openTenants()).toBe(before);
});
