import { appLanguageApiRef } from '@backstage/frontend-plugin-api';
import type { ApiHolder } from '@backstage/core-plugin-api';
import {
  CreateTenant,
  describeIssues,
  type Locale,
} from '@cleanmatex/hq-common';

/** The language of the console, for what runs outside a component. */
export function localeFrom(apis: ApiHolder): Locale {
  const language = apis.get(appLanguageApiRef)?.getLanguage().language;
  return language === 'ar' ? 'ar' : 'en';
}

/** What the contract finds wrong with a value of a new tenant's field; undefined when nothing. */
export function fieldProblem(
  field: keyof typeof CreateTenant.shape,
  value: unknown,
  locale: Locale,
): string | undefined {
  const parsed = CreateTenant.shape[field].safeParse(value, {
    reportInput: true,
  });
  if (parsed.success) return undefined;
  return describeIssues(parsed.error.issues, locale)[0].message;
}
