import {
  isCountryCode,
  toE164,
  UpdateTenant,
  checkTexts,
  fillText,
  examplePhone,
  weekDays,
  type BusinessHours,
  type FeatureFlag,
  type RequestOf,
  type Tenant,
  type tenantsContract,
} from '@cleanmatex/hq-common';
import { contractIssues, useHqLanguage } from '@cleanmatex/hq-react';
import { useMemo } from 'react';

/** Fields that the dialog edits; the brand has a dialog of its own. */
export const editedFields = [
  'name',
  'name2',
  'slug',
  'email',
  'phone',
  'country',
  'currency',
  'timezone',
  'language',
  'city',
  'address',
] as const;

/** A field that the dialog edits. */
export type EditedField = (typeof editedFields)[number];

/** What was typed or chosen, by field; an absent field was not touched. */
export type Draft = Partial<Record<EditedField, string>> & {
  businessHours?: BusinessHours | null;
  /** Only features that were switched. */
  featureFlags?: Partial<Record<FeatureFlag, boolean>>;
};

/** Changes as the API takes them; null empties a field. */
export type Changes = Pick<
  RequestOf<typeof tenantsContract.update>,
  EditedField | 'businessHours' | 'featureFlags'
>;

const clearable: ReadonlySet<EditedField> = new Set<EditedField>([
  'name2',
  'city',
  'address',
]);

const sameHours = (a: BusinessHours | null, b: BusinessHours | null) =>
  a === b ||
  (a !== null &&
    b !== null &&
    weekDays.every(
      day => a[day]?.open === b[day]?.open && a[day]?.close === b[day]?.close,
    ));

/** What differs from the tenant. An emptied field is sent as null where it may be empty. */
export function changesOf(tenant: Tenant, draft: Draft): Changes {
  const changes: Changes = {};
  for (const field of editedFields) {
    const typed = draft[field]?.trim();
    if (typed === undefined || typed === (tenant[field] ?? '')) continue;
    Object.assign(changes, {
      [field]: typed === '' && clearable.has(field) ? null : typed,
    });
  }
  const hours = draft.businessHours;
  if (hours !== undefined && !sameHours(hours, tenant.businessHours)) {
    changes.businessHours = hours;
  }
  const flags = Object.entries(draft.featureFlags ?? {}).filter(
    ([name, on]) => on !== (tenant.featureFlags[name] ?? false),
  );
  if (flags.length) changes.featureFlags = Object.fromEntries(flags);
  return changes;
}

/** What is wrong with changes, by field, in the console's language: the contract's own checks. */
export function useEditIssues(
  tenant: Tenant | undefined,
  changes: Changes,
): Record<string, string> {
  const locale = useHqLanguage();
  const fingerprint = JSON.stringify(changes);
  const tenantId = tenant?.id;
  const country = tenant?.country ?? undefined;
  return useMemo(() => {
    const given = JSON.parse(fingerprint) as Changes;
    if (Object.keys(given).length === 0) return {};
    const phone =
      given.phone &&
      phoneProblem(given.phone, given.country ?? country, locale);
    return {
      ...contractIssues(UpdateTenant, { tenantId, ...given }, locale),
      ...(phone ? { phone } : {}),
    };
  }, [tenantId, country, fingerprint, locale]);
}

/** Keeps a number left-to-right within a text of any direction. */
export const isolate = (text: string) => `\u2066${text}\u2069`;

/** What is wrong with a phone for a country; undefined when nothing is, or no country is chosen. */
export function phoneProblem(
  phone: string,
  country: string | undefined,
  locale: 'en' | 'ar',
): string | undefined {
  if (!country || !isCountryCode(country) || toE164(phone, country)) {
    return undefined;
  }
  return fillText(checkTexts.phone_format, locale, {
    country,
    example: isolate(examplePhone(country)),
  });
}
