import { readFile } from 'node:fs/promises';
import { look } from './support/look';
import { people } from './support/people';
import { expect, test } from './support/test';

const PHONE = { width: 390, height: 844 };

test('has its columns, order and rows as the person wants them, and is exported', async ({
  portal,
}) => {
  const { page } = portal;
  const main = page.getByRole('main');
  const heads = main.getByRole('columnheader');
  const head = (key: string) => portal.say('tenants', `list.column.${key}`);
  const asked = page.waitForRequest(/\/api\/hq\/v1\/me$/);
  await portal.signIn(people.businessAdmin);
  const { authorization } = await (await asked).allHeaders();
  const slug = `table-${portal.language}-${Date.now().toString(36)}`;
  const created = await page.request.post('/api/hq/v1/tenants', {
    headers: { authorization },
    data: {
      name: '=HYPERLINK("http://laundry.example")',
      name2: 'مغسلة الجدول',
      slug,
      email: `${slug}@laundry.example`,
      phone: '+96892123456',
      country: 'OM',
      planCode: 'FREE_TRIAL',
    },
  });
  expect(created.status()).toBe(201);
  await portal.visit('nav.tenants');
  await page.getByPlaceholder(portal.say('tenants', 'list.search')).fill(slug);
  await expect(main.locator('table [data-status]')).toHaveCount(1);

  await portal.button('kit', 'table.layout').click();
  const dialog = page.getByRole('dialog');
  const reset = portal.button('kit', 'table.layoutReset', dialog);
  if (await reset.isEnabled()) await reset.click();
  await dialog.getByText(head('country'), { exact: true }).click();
  const earlier = portal.say('kit', 'table.earlier', { column: head('plan') });
  await dialog.getByRole('button', { name: earlier }).click();
  await dialog
    .getByText(portal.say('kit', 'table.density.compact'), { exact: true })
    .click();
  await look(portal, 'table-1-layout');
  await dialog
    .getByRole('button', { name: portal.say('kit', 'action.close') })
    .last()
    .click();
  const wanted = [head('tenant'), head('plan'), head('status')];
  const shown = async () =>
    (await heads.allInnerTexts()).filter(text => text.trim()).slice(0, 3);
  await expect.poll(shown).toEqual(wanted);
  await expect(page).toHaveURL(/columns=name%2Cplan%2Cstatus/);

  // The address says nothing now: the person's own choice counts.
  await page.goto(`/tenants?q=${slug}`);
  await expect.poll(shown).toEqual(wanted);
  await expect(main.locator('[data-density=compact]')).toBeVisible();

  await portal.button('kit', 'table.rowMenu').first().click();
  await expect(
    page.getByRole('menuitem', {
      name: portal.say('tenants', 'action.suspend'),
    }),
  ).toBeVisible();
  await look(portal, 'table-2-menu');
  await page.keyboard.press('Escape');

  await portal.button('kit', 'export.action').click();
  const downloading = page.waitForEvent('download');
  await page
    .getByRole('menuitem', { name: portal.say('kit', 'export.csv') })
    .click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^tenants-.*\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toContain('"slug","name"');
  expect(lines[1]).toContain(
    `"${slug}","'=HYPERLINK(""http://laundry.example"")"`,
  );
  expect(lines).toHaveLength(3);

  await page.setViewportSize(PHONE);
  await portal.settle();
  const rowName = main.getByRole('rowheader').first();
  const start = async () => (await rowName.boundingBox())?.x;
  // It has come to rest in the narrow window.
  await rowName.hover({ trial: true });
  const before = await start();
  await main
    .locator('.hq-table__scroll')
    .evaluate(sheet =>
      sheet.scrollBy(
        getComputedStyle(sheet).direction === 'rtl' ? -200 : 200,
        0,
      ),
    );
  await expect.poll(start).toBeCloseTo(before ?? -1, 0);
  await heads
    .filter({ hasText: head('tenant') })
    .locator('span')
    .first()
    .click({ trial: true });
  await page.screenshot({
    path: `../../e2e-test-report/screenshots/table-3-phone.${portal.language}.png`,
  });
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth > window.innerWidth,
  );
  expect(wider).toBe(false);

  await portal.button('kit', 'table.layout').click();
  await reset.click();
  await expect(reset).toBeDisabled();
});
