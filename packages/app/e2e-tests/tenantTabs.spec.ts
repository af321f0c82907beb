import { look } from './support/look';
import { people } from './support/people';
import { Portal } from './support/portal';
import { SampleFleet, type Sample } from './support/sampleFleet';
import { expect, test } from './support/test';
import { containing } from './support/texts';

let portal: Portal;
let sample: Sample;
let fleet: SampleFleet;

/** Opens a tab of the sample tenant by its address. */
async function open(tab: string) {
  await portal.page.goto(`/catalog/default/tenant/${sample.slug}${tab}`);
  await portal.settle();
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  fleet = await SampleFleet.make(portal);
  [sample] = await fleet.tenants('active');
  // The catalog follows within seconds.
  await expect(async () => {
    await portal.page.goto(`/catalog/default/tenant/${sample.slug}`);
    await expect(portal.tab('tab.usage')).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test.afterAll(async () => {
  await fleet.remove();
  await portal.page.context().close();
  portal.expectSound();
});

test('its overview says how it is, and repairs what is not as desired', async () => {
  const { page } = portal;
  await open('');
  await expect(
    portal.badge('good').or(portal.badge('bad')).first(),
  ).toBeVisible();
  await look(portal, 'tabs-overview');
  // The generated subscription of a suspended tenant has not followed it.
  const [{ id }] = await fleet.tenants('suspended');
  await page.goto(`/tenants/${id}`);
  await portal.button('tenants', 'drift.repair').click();
  const dialog = page.getByRole('dialog');
  const row = dialog.getByRole('row', {
    name: containing(portal.say('tenants', 'drift.subscription_state')),
  });
  await expect(row).toBeVisible();
  await look(portal, 'tabs-repair');
  await portal.button('tenants', 'drift.repairAct', dialog).click();
  await expect(dialog).toBeHidden();
  await expect(portal.button('tenants', 'drift.repair')).toBeHidden();
  await expect(
    page.getByText(portal.say('tenants', 'timeline.tenants.repair')).first(),
  ).toBeVisible();
});

test('its branches and users are lists of their own, searched in the address', async () => {
  const { page } = portal;
  await open('');
  await portal.tab('tab.branches').click();
  await expect(page).toHaveURL(/\/branches$/);
  await expect(
    page.getByText(portal.say('tenants', 'branches.main')).first(),
  ).toBeVisible();
  await look(portal, 'tabs-branches');
  await portal.tab('tab.users').click();
  await expect(page.getByRole('row')).not.toHaveCount(0);
  await look(portal, 'tabs-users');
  await page
    .getByPlaceholder(portal.say('tenants', 'users.search'))
    .fill('nobody-has-this-name');
  await expect(page).toHaveURL(/[?&]q=nobody/);
  await expect(
    page.getByText(portal.say('kit', 'table.noMatch')),
  ).toBeVisible();
  await page.reload();
  await expect(
    page.getByText(portal.say('kit', 'table.noMatch')),
  ).toBeVisible();
});

test('a setting gets a value of its own, says why it has it, and follows the default again', async () => {
  const { page } = portal;
  await open('/settings');
  const reason = 'Agreed with the owner';
  const row = page.getByRole('listitem').filter({ hasText: 'AUTO_CLOSE_DAYS' });
  const change = portal.say('tenants', 'settings.change');
  await row.getByText(change, { exact: true }).click();
  const dialog = page.getByRole('dialog');
  const value = dialog.getByRole('textbox').first();
  await value.fill('soon');
  await expect(dialog.locator('[aria-invalid=true]')).toHaveCount(1);
  await value.fill('21');
  await dialog.getByLabel(portal.say('tenants', 'edit.reason')).fill(reason);
  await expect(dialog.getByRole('row').filter({ hasText: '21' })).toBeVisible();
  await look(portal, 'tabs-setting-change');
  await portal.button('tenants', 'settings.save', dialog).click();
  await expect(dialog).toBeHidden();
  await expect(row.getByText(reason)).toBeVisible();
  await look(portal, 'tabs-settings');
  await row
    .getByText(portal.say('tenants', 'settings.clear'), { exact: true })
    .click();
  await portal.button('tenants', 'settings.clearAct', dialog).click();
  await expect(dialog).toBeHidden();
  await expect(
    row.getByText(portal.say('tenants', 'settings.why.default')),
  ).toBeVisible();
});

test('a note tells whom it mentions, and is changed and deleted by its author', async ({
  portal: reader,
}) => {
  const { page } = portal;
  await open('/timeline');
  const text = portal.say('tenants', 'note.label');
  const area = page.getByRole('textbox', { name: text }).first();
  await area.fill('Ask the owner about the new branch. @Fah');
  const suggested = page.getByRole('group', {
    name: portal.say('tenants', 'note.people'),
  });
  await suggested.getByRole('button').first().click();
  await expect(suggested).toBeHidden();
  await look(portal, 'tabs-note');
  await portal.button('tenants', 'note.add').click();
  const note = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: 'about the new branch' });
  await expect(note).toHaveCount(1);
  await note.getByText(portal.say('tenants', 'note.edit')).click();
  await page
    .getByRole('textbox', { name: text })
    .last()
    .fill('Ask the owner about the branch.');
  await portal.button('tenants', 'note.save').click();
  await expect(
    page.getByText(portal.say('tenants', 'note.edited')).first(),
  ).toBeVisible();
  await look(portal, 'tabs-timeline');
  await page.goto(`/tenants/${sample.id}?tab=timeline&kind=note`);
  await expect(
    page.getByRole('main').getByText('about the branch').first(),
  ).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: portal.say('tenants', 'timeline.system') }),
  ).toHaveCount(0);
  await reader.signIn(people.compliance);
  await reader.page.goto('/notifications');
  await expect(
    reader.page.getByText(/mentioned you|أشار إليك/).first(),
  ).toBeVisible();
  await page
    .getByText(portal.say('tenants', 'note.delete'), { exact: true })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await portal.button('tenants', 'note.deleteAct', dialog).click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByRole('main').getByText('about the branch'),
  ).toHaveCount(0);
});

test('its usage is drawn by day, with the figures in a table', async () => {
  const { page } = portal;
  await portal.tab('tab.usage').click();
  const charts = page.getByRole('main').getByRole('img');
  await expect(charts).toHaveCount(3);
  await expect(charts.first().locator('rect')).toHaveCount(30);
  await page
    .getByText(portal.say('tenants', 'usage.table'), { exact: true })
    .click();
  // The head and thirty days.
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(31);
  await look(portal, 'tabs-usage');
  await open('/usage?days=7');
  await expect(charts.first().locator('rect')).toHaveCount(7);
});

test('its tabs are reached by keyboard and fit a small phone', async () => {
  const { page } = portal;
  await open('');
  await portal.tab('tab.overview').focus();
  await page.keyboard.press('Tab');
  await expect(portal.tab('tab.profile')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/profile$/);
  for (const tab of [
    '',
    '/profile',
    '/branches',
    '/users',
    '/settings',
    '/usage',
  ]) {
    await open(tab);
    await portal.expectNarrow();
  }
});
