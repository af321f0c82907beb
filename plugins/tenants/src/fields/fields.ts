import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import type { ApiHolder } from '@backstage/core-plugin-api';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { tenantsContract } from '@cleanmatex/hq-common';
import { createHqClient } from '@cleanmatex/hq-react';
import { phoneProblem } from '../actions/draft';
import { EmailField, PhoneField, TextField } from './ContactFields';
import { fieldProblem, localeFrom } from './issues';
import { PlaceField } from './PlaceField';
import { PlanField } from './PlanField';
import type { OnboardingForm } from './props';
import { ServiceCategoriesField } from './ServiceCategoriesField';
import { SettingsField } from './SettingsField';
import { SlugField } from './SlugField';
import { TenantField } from './TenantField';

function clientFrom(apis: ApiHolder) {
  const discovery = apis.get(discoveryApiRef);
  const fetchApi = apis.get(fetchApiRef);
  if (!discovery || !fetchApi) return null;
  return createHqClient({
    getBaseUrl: () => discovery.getBaseUrl('hq'),
    fetch: fetchApi.fetch,
    locale: localeFrom(apis),
  });
}

/** `HqSlug`: unique name in addresses; refused on leaving the step when it is taken. */
export const slugField = createFormField({
  name: 'HqSlug',
  component: SlugField,
  validation: async (slug: string, field, { apiHolder }) => {
    const answer = await clientFrom(apiHolder)?.call(
      tenantsContract.slugAvailability,
      { slug },
    );
    if (answer?.available === false) {
      field.addError(answer.reason ?? answer.slug);
    }
  },
});

/** `HqText`: a line of text. */
export const textField = createFormField({
  name: 'HqText',
  component: TextField,
});

/** `HqEmail`: e-mail address, as the contract takes it; refused on leaving the step when it is taken. */
export const emailField = createFormField({
  name: 'HqEmail',
  component: EmailField,
  validation: async (email: string, field, { apiHolder }) => {
    const problem = fieldProblem('email', email, localeFrom(apiHolder));
    if (problem) {
      field.addError(problem);
      return;
    }
    const answer = await clientFrom(apiHolder)?.call(
      tenantsContract.emailAvailability,
      { email },
    );
    if (answer?.available === false) field.addError(answer.reason ?? email);
  },
});

/** `HqPhone`: phone of the country in field `place`. */
export const phoneField = createFormField({
  name: 'HqPhone',
  component: PhoneField,
  validation: (phone: string, field, { apiHolder, formData }) => {
    const { place } = formData as OnboardingForm;
    const problem = phoneProblem(phone, place?.country, localeFrom(apiHolder));
    if (problem) field.addError(problem);
  },
});

/** `HqPlace`: country, currency and time zone. */
export const placeField = createFormField({
  name: 'HqPlace',
  component: PlaceField,
});

/** `HqPlan`: a plan on offer. */
export const planField = createFormField({
  name: 'HqPlan',
  component: PlanField,
});

/** `HqServiceCategories`: service categories by code, ticked or not. */
export const serviceCategoriesField = createFormField({
  name: 'HqServiceCategories',
  component: ServiceCategoriesField,
});

/** `HqSettings`: what is taken over from another tenant; shown where something is. */
export const settingsField = createFormField({
  name: 'HqSettings',
  component: SettingsField,
});

/** `HqTenant`: a tenant that option `action` is possible for. */
export const tenantField = createFormField({
  name: 'HqTenant',
  component: TenantField,
});
