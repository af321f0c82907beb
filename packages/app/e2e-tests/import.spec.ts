import {
  bulkItemStateTexts,
  importFieldTexts,
  importFields,
  type BulkItemState,
  type ImportFieldName,
} from '@cleanmatex/hq-common';
import { look } from './support/look';
import { people } from './support/people';
import { Portal } from './support/portal';
import { expect, test } from './support/test';

const COUNT = 3;

let portal: Portal;
/** Begins the slugs of this journey's tenants. */
let mark: string;

const names = {
  en: { onboard: 'Onboard', archive: 'Archive' },
  ar: { onboard: 'تهيئة', archive: 'أرشفة' },
};

/** A header that no dictionary has and that nobody has chosen for before; the person's choice is remembered. */
const oddHeader = () => `Contact ${mark}`;

/** Rows of the journey; the last one has two mistakes. */
function fileRows(): Array<Partial<Record<ImportFieldName, string>>> {
  return Array.from({ length: COUNT }, (_, n) => ({
    name: `Import Laundry ${n}`,
    name2: `مغسلة الاستيراد ${n}`,
    slug: `${mark}-${n}`,
    email: n === COUNT - 1 ? 'nobody' : `${mark}-${n}@laundry.example`,
    phone: '92123456',
    country: n === COUNT - 1 ? 'Atlantis' : 'عُمان',
    planCode: 'FREE_TRIAL',
  }));
}

const fields = importFields.slice(0, 7);

function csv(separator = ';'): string {
  const headers = fields.map(field =>
    field === 'email' ? oddHeader() : importFieldTexts[field][portal.language],
  );
  const rows = fileRows().map(row => fields.map(field => row[field] ?? ''));
  return [headers, ...rows].map(cells => cells.join(separator)).join('\r\n');
}

const main = () => portal.page.getByRole('main');
const grid = () => main().getByRole('grid');
const fileInput = () => main().locator('input[type=file]');

function upload(name: string, content: string | Buffer): Promise<void> {
  const buffer = Buffer.from(content as string);
  return fileInput().setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** Waits until as many rows of the run have a state. */
async function expectRows(state: BulkItemState): Promise<void> {
  await expect(main().locator(`table [data-status=${state}]`)).toHaveCount(
    COUNT,
    { timeout: 60_000 },
  );
  await expect(
    main().locator('dl').getByText(bulkItemStateTexts[state][portal.language]),
  ).toBeVisible();
}

/** Says yes to an act on the run. */
async function confirm(act: 'start' | 'undo'): Promise<void> {
  await portal.button('bulk', `act.${act}`).click();
  const dialog = portal.page.getByRole('dialog');
  await portal.button('bulk', `act.${act}`, dialog).click();
  await expect(dialog).toBeHidden();
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  mark = `import-${language}-${Date.now().toString(36)}`;
  await portal.signIn(people.businessAdmin);
});

test.afterAll(async () => {
  await portal.page.context().close();
  portal.expectSound();
});

test('is found from the list, and gives a template in the person’s language', async () => {
  const { page, language } = portal;
  await portal.visit('nav.tenants');
  await page
    .getByRole('link', {
      name: portal.say('tenants', 'import.link'),
      exact: true,
    })
    .first()
    .click();
  await expect(
    portal.heading(portal.say('tenants', 'import.title')),
  ).toBeVisible();
  await look(portal, 'import-1-start');
  await portal.expectNarrow();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    portal.button('tenants', 'import.template.csv').click(),
  ]);
  const stream = await download.createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString();
  expect(text.startsWith('\ufeff')).toBe(true);
  expect(text).toContain(`"${importFieldTexts.phone[language]}"`);
});

