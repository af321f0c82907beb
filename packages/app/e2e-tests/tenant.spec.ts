import { look } from './support/look';
import {
  fillIn,
  newTenant,
  shownName,
  type NewTenant,
} from './support/onboard';
import { people } from './support/people';
import { Portal } from './support/portal';
import { expectForbidden, expectRefused } from './support/refusals';
import { expect, test } from './support/test';
import { containing } from './support/texts';

const reasonOf = ({ slug }: NewTenant) => `Invoice of ${slug} is unpaid`;

let portal: Portal;
let tenant: NewTenant;

/** Suspends or archives the tenant, with a reason. */
async function move(
  action: 'suspend' | 'archive',
  status: 'suspended' | 'archived',
): Promise<void> {
  await portal.button('tenants', `action.${action}`).click();
  const dialog = portal.page.getByRole('dialog');
  await dialog
    .getByLabel(portal.say('kit', 'confirm.reason'))
    .fill(reasonOf(tenant));
  await portal.button('tenants', `${action}.act`, dialog).click();
  await expect(dialog).toBeHidden();
  await expect(portal.badge(status)).toBeVisible();
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  tenant = newTenant(language);
  await portal.signIn(people.businessAdmin);
});

test.afterAll(async () => {
  await portal.page.context().close();
  portal.expectSound();
});

test('onboards a tenant by template', async () => {
  const { page } = portal;
  await portal.visit('nav.create');
  await look(portal, 'create');
  await page.goto('/create/templates/default/onboard-tenant');
  await fillIn(portal, tenant);
  await expect(page.getByText(tenant.slug).first()).toBeVisible();
  await look(portal, 'onboard-4-review');
  await portal.button('scaffolder', 'stepper.createButtonText').click();
  const link = page.locator(`main a[href$="/tenant/${tenant.slug}"]`).first();
  await expect(link).toBeVisible({ timeout: 30_000 });
  await look(portal, 'onboard-5-run');
  await link.click();
  await expect(portal.heading(shownName(portal, tenant))).toBeVisible();
});

