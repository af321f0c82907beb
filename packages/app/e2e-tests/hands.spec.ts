import type { WebSocketRoute } from '@playwright/test';
import { look } from './support/look';
import { shownName } from './support/onboard';
import { people } from './support/people';
import { Portal } from './support/portal';
import { PersonsApi } from './support/tenants';
import { expect, test } from './support/test';
import { containing } from './support/texts';

let portal: Portal;
let api: PersonsApi;
let tenant: Awaited<ReturnType<PersonsApi['onboard']>>;
/** Sockets that the page has opened, the last one open. */
const sockets: WebSocketRoute[] = [];

const current = () => api.call('GET', `/tenants/${tenant.id}`);

/** Changes the tenant as a colleague does: not on the page in front of the person. */
async function changeElsewhere(changes: object): Promise<void> {
  const { version } = await current();
  await api.call('PATCH', `/tenants/${tenant.id}`, changes, version);
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  await context.routeWebSocket(/\/api\/signals/, socket => {
    socket.connectToServer();
    sockets.push(socket);
  });
  await portal.signIn(people.businessAdmin);
  api = await PersonsApi.of(portal);
  tenant = await api.onboard();
  await expect
    .poll(async () => (await current()).status, { timeout: 30_000 })
    .toMatch(/active|trial/);
});

test.afterAll(async () => {
  await portal.page.context().close();
  portal.expectSound();
});

test('a list and a page change when somebody else changes what they show', async () => {
  const { page } = portal;
  await page.goto(`/tenants?q=${tenant.slug}`);
  const row = page.getByRole('row', { name: containing(tenant.slug) });
  await expect(row.locator('[data-status=active]')).toBeVisible();
  await portal.settle();
  const search = page.getByPlaceholder(portal.say('tenants', 'list.search'));
  await search.focus();
  const { version } = await current();
  await api.call(
    'POST',
    `/tenants/${tenant.id}/suspend`,
    { reason: 'Live' },
    version,
  );
  await expect(row.locator('[data-status=suspended]')).toBeVisible({
    timeout: 5_000,
  });
  await expect(search).toBeFocused();
});

test('a page whose socket was closed shows what it missed', async () => {
  const { page } = portal;
  const before = sockets.length;
  await page.goto(`/tenants/${tenant.id}?tab=profile`);
  await portal.settle();
  // Backstage's client opens one for each part of the page that listens at its start.
  await expect.poll(() => sockets.length).toBeGreaterThan(before);
  await page.waitForTimeout(2_000);
  const opened = sockets.length;
  for (const socket of sockets.slice(before))
    await socket.close({ code: 1001 });
  await changeElsewhere({ city: 'Nizwa' });
  await expect(page.getByText('Nizwa')).toBeVisible({ timeout: 50_000 });
  expect(sockets.length).toBeGreaterThan(opened);
});

