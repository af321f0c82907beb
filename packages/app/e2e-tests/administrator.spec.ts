import { TOTP } from 'otpauth';
import { look } from './support/look';
import { people } from './support/people';
import { languageNames, Portal } from './support/portal';
import { expect, test } from './support/test';

/** Pages that no other journey visits, each with what is there when it has loaded. */
const pages = {
  'access-users': ['/access/users', 'table'],
  'access-roles': ['/access/roles', 'table'],
  'access-api-keys': ['/access/api-keys', 'h1'],
  'access-sessions': ['/access/sessions', 'h1'],
  catalog: ['/catalog', 'table'],
  'api-docs': ['/api-docs', 'table'],
  'api-definition': ['/catalog/default/api/hq-api/definition', '.opblock'],
  'create-runs': ['/create/tasks', 'table'],
  'create-actions': ['/create/actions', '[role=row]'],
  notifications: ['/notifications', 'h1'],
  settings: ['/settings', 'h1'],
  'my-security': ['/api/identity/account', 'h1'],
};

let portal: Portal;

/** The step of a code, in milliseconds. */
const STEP = 30_000;

async function typeCode(code: string, button: string) {
  await portal.page
    .getByLabel(portal.say('signIn', 'code'), { exact: true })
    .fill(code);
  await portal.button('signIn', button).click();
}

/** Enrols an authenticator app from the key that the page shows. */
async function enrol(): Promise<TOTP> {
  const { page } = portal;
  await expect(
    portal.heading(portal.say('signIn', 'enrol_title')),
  ).toBeVisible();
  await look(portal, 'sign-in-3-enrol');
  const key = await page.locator('#totp-secret').innerText();
  const totp = new TOTP({ secret: key.replace(/\s/g, '') });
  await typeCode(totp.generate(), 'turn_on');
  await expect(
    portal.heading(portal.say('signIn', 'recovery_title')),
  ).toBeVisible();
  await look(portal, 'sign-in-4-recovery-codes');
  await portal.button('signIn', 'recovery_saved').click();
  return totp;
}

/** The code after the present one: a phone's clock may be half a minute fast, and no code is good twice. */
const nextCode = (totp: TOTP) =>
  totp.generate({ timestamp: Date.now() + STEP });

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser, language }) => {
  const context = await browser.newContext();
  portal = new Portal(await context.newPage(), language);
});

test.afterAll(async () => {
  await portal.page.context().close();
  portal.expectSound();
});

test('signs in with a password, enrols a second factor, and signs in with it', async ({
  language,
}) => {
  const { page } = portal;
  const person = language === 'en' ? people.superAdmin : people.technicalAdmin;
  const totp =
    await test.step('the role requires the second factor', async () => {
      await portal.arrive();
      await look(portal, 'sign-in-1-front-door');
      await portal.leaveForSignIn();
      await expect(
        portal.heading(portal.say('signIn', 'sign_in_title')),
      ).toBeVisible();
      await look(portal, 'sign-in-2-password');
      await portal.typePassword(person);
      const enrolled = await enrol();
      await portal.expectSignedIn();
      return enrolled;
    });
  await test.step('signs out', async () => {
    await portal.chooseInAccount(portal.say('shell', 'shell.signOut'));
    await expect(portal.button('shell', 'signIn.action')).toBeVisible();
    await page.goto('/tenants');
    await expect(portal.button('shell', 'signIn.action')).toBeVisible();
  });
  await test.step('signs in with the code', async () => {
    await page.goto('/');
    await portal.leaveForSignIn();
    await portal.typePassword(person);
    await look(portal, 'sign-in-5-code');
    await typeCode(nextCode(totp), 'continue');
    await portal.expectSignedIn();
  });
});

test('sees every page of the console', async () => {
  const seen = portal;
  const { page } = seen;
  for (const [name, [path, content]] of Object.entries(pages)) {
    await test.step(name, async () => {
      await page.goto(path);
      await expect(page.locator(`main ${content}`).first()).toBeVisible();
      await look(seen, name);
    });
  }
});

test('changes the theme and the language', async ({ language }) => {
  const { page } = portal;
  const root = page.locator('html');
  const themed = page.locator('[data-theme-mode]').first();
  await page.goto('/settings');
  await portal.chooseInAccount(portal.say('shell', 'shell.themeDark'));
  await expect(themed).toHaveAttribute('data-theme-mode', 'dark');
  await portal.chooseInAccount(portal.say('shell', 'shell.themeSystem'));
  await expect(themed).toHaveAttribute('data-theme-mode', 'light');
  const other = language === 'en' ? 'ar' : 'en';
  await portal.chooseInAccount(languageNames[other]);
  await expect(root).toHaveAttribute('lang', other);
  await expect(root).toHaveAttribute('dir', other === 'ar' ? 'rtl' : 'ltr');
  const elsewhere = new Portal(page, other);
  await expect(
    elsewhere.heading(elsewhere.say('shell', 'nav.settings')),
  ).toBeVisible();
  await elsewhere.chooseInAccount(languageNames[language]);
  await expect(root).toHaveAttribute('lang', language);
});

test('is led home from an address where nothing is', async () => {
  const { page } = portal;
  await page.goto('/nothing-here');
  await expect(
    portal.heading(portal.say('shell', 'error.notFoundTitle')),
  ).toBeVisible();
  await look(portal, 'not-found');
  await page
    .getByRole('link', { name: portal.say('shell', 'error.goHome') })
    .click();
  await portal.expectSignedIn();
});