test('says in the person’s language why a file cannot be read', async () => {
  await upload('tenants.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  await expect(main().getByRole('alert')).toContainText('.xls');
  await look(portal, 'import-2-refused');
  await upload('large.csv', Buffer.alloc(11 * 1024 * 1024, 'a'));
  await expect(main().getByRole('alert')).toContainText('11');
});

test('reads a file, and asks for the columns that it does not know', async () => {
  const { page } = portal;
  await upload('tenants.csv', csv());
  await expect(page).toHaveURL(/\/tenants\/import\/[0-9a-f-]{36}/);
  const check = portal.button('tenants', 'import.columns.check');
  await expect(check).toBeDisabled();
  await look(portal, 'import-3-columns');
  await portal.expectNarrow();
  const { language } = portal;
  await main()
    .getByRole('button', { name: new RegExp(oddHeader()) })
    .click();
  await page
    .getByRole('option', {
      name: importFieldTexts.email[language],
      exact: true,
    })
    .click();
  await check.click();
  await expect(grid().locator('tbody tr')).toHaveCount(COUNT);
  await look(portal, 'import-4-rows');
  await portal.expectNarrow();
});

test('corrects a row by the keyboard alone, and drops and takes one back', async () => {
  const { page } = portal;
  const invalid = grid().locator('[aria-invalid=true]');
  await expect(invalid).toHaveCount(2);
  await page.getByRole('group').getByRole('button').first().click();
  await page
    .getByRole('option', {
      name: portal.say('tenants', 'import.only.errors'),
      exact: true,
    })
    .click();
  await expect(grid().locator('tbody tr')).toHaveCount(1);
  await look(portal, 'import-5-errors');
  await grid().locator('[tabindex="0"]').focus();
  const onwards = portal.language === 'ar' ? 'ArrowLeft' : 'ArrowRight';
  await page.keyboard.press('Home');
  for (let n = 0; n < 4; n++) await page.keyboard.press(onwards);
  await page.keyboard.type(`${mark}-last@laundry.example`);
  await page.keyboard.press('Tab');
  await expect(invalid).toHaveCount(1);
  await page.keyboard.press(onwards);
  await page.keyboard.press('F2');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('OM');
  await page.keyboard.press('Enter');
  await expect(
    main().getByText(portal.say('tenants', 'import.rows.none')),
  ).toBeVisible();
  await page.getByRole('group').getByRole('button').last().click();
  await expect(grid().locator('tbody tr')).toHaveCount(COUNT);
  await grid().locator('[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await expect(grid().locator('tr[data-dropped]')).toHaveCount(1);
  await page.keyboard.press('Delete');
  await expect(grid().locator('tr[data-dropped]')).toHaveCount(0);
});

test('runs the rows as one, and undoes them as one', async () => {
  test.setTimeout(180_000);
  const { page, language } = portal;
  await main().locator('.tenant-import__bar').getByRole('button').click();
  await expect(page).toHaveURL(/\/bulk-runs\/[0-9a-f-]{36}/);
  await expect(portal.heading(names[language].onboard)).toBeVisible();
  await expectRows('eligible');
  await look(portal, 'import-6-preview');
  await confirm('start');
  await expectRows('done');
  await look(portal, 'import-7-done');
  await confirm('undo');
  await expect(portal.heading(names[language].archive)).toBeVisible();
  await expectRows('eligible');
  await confirm('start');
  await expectRows('done');
  await page.goto(`/tenants?q=${mark}`);
  await expect(page.locator('main table [data-status=archived]')).toHaveCount(
    COUNT,
  );
});

test('remembers which column held what, and leads back to what is not run yet', async () => {
  const { page } = portal;
  await page.goto('/tenants/import');
  await page
    .getByRole('textbox', {
      name: portal.say('tenants', 'import.paste.label'),
    })
    .fill(csv('\t'));
  await portal.button('tenants', 'import.paste.read').click();
  await expect(portal.button('tenants', 'import.columns.check')).toBeEnabled();
  const { pathname } = new URL(page.url());
  await page.goto('/tenants/import');
  await main().locator(`a[href$="${pathname}"]`).click();
  await portal.button('tenants', 'import.discard').click();
  await portal
    .button('tenants', 'import.discard.act', page.getByRole('dialog'))
    .click();
  await expect(page).toHaveURL(/\/tenants\/import$/);
});
