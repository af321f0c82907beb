import { lookAtPhone, PHONE } from './support/phone';
import { people } from './support/people';
import { Portal } from './support/portal';
import { PersonsApi } from './support/tenants';
import { expect, test } from './support/test';
import { containing } from './support/texts';

const COUNT = 3;
const REASON = 'Invoice is unpaid';

let portal: Portal;
/** Part of the slugs of this journey's tenants. */
let mark: string;

/** Opens a page by the menu behind the button at the top. */
async function go(key: string): Promise<void> {
  await portal.button('shell', 'shell.openMenu').click();
  await portal.navigation(key).click();
  await expect(portal.heading(portal.say('shell', key))).toBeVisible();
}

const row = (n: number) =>
  portal.page.getByRole('row', { name: containing(`${mark}-${n}`) });

const dialog = () => portal.page.getByRole('dialog');

async function search(words: string): Promise<void> {
  const { page } = portal;
  await page.getByPlaceholder(portal.say('tenants', 'list.search')).fill(words);
  await expect(page).toHaveURL(new RegExp(`[?&]q=${words}`));
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext({
    ...PHONE,
    colorScheme: language === 'en' ? 'light' : 'dark',
  });
  portal = new Portal(await context.newPage(), language);
  mark = `phone-${language}-${Date.now().toString(36)}`;
  await portal.signIn(people.businessAdmin);
  const api = await PersonsApi.of(portal);
  for (let n = 1; n <= COUNT; n++) {
    await api.call('POST', '/tenants', {
      name: `Pocket Laundry ${n}`,
      name2: `مغسلة الجيب ${n}`,
      slug: `${mark}-${n}`,
      email: `${mark}-${n}@laundry.example`,
      phone: '+96892123456',
      country: 'OM',
      planCode: 'growth',
    });
  }
  const active = () =>
    api.call<{ totalItems: number }>('GET', `/tenants?q=${mark}&status=active`);
  await expect
    .poll(async () => (await active()).totalItems, { timeout: 30_000 })
    .toBe(COUNT);
});

test.afterAll(async () => {
  await portal.page.context().close();
  portal.expectSound();
});

test('finds a tenant by a filter, suspends it after its preview, and undoes that', async () => {
  const { page } = portal;
  await page.goto('/');
  await expect(portal.heading(portal.say('shell', 'nav.home'))).toBeVisible();
  await expect(
    page.getByText(portal.say('shell', 'home.tenantsByStatus')),
  ).toBeVisible();
  await lookAtPhone(portal, 'home');
  await portal.button('shell', 'shell.openMenu').click();
  await lookAtPhone(portal, 'navigation');
  await portal.navigation('nav.tenants').click();
  await search(mark);
  await page
    .getByRole('button', {
      name: containing(portal.say('tenants', 'list.filter.status')),
    })
    .first()
    .click();
  await page.locator('[role=option][data-key=active]').click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/status=active/);
  await expect(row(1)).toBeVisible();
  await lookAtPhone(portal, 'tenants');
  await row(1).getByRole('rowheader').click();
  await expect(portal.badge('active')).toBeVisible();
  await lookAtPhone(portal, 'tenant');
  const suspend = await portal.act('action.suspend');
  await lookAtPhone(portal, 'more');
  await suspend.click();
  await dialog().getByLabel(portal.say('kit', 'confirm.reason')).fill(REASON);
  await expect(
    dialog().getByText(portal.say('tenants', 'field.status')).first(),
  ).toBeVisible();
  await lookAtPhone(portal, 'suspend');
  await portal.button('tenants', 'suspend.act', dialog()).click();
  await expect(portal.badge('suspended')).toBeVisible();
  await lookAtPhone(portal, 'undo');
  await portal.button('kit', 'undo.action').click();
  await expect(portal.badge('active')).toBeVisible();
});

test('edits a field, writes a note and reads both in the timeline', async () => {
  const { page } = portal;
  await (await portal.act('action.edit')).click();
  await dialog()
    .getByRole('textbox', {
      name: containing(portal.say('tenants', 'field.city')),
    })
    .fill('Nizwa');
  await lookAtPhone(portal, 'edit');
  await portal.button('tenants', 'edit.review', dialog()).click();
  await expect(dialog().getByText('Nizwa')).toBeVisible();
  await lookAtPhone(portal, 'edit-review');
  await portal.button('tenants', 'edit.save', dialog()).click();
  await expect(dialog()).toBeHidden();
  await portal.tab('tab.timeline').click();
  await page
    .getByRole('textbox', { name: portal.say('tenants', 'note.label') })
    .first()
    .fill('Seen on the way');
  await portal.button('tenants', 'note.add').click();
  const main = page.getByRole('main');
  await expect(
    main.getByRole('listitem').filter({ hasText: 'Seen on the way' }),
  ).toHaveCount(1);
  const suspended = portal.say('tenants', 'timeline.tenants.suspend');
  await expect(
    main.getByRole('listitem').filter({ hasText: suspended }).first(),
  ).toBeVisible();
  await lookAtPhone(portal, 'timeline');
});

test('takes the list away as a file, and prepares a bulk run of three rows', async () => {
  const { page } = portal;
  await go('nav.tenants');
  await search(mark);
  await expect(row(COUNT)).toBeVisible();
  await portal.button('kit', 'export.action').click();
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('menuitem', { name: portal.say('kit', 'export.csv') })
    .click();
  expect((await downloading).suggestedFilename()).toMatch(/\.csv$/);
  for (let n = 1; n <= COUNT; n++)
    await row(n).locator('label').first().click();
  const bar = page.getByRole('region', { name: portal.say('kit', 'bulk.bar') });
  await lookAtPhone(portal, 'bulk-bar');
  const suspend = portal.say('tenants', 'suspend.act');
  await bar.getByRole('button', { name: suspend, exact: true }).click();
  await dialog().getByRole('textbox').fill(REASON);
  await lookAtPhone(portal, 'bulk-dialog');
  await portal.button('kit', 'bulk.preview', dialog()).click();
  await expect(page).toHaveURL(/\/bulk-runs\/[0-9a-f-]{36}/);
  await expect(
    page.getByRole('main').locator('table [data-status=eligible]'),
  ).toHaveCount(COUNT, { timeout: 30_000 });
  await lookAtPhone(portal, 'bulk-run');
});

test('shows the longest status of a row whole, beside its menu', async () => {
  const { page } = portal;
  const slug = `${mark}-trial`;
  const api = await PersonsApi.of(portal);
  await api.call('POST', '/tenants', {
    name: 'Pocket Trial',
    name2: 'تجربة الجيب',
    slug,
    email: `${slug}@laundry.example`,
    phone: '+96892123456',
    country: 'OM',
    planCode: 'FREE_TRIAL',
  });
  await page.goto(`/tenants?q=${slug}`);
  const trial = page.getByRole('row', { name: containing(slug) });
  const status = trial.locator('.hq-badge', { hasText: '14' });
  await expect(status).toBeVisible({ timeout: 30_000 });
  await lookAtPhone(portal, 'status');
  const [badge, menu] = await Promise.all(
    [status, trial.getByRole('button').last()].map(one =>
      one.evaluate(element => element.getBoundingClientRect().toJSON()),
    ),
  );
  const isApart = badge.right <= menu.left || menu.right <= badge.left;
  expect(isApart, 'the menu covers the status').toBe(true);
});
