import { look } from './support/look';
import { Portal } from './support/portal';
import { SampleFleet, type Sample } from './support/sampleFleet';
import { expect, test } from './support/test';
import { containing } from './support/texts';

/** A mobile number of each country of the fleet. */
const phones: Record<string, string> = {
  OM: '+96892123456',
  AE: '+971501234567',
  SA: '+966512345678',
  KW: '+96550012345',
  QA: '+97433123456',
  BH: '+97336001234',
};

let portal: Portal;
let fleet: SampleFleet;
let samples: Sample[];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  fleet = await SampleFleet.make(portal);
  samples = await fleet.tenants('active');
});

test.afterAll(async () => {
  await fleet.remove();
  await portal.page.context().close();
  portal.expectSound();
});

test('each figure opens the rows behind it', async () => {
  const { page } = portal;
  await portal.visit('nav.tenants');
  await portal.button('tenants', 'figures.show').click();
  await expect(page).toHaveURL(/figures=open/);
  await look(portal, 'figures');
  const figures = await fleet.call(
    'get',
    '/api/hq/v1/tenants/analytics?months=12',
  );
  const active = figures.status.find(
    ({ value }: { value: string }) => value === 'active',
  );
  const panel = page.getByRole('region', {
    name: portal.say('tenants', 'figures.status'),
  });
  await panel.locator('a[href*="status=active"]').click();
  await expect(page).toHaveURL(/status=active/);
  const found = await fleet.call(
    'get',
    '/api/hq/v1/tenants?status=active&limit=1',
  );
  expect(found.totalItems).toBe(active.count);
  // A month narrows the list further, and says so until it is taken away.
  const month = figures.months.findLast(
    ({ created }: { created: number }) => created > 0,
  );
  await page
    .locator(`a[href*="createdFrom=${month.from}&createdTo=${month.to}"]`)
    .last()
    .click();
  await expect(page).toHaveURL(new RegExp(`createdFrom=${month.from}`));
  const period = page.getByRole('button', {
    name: containing(portal.say('tenants', 'period.remove', { period: '' })),
  });
  await expect(period).toBeVisible();
  await look(portal, 'figures-month');
  await period.click();
  await expect(page).not.toHaveURL(/createdFrom/);
  await portal.expectNarrow();
  await page.goto('/tenants?figures=open&months=60');
  await portal.settle();
  await portal.expectNarrow();
});

test('two tenants are compared field by field, at an address of their own', async () => {
  const { page } = portal;
  const [first] = samples;
  const second =
    samples.find(({ planCode }) => planCode !== first.planCode) ?? samples[1];
  await page.goto(`/tenants/${first.id}`);
  await (await portal.act('action.compare')).click();
  await expect(page).toHaveURL(new RegExp(`first=${first.id}`));
  await expect(
    page.getByText(portal.say('tenants', 'compare.empty.title')),
  ).toBeVisible();
  await page
    .getByRole('button', {
      name: containing(portal.say('tenants', 'compare.second')),
    })
    .click();
  await page
    .getByPlaceholder(portal.say('tenants', 'form.tenant.search'))
    .fill(second.slug);
  await page.getByRole('option', { name: containing(second.slug) }).click();
  await expect(page).toHaveURL(new RegExp(`second=${second.id}`));
  await expect(page.getByRole('table').first()).toBeVisible();
  await look(portal, 'compare');
  await portal.button('tenants', 'compare.swap').click();
  await expect(page).toHaveURL(new RegExp(`first=${second.id}`));
  await portal.expectNarrow();
});

test('a tenant is onboarded like another', async () => {
  const { page } = portal;
  const [sample] = samples;
  await page.goto(`/tenants/${sample.id}`);
  await (await portal.act('action.duplicate')).click();
  await expect(page).toHaveURL(/onboard-tenant/);
  const next = portal.button('scaffolder', 'stepper.nextButtonText');
  const mark = Date.now().toString(36);
  const field = (key: string) =>
    page
      .getByRole('main')
      .getByRole('textbox', { name: containing(portal.say('tenants', key)) });
  await field('field.name').fill(`Like ${mark}`);
  await field('field.slug').fill(`like-${mark}`);
  await expect(
    page.getByText(
      portal.say('tenants', 'form.slug.free', { slug: `like-${mark}` }),
    ),
  ).toBeVisible();
  await next.click();
  await field('field.email').fill(`like-${mark}@laundry.example`);
  const { country } = await fleet.call(
    'get',
    `/api/hq/v1/tenants/${sample.id}`,
  );
  await field('field.phone').fill(phones[country]);
  await next.click();
  await expect(
    page.locator(`main input[type=radio][value=${sample.planCode}]`),
  ).toBeChecked();
  await look(portal, 'duplicate-plan');
  await portal.button('scaffolder', 'stepper.reviewButtonText').click();
  await look(portal, 'duplicate-review');
  await portal.button('scaffolder', 'stepper.createButtonText').click();
  await expect
    .poll(
      async () =>
        (
          await fleet.call('get', `/api/hq/v1/tenants?q=like-${mark}`)
        ).totalItems,
      { timeout: 30_000 },
    )
    .toBe(1);
  const { items } = await fleet.call(
    'get',
    `/api/hq/v1/tenants?q=like-${mark}`,
  );
  const original = await fleet.call('get', `/api/hq/v1/tenants/${sample.id}`);
  expect(items[0]).toMatchObject({
    planCode: original.planCode,
    country: original.country,
    currency: original.currency,
    language: original.language,
    featureFlags: original.featureFlags,
    businessHours: original.businessHours,
  });
});
