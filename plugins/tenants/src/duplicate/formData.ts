import type { TenantBlueprint } from '@cleanmatex/hq-common';

/** What the onboarding form takes over besides its own fields. */
export interface TakenSettings {
  name?: string;
  name2?: string | null;
  featureFlags?: TenantBlueprint['featureFlags'];
  businessHours?: NonNullable<TenantBlueprint['businessHours']>;
}

const given = (fields: object) =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null),
  );

/** A blueprint as values of the onboarding form; what the blueprint does not have is left for the person. */
export function formDataOf(blueprint: TenantBlueprint) {
  const { name, name2, featureFlags, businessHours, language, planCode } =
    blueprint;
  const { country, currency, timezone } = blueprint;
  const settings: TakenSettings = given({
    name,
    name2,
    featureFlags,
    businessHours,
  });
  return given({
    place: country && given({ country, currency, timezone }),
    language,
    planCode,
    serviceCategories: Object.fromEntries(
      blueprint.serviceCategories.map(code => [code, true]),
    ),
    settings,
  });
}
