import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** Chromium without a window: HQ_CHROMIUM, else the system's, else the one that Playwright brings. */
export function launchChromium(): Promise<Browser> {
  const executablePath =
    process.env.HQ_CHROMIUM ||
    (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  });
}

/** Someone of the sample staff whose role needs no second factor. */
export const PERSON = {
  email: 'maha.alharthi@cleanmatex.example',
  password: 'bench-of-the-console-7h2k',
};

/** Signs a member of the sample staff in at the console, in English, and waits for the home page. */
export async function signIn(page: Page, address: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  await page.goto(address);
  await page.getByRole('button', { name: 'English' }).click();
  await button.click();
  await page.getByLabel('E-mail').fill(PERSON.email);
  await page.getByLabel('Password', { exact: true }).fill(PERSON.password);
  await button.click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
}
