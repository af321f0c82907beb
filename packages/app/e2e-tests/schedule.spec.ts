import { titleOf } from './support/access';
import { look } from './support/look';
import { people } from './support/people';
import { Portal } from './support/portal';
import { SampleFleet, type Sample } from './support/sampleFleet';
import { expect, test } from './support/test';
import { containing } from './support/texts';

/** Seconds ahead of what happens while the test looks on. */
const SOON = 4;
/** Longest that it may take until what was due is seen. */
const SEEN = { timeout: 30_000 };

let portal: Portal;
let fleet: SampleFleet;
let active: Sample;
let trial: Sample;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
  fleet = await SampleFleet.make(portal);
  [active] = await fleet.tenants('active');
  [trial] = await fleet.tenants('trial');
});

test.afterAll(async () => {
  await fleet.remove();
  await portal.page.context().close();
  portal.expectSound();
});

const card = () =>
  portal.page
    .getByRole('main')
    .locator('section', { hasText: portal.say('tenants', 'schedule.card') });

const schedule = ({ id }: Sample, action: string) =>
  fleet.call('post', `/api/hq/v1/tenants/${id}/scheduled-changes`, {
    action,
    at: new Date(Date.now() + SOON * 1000).toISOString(),
    reason: 'Seen by the journey',
  });

test('schedules a suspension with the keyboard, in the time zone of the tenant', async () => {
  const { page } = portal;
  await page.goto(`/tenants/${active.id}`);
  const button = portal.button('tenants', 'action.schedule');
  await expect(button).toBeVisible();
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio').first()).toBeChecked();
  await expect(dialog.getByText(containing('Asia/'))).toBeVisible();
  const day = dialog.getByRole('spinbutton').first();
  await day.focus();
  await page.keyboard.press('ArrowUp');
  const reason = dialog.getByLabel(
    containing(portal.say('tenants', 'edit.reason')),
  );
  await reason.focus();
  await page.keyboard.type('The contract ends');
  await look(portal, 'schedule-1-dialog');
  await portal.expectNarrow();
  await reason.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(card().getByText(containing('The contract ends'))).toBeVisible();
  await expect(card().locator('[data-status=waiting]')).toHaveCount(1);
  await look(portal, 'schedule-2-card');
  await portal.expectNarrow();
});

/** Opens the menu of the tenant's row in the list, with the keyboard. */
async function openMenu(who: Portal) {
  const { page } = who;
  await page.goto(`/tenants?q=${active.slug}`);
  const row = page.getByRole('row', { name: containing(active.slug) });
  await expect(who.button('kit', 'table.rowMenu', row)).toBeVisible();
  await row.focus();
  // Over the row's start to its end.
  await page.keyboard.press(who.language === 'ar' ? 'ArrowRight' : 'ArrowLeft');
  await page.keyboard.press('Enter');
  return page.getByRole('menuitem', {
    name: who.say('tenants', 'action.schedule'),
  });
}

test('schedules from the menu of a row, where it is permitted', async ({
  browser,
  language,
}) => {
  const { page } = portal;
  await (await openMenu(portal)).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio').first()).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const context = await browser.newContext();
  const analyst = new Portal(await context.newPage(), language);
  await analyst.signIn(people.supportAnalyst);
  const item = await openMenu(analyst);
  await expect(item).toHaveAttribute('aria-disabled', 'true');
  await expect(item).toContainText(titleOf('hq.tenant.schedule', language));
  await look(analyst, 'schedule-6-menu');
  await context.close();
  analyst.expectSound();
});

test('finds it in the list of all, filters, and cancels it', async () => {
  const { page } = portal;
  await page.goto('/tenants');
  await page
    .getByRole('main')
    .getByRole('link', { name: portal.say('tenants', 'schedule.listTitle') })
    .or(
      page.getByRole('main').getByRole('tab', {
        name: portal.say('tenants', 'schedule.listTitle'),
      }),
    )
    .first()
    .click();
  await expect(
    portal.heading(portal.say('tenants', 'schedule.listTitle')),
  ).toBeVisible();
  const row = page.getByRole('row', { name: containing(active.slug) });
  await expect(row.locator('[data-status=waiting]')).toBeVisible();
  await look(portal, 'schedule-3-list');
  await portal.expectNarrow();
  await row.getByRole('button').last().click();
  await page
    .getByRole('menuitem', {
      name: containing(portal.say('tenants', 'schedule.cancel')),
    })
    .click();
  const dialog = page.getByRole('dialog');
  await portal.button('tenants', 'schedule.cancelAct', dialog).click();
  await expect(dialog).toBeHidden();
  await expect(row.locator('[data-status=cancelled]')).toBeVisible();
  await page.goto(`/tenants/scheduled?state=waiting&tenantId=${active.id}`);
  await expect(
    page.getByText(portal.say('kit', 'table.noMatch')),
  ).toBeVisible();
});

test('sees a trial end when its moment comes', async () => {
  const { page } = portal;
  await page.goto(`/tenants/${trial.id}`);
  await expect(portal.badge('trial')).toBeVisible();
  await schedule(trial, 'expire');
  await expect(portal.badge('expired')).toBeVisible(SEEN);
  await expect(card().locator('[data-status=done]')).toBeVisible(SEEN);
  await look(portal, 'schedule-4-done');
});

test('is told of a change that was not possible any more', async () => {
  const { page } = portal;
  await page.goto(`/tenants/${active.id}`);
  await schedule(active, 'suspend');
  await portal.button('tenants', 'action.suspend').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(portal.say('kit', 'confirm.reason')).fill('Sooner');
  await portal.button('tenants', 'suspend.act', dialog).click();
  await expect(card().locator('[data-status=skipped]')).toBeVisible(SEEN);
  await look(portal, 'schedule-5-skipped');
  await page.goto('/notifications');
  // In the language of her profile, whatever the journey's.
  const name = page
    .getByText(containing(active.name))
    .or(page.getByText(containing(active.name2)));
  await expect(name.first()).toBeVisible(SEEN);
});
