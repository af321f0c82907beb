import { TOTP } from 'otpauth';
import { look } from './support/look';
import { people } from './support/people';
import type { Portal } from './support/portal';
import { expect, test } from './support/test';

/** Types the code that an authenticator app shows now. */
async function typeCode(portal: Portal, totp: TOTP, button: string) {
  await portal.page
    .getByLabel(portal.say('signIn', 'code'), { exact: true })
    .fill(totp.generate());
  await portal.button('signIn', button).click();
}

/** Enrols an authenticator app from the key that the page shows. */
async function enrol(portal: Portal): Promise<TOTP> {
  const { page } = portal;
  await expect(
    portal.heading(portal.say('signIn', 'enrol_title')),
  ).toBeVisible();
  await look(portal, 'sign-in-3-enrol');
  const key = await page.locator('#totp-secret').innerText();
  const totp = new TOTP({ secret: key.replace(/\s/g, '') });
  await typeCode(portal, totp, 'turn_on');
  await expect(
    portal.heading(portal.say('signIn', 'recovery_title')),
  ).toBeVisible();
  await look(portal, 'sign-in-4-recovery-codes');
  await portal.button('signIn', 'recovery_saved').click();
  return totp;
}

/** Waits until the authenticator shows another code: each one is good for one sign-in. */
async function nextCode(portal: Portal, totp: TOTP) {
  await portal.page.waitForTimeout(totp.remaining() + 500);
}

test('signs in with a password, enrols a second factor, and signs in with it', async ({
  portal,
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
      const enrolled = await enrol(portal);
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
    await nextCode(portal, totp);
    await page.goto('/');
    await portal.leaveForSignIn();
    await portal.typePassword(person);
    await look(portal, 'sign-in-5-code');
    await typeCode(portal, totp, 'continue');
    await portal.expectSignedIn();
  });
});
