import { expect } from '@playwright/test';
import { look } from './look';
import type { Portal } from './portal';
import { containing, type Language } from './texts';

/** A tenant that a journey onboards. */
export interface NewTenant {
  name: string;
  name2: string;
  slug: string;
  email: string;
  phone: string;
  /** Its country's name in the language of the journey. */
  country: string;
}

/** A tenant of its own for each run in each language. */
export function newTenant(language: Language): NewTenant {
  const mark = Date.now().toString(36);
  return {
    name: language === 'en' ? 'Bright Wash' : 'Pearl Laundry',
    name2: language === 'en' ? 'برايت ووش' : 'مغسلة اللؤلؤة',
    slug: `${language === 'en' ? 'bright-wash' : 'pearl-laundry'}-${mark}`,
    email: `owner-${mark}@laundry.example`,
    phone: '+968 9212 3456',
    country: language === 'en' ? 'Oman' : 'عُمان',
  };
}

/** The name that the console shows in the journey's language. */
export const shownName = (portal: Portal, tenant: NewTenant) =>
  portal.language === 'en' ? tenant.name : tenant.name2;

const field = (portal: Portal, key: string) =>
  portal.page
    .getByRole('main')
    .getByRole('textbox', { name: containing(portal.say('tenants', key)) });

async function chooseCountry(portal: Portal, country: string) {
  const { page } = portal;
  await page
    .getByRole('main')
    .getByRole('button', {
      name: containing(portal.say('tenants', 'form.country.choose')),
    })
    .click();
  await page
    .getByPlaceholder(portal.say('tenants', 'form.country.search'))
    .fill(country);
  await page.getByRole('option', { name: country, exact: true }).click();
}

/** Fills in the template's form, step by step, up to the review. */
export async function fillIn(portal: Portal, tenant: NewTenant): Promise<void> {
  const { page } = portal;
  const next = portal.button('scaffolder', 'stepper.nextButtonText');
  await field(portal, 'field.name').fill(tenant.name);
  await field(portal, 'field.name2').fill(tenant.name2);
  await field(portal, 'field.slug').fill(tenant.slug);
  await expect(
    page.getByText(
      portal.say('tenants', 'form.slug.free', { slug: tenant.slug }),
    ),
  ).toBeVisible();
  await look(portal, 'onboard-1-business');
  await next.click();
  await chooseCountry(portal, tenant.country);
  await field(portal, 'field.email').fill(tenant.email);
  await field(portal, 'field.phone').fill(tenant.phone);
  await look(portal, 'onboard-2-place');
  await next.click();
  await page.locator('main input[type=radio][value=FREE_TRIAL]').check();
  await look(portal, 'onboard-3-plan');
  await portal.button('scaffolder', 'stepper.reviewButtonText').click();
}