test('finds it in the list and reads its page', async () => {
  const { page } = portal;
  await portal.visit('nav.tenants');
  await page
    .getByPlaceholder(portal.say('tenants', 'list.search'))
    .fill(tenant.slug);
  await expect(page).toHaveURL(/[?&]q=/);
  const row = page.getByRole('row', { name: containing(tenant.slug) });
  await expect(row).toHaveCount(1);
  await look(portal, 'tenants');
  await row.click();
  await expect(portal.heading(shownName(portal, tenant))).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/tenant/${tenant.slug}`));
  await expect(portal.badge('trial')).toBeVisible();
  await look(portal, 'tenant-1-overview');
  await portal.tab('tab.profile').click();
  await expect(page).toHaveURL(/\/profile$/);
  await look(portal, 'tenant-1-profile');
  await portal.tab('tab.subscription').click();
  await look(portal, 'tenant-2-subscription');
  await portal.tab('tab.initialization').click();
  await expect(page.locator('main li[data-state]').first()).toBeVisible();
  await expect(
    page.locator('main li:not([data-state=done])[data-state]'),
  ).toHaveCount(0);
  await look(portal, 'tenant-3-initialization');
  await portal.tab('tab.timeline').click();
  await expect(
    page.getByText(portal.say('tenants', 'timeline.tenants.create')).first(),
  ).toBeVisible();
  await look(portal, 'tenant-4-timeline');
});

test('suspends it after seeing what will change, and activates it again', async () => {
  const { page } = portal;
  await portal.tab('tab.overview').click();
  await portal.button('tenants', 'action.suspend').click();
  const dialog = page.getByRole('dialog');
  const suspend = portal.button('tenants', 'suspend.act', dialog);
  await expect(
    dialog.getByText(portal.say('tenants', 'field.status')).first(),
  ).toBeVisible();
  await expect(suspend).toBeDisabled();
  for (const cost of ['openOrders', 'pickupsDue', 'moneyOwed'] as const) {
    const label = portal.say('tenants', `cost.${cost}`);
    await expect(dialog.getByText(label, { exact: true })).toBeVisible();
  }
  await look(portal, 'tenant-5-suspend');
  await dialog
    .getByLabel(portal.say('kit', 'confirm.reason'))
    .fill(reasonOf(tenant));
  await suspend.click();
  await expect(dialog).toBeHidden();
  await expect(portal.badge('suspended')).toBeVisible();
  await look(portal, 'tenant-6-suspended');
  await portal.button('tenants', 'action.activate').click();
  await expect(portal.badge('trial')).toBeVisible();
});

test('edits its hours and features after seeing what will change', async () => {
  const { page } = portal;
  await portal.button('tenants', 'action.edit').click();
  const dialog = page.getByRole('dialog');
  const day = (key: string) =>
    dialog.getByRole('group', { name: portal.say('tenants', key) });
  const monday = portal.say('tenants', 'hours.mon');
  const opens = portal.say('tenants', 'hours.opens', { day: monday });
  await day('hours.mon').getByLabel(opens).fill('7.30');
  await day('hours.mon')
    .getByRole('button', {
      name: portal.say('tenants', 'hours.copyLabel', { day: monday }),
    })
    .click();
  const sunday = portal.say('tenants', 'hours.sun');
  await expect(
    day('hours.sun').getByLabel(
      portal.say('tenants', 'hours.opens', { day: sunday }),
    ),
  ).toHaveValue('07:30');
  await dialog
    .getByRole('switch', { name: portal.say('tenants', 'feature.api_access') })
    .press('Space');
  await look(portal, 'tenant-8-edit');
  await portal.button('tenants', 'edit.review', dialog).click();
  const changed = dialog.getByRole('row', {
    name: containing(portal.say('tenants', 'hours.dayOpens', { day: monday })),
  });
  await expect(changed).toContainText('07:30');
  await look(portal, 'tenant-9-edit-review');
  await portal.button('tenants', 'edit.save', dialog).click();
  await expect(dialog).toBeHidden();
  await portal.tab('tab.profile').click();
  await expect(
    page.getByRole('main').getByText('07:30 – 18:00').first(),
  ).toBeVisible();
});

test('is found by the command palette', async () => {
  const { page } = portal;
  await page.goto('/');
  await portal.expectSignedIn();
  await look(portal, 'home');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', {
    name: portal.say('shell', 'palette.title'),
  });
  await palette
    .getByPlaceholder(portal.say('shell', 'palette.placeholder'))
    .fill(tenant.slug);
  await expect(
    palette.getByRole('option', { name: containing(tenant.slug) }),
  ).toHaveAttribute('aria-selected', 'true');
  await look(portal, 'palette');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(portal.heading(shownName(portal, tenant))).toBeVisible();
});

test('leaves entries in the audit log, and the log verifies', async ({
  portal: auditor,
}) => {
  const { page } = auditor;
  await auditor.signIn(people.compliance);
  await auditor.visit('nav.audit');
  await look(auditor, 'audit');
  await page
    .getByPlaceholder(auditor.say('audit', 'list.search'))
    .fill(reasonOf(tenant));
  await expect(page).toHaveURL(/[?&]q=Invoice/);
  const entries = page.getByRole('row', {
    name: containing('tenants.suspend'),
  });
  // The tenant and its subscription.
  await expect(entries).toHaveCount(2);
  const entry = entries.filter({ hasText: shownName(auditor, tenant) });
  await page.reload();
  await entry.click();
  const suspended = auditor.say('audit', 'operation.tenants.suspend');
  await expect(auditor.heading(suspended)).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByText(reasonOf(tenant))).toBeVisible();
  await expect(main.getByText(people.businessAdmin).first()).toBeVisible();
  await expect(
    main.getByText(auditor.say('audit', 'field.status')).first(),
  ).toBeVisible();
  await look(auditor, 'audit-entry');
  await auditor.visit('nav.audit');
  await auditor.button('audit', 'verify.action').click();
  await auditor.button('audit', 'verify.start').click();
  await expect(auditor.button('audit', 'verify.again')).toBeVisible();
  await expect(
    page.getByRole('dialog').locator('[data-status=success]'),
  ).toBeVisible();
  await look(auditor, 'audit-verify');
  await page.goto('/audit?operation=audit.verify');
  await page
    .getByRole('row', { name: containing('audit.verify') })
    .first()
    .click();
  await expect(
    main.getByText(auditor.say('audit', 'entry.asked')),
  ).toBeVisible();
});

test('its page shows a support analyst what she may not do, and why', async ({
  portal: analyst,
}) => {
  const { page } = analyst;
  await analyst.signIn(people.supportAnalyst);
  const call = page.waitForRequest(/\/api\/hq\/v1\/tenants\?/);
  await analyst.visit('nav.tenants');
  const { authorization } = await (await call).allHeaders();
  await expect(analyst.navigation('nav.audit')).toBeHidden();
  await expectRefused(analyst, 'list.onboard', 'hq.tenant.create');
  await page.goto(`/catalog/default/tenant/${tenant.slug}`);
  await expect(analyst.heading(shownName(analyst, tenant))).toBeVisible();
  await expectRefused(analyst, 'action.suspend', 'hq.tenant.suspend');
  await expectRefused(analyst, 'action.edit', 'hq.tenant.update');
  await look(analyst, 'tenant-7-support-analyst');
  await expectForbidden(analyst, tenant.slug, authorization);
});

test('its address in the catalog leads to its history once it is archived', async () => {
  const { page } = portal;
  await page.goto(`/catalog/default/tenant/${tenant.slug}`);
  // A trial is stopped before it is archived.
  await move('suspend', 'suspended');
  await move('archive', 'archived');
  await expect(async () => {
    await page.goto(`/catalog/default/tenant/${tenant.slug}`);
    await expect(
      page.getByText(portal.say('tenants', 'left.archived.title')),
    ).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await look(portal, 'tenant-10-archived');
  const open = portal.say('tenants', 'left.open');
  await page.getByRole('link', { name: open }).click();
  await expect(portal.heading(shownName(portal, tenant))).toBeVisible();
});
