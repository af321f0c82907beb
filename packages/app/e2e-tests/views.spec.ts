import { look } from './support/look';
import { people } from './support/people';
import { PersonsApi } from './support/tenants';
import { expect, test } from './support/test';

test('a list is saved as a view, pinned, made the default, opened by link, and removed', async ({
  portal,
}) => {
  const { page } = portal;
  const word = Date.now().toString(36);
  const name = `View ${word}`;
  const dialog = page.getByRole('dialog');
  const toggle = (key: string) =>
    dialog.getByRole('button', {
      name: portal.say('kit', key, { name }),
      exact: true,
    });
  await portal.signIn(people.businessAdmin);
  await (await PersonsApi.of(portal)).onboard();
  await page.goto(`/tenants?q=${word}&status=trial&sort=name`);
  await page.locator('.hq-table__bar').getByRole('button').first().click();
  await dialog.getByRole('textbox').fill(name);
  await portal.button('kit', 'views.save', dialog).click();
  await expect(toggle('views.pinOf')).toBeVisible();
  await toggle('views.pinOf').click();
  await expect(toggle('views.pinOf')).toHaveAttribute('aria-pressed', 'true');
  await toggle('views.defaultOf').click();
  await expect(toggle('views.defaultOf')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await look(portal, 'views-1-dialog');
  await page.keyboard.press('Escape');

  await portal.visit('nav.home');
  await look(portal, 'views-2-home');
  const tile = page.getByRole('main').getByRole('link', { name });
  await expect(tile).toHaveAttribute('href', /\/tenants\?.*status=trial/);
  await tile.press('Enter');
  await expect(page).toHaveURL(/\/tenants\?.*status=trial/);

  await page.goto('/tenants');
  await expect(page).toHaveURL(/status=trial/);
  await page.getByRole('button', { name }).click();
  await toggle('views.removeOf').click();
  await portal.button('kit', 'views.remove', dialog).click();
  await page.goto('/tenants');
  await portal.settle();
  await expect(page).not.toHaveURL(/status=trial/);
});

test('the audit log is saved as a view too', async ({ portal }) => {
  const { page } = portal;
  const word = Date.now().toString(36);
  const name = `Denied ${word}`;
  const dialog = page.getByRole('dialog');
  await portal.signIn(people.compliance);
  await page.goto(`/audit?outcome=denied&q=${word}`);
  await portal.button('kit', 'views.title').click();
  await dialog.getByRole('textbox').fill(name);
  await portal.button('kit', 'views.save', dialog).click();
  const link = dialog.getByRole('link', { name });
  await expect(link).toHaveAttribute('href', /^\/audit\?.*outcome=denied/);
  await link.click();
  await expect(page.getByRole('button', { name })).toBeVisible();
});
