import type { JsonObject } from '@backstage/types';
import {
  countryCodes,
  type Locale,
  type OnboardingOptions,
} from '@cleanmatex/hq-common';
import { createFormat, nameIn } from '@cleanmatex/hq-react';

/** Adds what a field's values are called, so that the review of a form shows words in place of codes. */
type Fill = (
  schema: JsonObject,
  options: OnboardingOptions,
  locale: Locale,
) => JsonObject;

const yesNo: Record<Locale, [yes: string, no: string]> = {
  en: ['Yes', 'No'],
  ar: ['نعم', 'لا'],
};

const fills: Record<string, Fill> = {
  HqPlan: (schema, { plans }, locale) => ({
    ...schema,
    enum: plans.map(({ code }) => code),
    enumNames: plans.map(plan => nameIn(locale, plan)),
  }),
  HqPlace: (schema, _, locale) => {
    const properties = schema.properties as Record<string, JsonObject>;
    const { country } = createFormat(locale);
    return {
      ...schema,
      properties: {
        ...properties,
        country: {
          ...properties.country,
          enum: [...countryCodes],
          enumNames: countryCodes.map(country),
        },
      },
    };
  },
  HqServiceCategories: (schema, { serviceCategories }, locale) => ({
    ...schema,
    properties: Object.fromEntries(
      serviceCategories.map(category => [
        category.code,
        {
          type: 'boolean',
          title: nameIn(locale, category),
          enum: [true, false],
          enumNames: yesNo[locale],
        },
      ]),
    ),
  }),
};

/** Names the choices of the console's own fields in a form's schema. */
export function fillChoices(
  schema: JsonObject,
  options: OnboardingOptions,
  locale: Locale,
): JsonObject {
  const properties = (schema.properties ?? {}) as Record<string, JsonObject>;
  return {
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, property]) => {
        const fill = fills[String(property['ui:field'])];
        return [name, fill ? fill(property, options, locale) : property];
      }),
    ),
  };
}

/** True when some field of the form needs the choices. */
export function needsChoices(schema: JsonObject): boolean {
  const properties = (schema.properties ?? {}) as Record<string, JsonObject>;
  return Object.values(properties).some(
    property => String(property['ui:field']) in fills,
  );
}