test('what can be undone is done at once, and undone from its message', async () => {
  const { page } = portal;
  await page.goto(`/tenants/${tenant.id}`);
  await expect(portal.badge('suspended')).toBeVisible();
  await portal.button('tenants', 'action.activate').click();
  const name = shownName(portal, tenant);
  const done = page.getByRole('alertdialog', {
    name: portal.say('tenants', 'activate.done', { name }),
  });
  await expect(portal.badge('active')).toBeVisible();
  await expect(done.getByRole('status')).toContainText(name);
  await look(portal, 'undo');
  // Reached and used without a mouse.
  await page.keyboard.press('F6');
  await expect(done).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(portal.button('kit', 'undo.action', done)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(portal.badge('suspended')).toBeVisible();
  await expect(
    page.getByText(portal.say('kit', 'undo.done'), { exact: true }),
  ).toBeVisible();
  expect((await current()).status).toBe('suspended');
});

test('an undo does not go over what somebody else has done since', async () => {
  const { page } = portal;
  await page.goto(`/tenants/${tenant.id}`);
  await portal.button('tenants', 'action.activate').click();
  await expect(portal.badge('active')).toBeVisible();
  await changeElsewhere({ city: 'Sohar' });
  await portal.settle();
  await portal.button('kit', 'undo.action').click();
  await expect(page.getByRole('alert')).toContainText(
    portal.say('kit', 'undo.failed', { message: '' }).trim(),
  );
  expect(await current()).toMatchObject({ status: 'active', city: 'Sohar' });
});

test('an edit takes in what somebody else saves, and asks of what both changed', async () => {
  const { page } = portal;
  const dialog = page.getByRole('dialog');
  const field = (key: string) =>
    dialog
      .getByRole('textbox', { name: containing(portal.say('tenants', key)) })
      .first();
  await page.goto(`/tenants/${tenant.id}`);
  await portal.button('tenants', 'action.edit').click();
  await field('field.city').fill('Nizwa');
  await field('field.address').fill('Sultan Qaboos Street');
  // Logo and colours have one place, the brand's own dialog.
  await expect(field('field.brandColorPrimary')).toHaveCount(0);
  await look(portal, 'edit-1-fields');
  await page.keyboard.press('Escape');
  await look(portal, 'edit-2-guard');
  await portal.button('kit', 'guard.keep', dialog).click();
  await expect(field('field.city')).toHaveValue('Nizwa');

  // A reload loses nothing.
  await page.reload();
  await portal.button('tenants', 'action.edit').click();
  await expect(field('field.city')).toHaveValue('Nizwa');

  await changeElsewhere({ city: 'Salalah', name: 'Brightest Wash' });
  const choice = dialog.getByRole('radiogroup', {
    name: portal.say('tenants', 'field.city'),
  });
  await expect(choice).toBeVisible({ timeout: 5_000 });
  await expect(choice).toContainText('Salalah');
  await look(portal, 'edit-3-merge');
  await choice
    .getByRole('radio', { name: containing('Salalah') })
    .press('Space');
  await portal.button('tenants', 'edit.merge', dialog).click();
  await expect(field('field.city')).toHaveValue('Salalah');
  await expect(field('field.name')).toHaveValue('Brightest Wash');
  await portal.button('tenants', 'edit.review', dialog).click();
  await portal.button('tenants', 'edit.save', dialog).click();
  await expect(dialog).toBeHidden();
  expect(await current()).toMatchObject({
    city: 'Salalah',
    name: 'Brightest Wash',
    address: 'Sultan Qaboos Street',
  });
  await portal.button('kit', 'undo.action').click();
  await expect
    .poll(async () => (await current()).address)
    .not.toBe('Sultan Qaboos Street');
});

test('the addresses from before a change of the slug lead to the tenant', async () => {
  const { page } = portal;
  const { slug: before } = tenant;
  tenant.slug = `${before}-new`;
  await changeElsewhere({ slug: tenant.slug });
  await expect(async () => {
    await page.goto(`/catalog/default/tenant/${before}/timeline`);
    await expect(page).toHaveURL(
      new RegExp(`/catalog/default/tenant/${tenant.slug}/timeline$`),
      { timeout: 2_000 },
    );
  }).toPass();
  await expect(portal.tab('tab.timeline')).toBeVisible();
  await page.goto(`/tenants/${before}?tab=branches`);
  await expect(page).toHaveURL(`/tenants/${tenant.id}?tab=branches`);
});

test('everything is reached by the keyboard alone', async () => {
  const { page } = portal;
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  await page.goto('/');
  await portal.expectSignedIn();
  await keyboard.press('Shift+?');
  await expect(dialog).toContainText(portal.say('shell', 'keys.go'));
  await look(portal, 'keys');
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await keyboard.press('g');
  await keyboard.press('t');
  await expect(
    portal.heading(portal.say('tenants', 'list.title')),
  ).toBeVisible();
  await keyboard.press('/');
  await keyboard.type(tenant.slug);
  const row = page.getByRole('row', { name: containing(tenant.slug) });
  await expect(page).toHaveURL(/[?&]q=/);
  await expect(page.getByRole('row')).toHaveCount(2);
  for (let n = 0; n < 40; n++) {
    await keyboard.press('Tab');
    if (await row.evaluate(each => each.contains(document.activeElement)))
      break;
  }
  await keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/tenant/${tenant.slug}`));
  await expect(portal.button('tenants', 'action.edit')).toBeVisible();

  await keyboard.press('Control+k');
  const palette = page.getByRole('dialog', {
    name: portal.say('shell', 'palette.title'),
  });
  await look(portal, 'palette-page');
  await keyboard.type(portal.say('tenants', 'action.edit'));
  await expect(palette.getByRole('option').first()).toHaveText(
    portal.say('tenants', 'action.edit'),
  );
  await keyboard.press('Enter');
  await expect(portal.button('tenants', 'edit.review')).toBeVisible();
  await expect(dialog).toBeFocused();
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(portal.button('tenants', 'action.edit')).toBeFocused();

  await keyboard.press('g');
  await keyboard.press('h');
  await portal.expectSignedIn();
  await keyboard.press('Control+k');
  const { name, name2 } = await current();
  const named = { name, name2: name2 ?? name };
  const recent = palette.getByRole('group', {
    name: portal.say('shell', 'palette.recent'),
  });
  await expect(recent.getByRole('option').first()).toContainText(
    shownName(portal, { ...tenant, ...named }),
  );
});

test('numbers and dates are written as the person chooses', async () => {
  const { page, language } = portal;
  const choose = async (key: string) => {
    await page.goto('/settings');
    const name = containing(portal.say('shell', key));
    const radio = page.getByRole('radio', { name }).first();
    // The portal is loaded anew with what was chosen.
    await Promise.all([page.waitForEvent('load'), radio.press('Space')]);
    await expect(radio).toBeChecked();
  };
  const main = page.getByRole('main');
  const until = main.getByText(/\(.*(144\d|١٤٤[٠-٩])/);
  await choose('settings.digitsArabic');
  await choose('settings.withHijri');
  await look(portal, 'settings');
  await page.goto(`/tenants/${tenant.id}`);
  await expect(until.first()).toBeVisible();
  const arabicDigits = main.getByText(/[٠-٩]{4}/);
  if (language === 'ar') await expect(arabicDigits.first()).toBeVisible();
  else await expect(arabicDigits).toHaveCount(0);
  await choose('settings.gregorian');
  await choose('settings.digitsLatin');
  await page.goto(`/tenants/${tenant.id}`);
  await expect(portal.badge('active')).toBeVisible();
  await expect(until).toHaveCount(0);
});
