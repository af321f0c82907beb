import { bulkItemStateTexts, type BulkItemState } from '@cleanmatex/hq-common';
import { look } from './support/look';
import { people } from './support/people';
import { Portal } from './support/portal';
import { expect, test } from './support/test';
import { containing } from './support/texts';

const COUNT = 3;
const REASON = 'Invoices are unpaid';

let portal: Portal;
/** Part of the slugs of this journey's tenants. */
let mark: string;
/** The person's token, for what others do meanwhile. */
let headers: { authorization: string };

const names = {
  en: { suspend: 'Suspend', activate: 'Activate' },
  ar: { suspend: 'إيقاف', activate: 'تفعيل' },
};

/** Waits until as many rows of the run have a state. */
async function expectRows(state: BulkItemState, count = COUNT): Promise<void> {
  const main = portal.page.getByRole('main');
  await expect(main.locator(`table [data-status=${state}]`)).toHaveCount(
    count,
    { timeout: 30_000 },
  );
  await expect(
    main.locator('dl').getByText(bulkItemStateTexts[state][portal.language]),
  ).toBeVisible();
}

/** Says yes to an act on the run. */
async function confirm(
  act: 'start' | 'undo' | 'retry' | 'cancel',
): Promise<void> {
  await portal.button('bulk', `act.${act}`).click();
  const dialog = portal.page.getByRole('dialog');
  await look(portal, `bulk-confirm-${act}`);
  await portal.button('bulk', `act.${act}`, dialog).click();
  await expect(dialog).toBeHidden();
}

/** Shows this journey's tenants in the list. */
async function findTenants(): Promise<void> {
  const { page } = portal;
  await portal.visit('nav.tenants');
  await page.getByPlaceholder(portal.say('tenants', 'list.search')).fill(mark);
  await expect(page).toHaveURL(new RegExp(`[?&]q=${mark}`));
  await portal.settle();
  await expect(page.locator('main table [data-status]')).toHaveCount(COUNT);
}

function chooseRow(n: number): Promise<void> {
  const name = containing(`${mark}-${n}`);
  const row = portal.page.getByRole('row', { name });
  return row.locator('label').first().click();
}

const bar = () =>
  portal.page.getByRole('region', { name: portal.say('kit', 'bulk.bar') });

/** Asks for the suspension of the chosen rows, as far as the page of its run. */
async function askToSuspend(): Promise<void> {
  const { page, language } = portal;
  const name = names[language].suspend;
  await bar().getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(REASON);
  await look(portal, 'bulk-2-dialog');
  await portal.button('kit', 'bulk.preview', dialog).click();
  await expect(page).toHaveURL(/\/bulk-runs\/[0-9a-f-]{36}/);
}

/** This journey's tenants as the API lists them. */
async function listTenants(status: string) {
  const url = `/api/hq/v1/tenants?q=${mark}&status=${status}&sort=slug`;
  return (await portal.page.request.get(url, { headers })).json();
}

/** Somebody else moves the first tenant meanwhile. */
async function moveFirst(move: 'suspend' | 'activate', from: string) {
  const [{ id }] = (await listTenants(from)).items;
  const url = `/api/hq/v1/tenants/${id}/${move}`;
  const data = { reason: REASON };
  const answer = await portal.page.request.post(url, { headers, data });
  expect(answer.status()).toBe(200);
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  mark = `bulk-${language}-${Date.now().toString(36)}`;
  const asked = portal.page.waitForRequest(/\/api\/hq\/v1\/me$/);
  await portal.signIn(people.businessAdmin);
  headers = {
    authorization: (await (await asked).allHeaders()).authorization,
  };
  for (let n = 1; n <= COUNT; n++) {
    const answer = await portal.page.request.post('/api/hq/v1/tenants', {
      headers,
      data: {
        name: `Bulk Laundry ${n}`,
        name2: `مغسلة الجملة ${n}`,
        slug: `${mark}-${n}`,
        email: `${mark}-${n}@laundry.example`,
        phone: '+96892123456',
        country: 'OM',
        planCode: 'FREE_TRIAL',
      },
    });
    expect(answer.status()).toBe(201);
  }
  const trials = async () => (await listTenants('trial')).totalItems;
  await expect.poll(trials, { timeout: 30_000 }).toBe(COUNT);
});

test.afterAll(async () => {
  await portal.page.context().close();
  portal.expectSound();
});

test('chooses rows, sees the preview, and cancels', async () => {
  await findTenants();
  for (let n = 1; n <= COUNT; n++) await chooseRow(n);
  await expect(bar()).toBeVisible();
  await look(portal, 'bulk-1-chosen');
  await askToSuspend();
  await expectRows('eligible');
  await look(portal, 'bulk-3-preview');
  await confirm('cancel');
  await expectRows('cancelled');
  expect((await listTenants('trial')).totalItems).toBe(COUNT);
});

test('chooses all that match, runs, and retries what failed', async () => {
  await findTenants();
  await chooseRow(1);
  await bar().getByRole('button').first().click();
  await askToSuspend();
  await expectRows('eligible');
  await moveFirst('suspend', 'trial');
  await confirm('start');
  await expectRows('done', COUNT - 1);
  await expectRows('failed', 1);
  await look(portal, 'bulk-4-failed');
  await moveFirst('activate', 'suspended');
  await confirm('retry');
  await expectRows('done');
  await look(portal, 'bulk-5-done');
});

test('undoes the run, which gives the trials back', async () => {
  await confirm('undo');
  await expect(portal.heading(names[portal.language].activate)).toBeVisible();
  await expectRows('eligible');
  await confirm('start');
  await expectRows('done');
  await portal.visit('nav.bulk');
  await look(portal, 'bulk-6-runs');
  await findTenants();
  expect((await listTenants('trial')).totalItems).toBe(COUNT);
});
