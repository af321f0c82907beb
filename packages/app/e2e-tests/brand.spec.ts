import { look } from './support/look';
import { shownName } from './support/onboard';
import { people } from './support/people';
import { Portal } from './support/portal';
import { PersonsApi } from './support/tenants';
import { expect, test } from './support/test';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 24"><rect width="60" height="24" rx="6" fill="#fff"/><circle cx="14" cy="12" r="8" fill="#0f766e"/></svg>';
const UNSAFE =
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

let portal: Portal;
let api: PersonsApi;
let tenant: Awaited<ReturnType<PersonsApi['onboard']>>;

const current = () =>
  api.call<{ logoUrl: string | null; status: string }>(
    'GET',
    `/tenants/${tenant.id}`,
  );
const dialog = () => portal.page.getByRole('dialog');
const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: name.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
  buffer: Buffer.from(content),
});
const colour = (field: string) =>
  dialog().getByLabel(portal.say('tenants', `field.${field}`), { exact: true });

/** Opens the dialog by keyboard. */
async function open() {
  const change = portal.button('tenants', 'brand.change');
  await change.focus();
  await portal.page.keyboard.press('Enter');
  await expect(dialog()).toBeVisible();
}

async function save() {
  await portal.button('tenants', 'edit.save', dialog()).click();
  await expect(dialog()).toBeHidden();
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  await portal.signIn(people.businessAdmin);
  api = await PersonsApi.of(portal);
  tenant = await api.onboard();
  await expect
    .poll(async () => (await current()).status, { timeout: 30_000 })
    .toMatch(/active|trial/);
  await portal.page.goto(`/tenants/${tenant.id}?tab=profile`);
});

test.afterAll(async () => {
  await portal.page.context().close();
  portal.expectSound();
});

test('a file that is no logo is refused at its field, with the reason', async () => {
  await open();
  const input = dialog().locator('input[type=file]');
  const problem = dialog().getByRole('alert');
  const submit = portal.button('tenants', 'edit.save', dialog());
  await input.setInputFiles(file('logo.png', UNSAFE));
  await expect(problem).toContainText('<script>');
  await expect(submit).toBeDisabled();
  await look(portal, 'brand-refused');
  await input.setInputFiles(file('logo.png', Buffer.alloc(600 * 1024, 1)));
  await expect(problem).toContainText('512');
  await input.setInputFiles(file('logo.png', '%PDF-1.7'));
  await expect(problem).toContainText('WebP');
  await portal.button('tenants', 'brand.keepLogo', dialog()).click();
  await expect(problem).toHaveCount(0);
});

test('a brand is seen in both directions while it is chosen, and is saved', async () => {
  const { page } = portal;
  await dialog()
    .locator('input[type=file]')
    .setInputFiles(file('logo.svg', LOGO));
  const preview = dialog().getByRole('img', {
    name: portal.say('tenants', 'brand.preview'),
  });
  await expect(preview.locator('img')).toHaveCount(6);
  await expect(preview.locator('[dir=rtl] img')).toHaveCount(3);
  await colour('brandColorPrimary').fill('#0f766e');
  await expect(preview.locator('.tenant-brand__head').first()).toHaveCSS(
    'background-color',
    'rgb(15, 118, 110)',
  );
  await colour('brandColorSecondary').fill('#12');
  await expect(dialog().locator('[aria-invalid=true]').first()).toBeVisible();
  await colour('brandColorSecondary').fill('#7c2d12');
  await expect(
    dialog().getByRole('row').filter({ hasText: '#7C2D12' }),
  ).toBeVisible();
  await look(portal, 'brand-change');
  await save();
  await expect(portal.button('tenants', 'brand.change')).toBeFocused();
  const shown = page.getByRole('main').getByText('/api/hq/logos/');
  await expect(shown).toBeVisible();
  const { logoUrl } = await current();
  const answer = await page.request.get(logoUrl ?? '');
  expect(answer.headers()['content-type']).toContain('image/svg+xml');
  expect(await answer.text()).toBe(LOGO);
  await look(portal, 'brand');
});

test('a removed logo comes back by its message, and what was chosen is not closed away unasked', async () => {
  const { page } = portal;
  const before = (await current()).logoUrl;
  await open();
  await portal.button('tenants', 'brand.removeLogo', dialog()).click();
  await expect(dialog().getByRole('row').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(portal.button('kit', 'guard.keep', dialog())).toBeFocused();
  await page.keyboard.press('Enter');
  await save();
  await expect.poll(async () => (await current()).logoUrl).toBeNull();
  const done = page.getByRole('alertdialog', {
    name: portal.say('tenants', 'brand.done', {
      name: shownName(portal, tenant),
    }),
  });
  await portal.button('kit', 'undo.action', done.first()).click();
  await expect.poll(async () => (await current()).logoUrl).toBe(before);
  await page.goto(`/tenants/${tenant.id}?tab=timeline`);
  await expect(
    page.getByText(portal.say('tenants', 'timeline.tenants.updateBrand')),
  ).toHaveCount(2);
});

test('it fits a small phone', async () => {
  await portal.page.goto(`/tenants/${tenant.id}?tab=profile`);
  await portal.expectNarrow();
  await open();
  await portal.expectNarrow();
});
