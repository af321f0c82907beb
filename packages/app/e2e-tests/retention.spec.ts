import { look } from './support/look';
import {
  fillIn,
  newTenant,
  shownName,
  type NewTenant,
} from './support/onboard';
import { people } from './support/people';
import { Portal } from './support/portal';
import { expect, test } from './support/test';
import { containing } from './support/texts';

let portal: Portal;
let tenant: NewTenant;
let address: string;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  tenant = newTenant(language);
});

test.afterAll(async () => {
  await portal.page.context().close();
  portal.expectSound();
});

/** Fills in the reason of the open dialog and acts. */
async function confirm(who: Portal, act: string): Promise<void> {
  const dialog = who.page.getByRole('dialog');
  await dialog
    .getByLabel(who.say('kit', 'confirm.reason'))
    .fill(`Because of ${tenant.slug}`);
  await who.button('tenants', act, dialog).click();
  await expect(dialog).toBeHidden();
}

async function changeDays(who: Portal, days: number): Promise<void> {
  await who.page.goto('/tenants/retention');
  await who.page
    .getByLabel(who.say('tenants', 'policy.days'))
    .fill(String(days));
  await who.button('tenants', 'policy.change').click();
  await confirm(who, 'policy.act');
}

test('archives a tenant, sees how long it is kept, and restores it', async () => {
  const { page } = portal;
  await portal.signIn(people.businessAdmin);
  await page.goto('/create/templates/default/onboard-tenant');
  await fillIn(portal, tenant);
  await portal.button('scaffolder', 'stepper.createButtonText').click();
  const link = page.locator(`main a[href$="/tenant/${tenant.slug}"]`).first();
  await expect(link).toBeVisible({ timeout: 30_000 });
  await link.click();
  await expect(portal.heading(shownName(portal, tenant))).toBeVisible();
  // Each act starts from what the one before it answered, even if nothing else is heard of the tenant.
  const ofTheTenant = /\/api\/hq\/v1\/tenants\/[0-9a-f-]{36}$/;
  await page.route(ofTheTenant, async route => {
    if (route.request().method() !== 'GET') await route.continue();
  });
  await portal.button('tenants', 'action.suspend').click();
  await confirm(portal, 'suspend.act');
  await expect(portal.badge('suspended')).toBeVisible();
  await portal.button('tenants', 'action.archive').click();
  await confirm(portal, 'archive.act');
  await expect(portal.badge('archived')).toContainText('90');
  await page.unroute(ofTheTenant);
  await expect(
    page.getByText(portal.say('tenants', 'retention.until')),
  ).toBeVisible();
  address = new URL(page.url()).pathname;
  await look(portal, 'retention-1-archived');
  await portal.button('tenants', 'action.restore').click();
  await portal
    .button('tenants', 'restore.act', page.getByRole('dialog'))
    .click();
  await expect(portal.badge('suspended')).toBeVisible();
});

test('a legal hold and the time of keeping stop a purge; then it deletes all and leaves the proof', async ({
  browser,
  language,
}) => {
  const context = await browser.newContext();
  const officer = new Portal(await context.newPage(), language);
  const { page } = officer;
  await officer.signIn(people.compliance);
  await changeDays(officer, 0);
  await portal.button('tenants', 'action.archive').click();
  await confirm(portal, 'archive.act');
  await changeDays(officer, 90);

  await page.goto(address);
  await (await officer.act('action.hold')).click();
  await confirm(officer, 'hold.act');
  const purge = officer.button('tenants', 'action.purge');
  await expect(purge).toHaveAccessibleDescription(
    officer.say('tenants', 'purge.held'),
  );
  await look(officer, 'retention-2-held');
  await officer.button('tenants', 'action.liftHold').click();
  await confirm(officer, 'liftHold.act');

  await purge.click();
  const dialog = page.getByRole('dialog');
  const act = officer.button('tenants', 'purge.act', dialog);
  await dialog
    .getByLabel(officer.say('kit', 'confirm.reason'))
    .fill('Its time is over');
  await expect(act).toBeDisabled();
  await dialog.getByLabel(containing(tenant.slug)).fill(tenant.slug);
  await expect(
    dialog.getByText(officer.say('tenants', 'fleet.rows.org_branches_mst')),
  ).toBeVisible();
  await look(officer, 'retention-3-purge');
  await act.click();
  await expect(
    page.getByText(officer.say('tenants', 'page.missing.title')),
  ).toBeVisible();

  await page.goto('/tenants/retention');
  const row = page.getByRole('row', { name: containing(tenant.slug) });
  await row.locator('summary').click();
  await expect(row.getByText(/[0-9a-f]{64}/)).toBeVisible();
  await look(officer, 'retention-4-proof');

  for (const text of ['policy.autoOn_other', 'policy.autoOff']) {
    await page.getByRole('switch').focus();
    await page.keyboard.press('Space');
    await officer.button('tenants', 'policy.change').click();
    await confirm(officer, 'policy.act');
    const told = officer.say('tenants', text).split('{{')[0].trim();
    await expect(page.getByText(containing(told))).toBeVisible();
    await look(officer, `retention-5-${text}`);
    await officer.expectNarrow();
  }
  await context.close();
});
