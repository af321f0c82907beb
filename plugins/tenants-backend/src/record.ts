import {
  BusinessHours,
  countryCodes,
  countryName,
  isCountryCode,
  type Tenant,
} from '@cleanmatex/hq-common';
import type { TenantRecord } from './model';

/** SQL of a tenant's status, as the console knows it. */
export const STATUS_SQL = 'hq.tenant_status(t.status::text, t.is_active)';
/** SQL of the code of a tenant's plan. */
export const PLAN_SQL = 't.s_current_plan::text';
/** SQL of the moment of creation; never null. */
export const CREATED_SQL = 'hq.utc(t.created_at)';

/** SQL of the moment when a tenant's trial ends: the latest that any of its subscriptions grants. */
export const TRIAL_END_SQL = `((SELECT max(s.trial_ends) FROM public.org_subscriptions_mst s
  WHERE s.tenant_org_id = t.id) AT TIME ZONE 'UTC')`;

/** Select list of a tenant, from `public.org_tenants_mst t`; rows of it go into `toRecord`. */
export const TENANT_COLUMNS = `
  t.id, t.slug, t.name, t.name2, t.email, t.phone, t.country, t.currency, t.timezone, t.language, t.address, t.city,
  t.logo_url AS "logoUrl", t.brand_color_primary AS "brandColorPrimary",
  t.brand_color_secondary AS "brandColorSecondary", ${STATUS_SQL} AS status, t.s_current_plan AS "planCode",
  CASE WHEN ${STATUS_SQL} = 'trial' THEN ${TRIAL_END_SQL} END AS "trialEndsAt",
  (SELECT a.keep_until FROM hq.tenant_archives a WHERE a.tenant_id = t.id) AS "keptUntil",
  EXISTS (SELECT FROM hq.tenant_holds h WHERE h.tenant_id = t.id) AS "legalHold",
  t.feature_flags AS "featureFlags", t.business_hours AS "businessHours", ${CREATED_SQL} AS "createdAt",
  t.created_by AS "createdBy", t.updated_at AT TIME ZONE 'UTC' AS "updatedAt", t.xmin::text::bigint AS version`;

/** A row of `TENANT_COLUMNS`, or its JSON. */
export interface TenantRow
  extends Omit<
    TenantRecord,
    | 'featureFlags'
    | 'businessHours'
    | 'createdAt'
    | 'updatedAt'
    | 'trialEndsAt'
    | 'keptUntil'
    | 'language'
  > {
  language: string | null;
  featureFlags: unknown;
  businessHours: unknown;
  createdAt: Date | string;
  updatedAt: Date | string | null;
  trialEndsAt: Date | string | null;
  keptUntil: Date | string | null;
}

const codesByName = new Map(
  countryCodes.flatMap(code =>
    [code, countryName(code, 'en'), countryName(code, 'ar')].map(
      name => [name.toLowerCase(), code] as const,
    ),
  ),
);

/**
 * The ISO code of a stored country. Other applications of the platform store names too, such as "Oman".
 * @returns the stored text where it names no known country.
 */
export function readCountry(stored: string | null): string | null {
  if (!stored?.trim()) return null;
  return codesByName.get(stored.trim().toLowerCase()) ?? stored;
}

/** Everything, in lower case, that may be stored for countries. */
export function storedCountries(codes: string[]): string[] {
  return codes.flatMap(code =>
    isCountryCode(code)
      ? [code, countryName(code, 'en'), countryName(code, 'ar')].map(name =>
          name.toLowerCase(),
        )
      : [code.toLowerCase()],
  );
}

function readLanguage(stored: string | null): Tenant['language'] {
  const code = stored?.slice(0, 2).toLowerCase();
  return code === 'en' || code === 'ar' ? code : null;
}

function readFlags(stored: unknown): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(stored ?? {}).filter(([, on]) => typeof on === 'boolean'),
  );
}

const toIso = (moment: Date | string) => new Date(moment).toISOString();

/** A tenant out of its row. What other applications stored in another shape reads as absent. */
export function toRecord(row: TenantRow): TenantRecord {
  const hours = BusinessHours.safeParse(row.businessHours);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    name2: row.name2,
    email: row.email,
    phone: row.phone,
    country: readCountry(row.country),
    currency: row.currency,
    timezone: row.timezone,
    language: readLanguage(row.language),
    address: row.address,
    city: row.city,
    logoUrl: row.logoUrl,
    brandColorPrimary: row.brandColorPrimary,
    brandColorSecondary: row.brandColorSecondary,
    status: row.status,
    planCode: row.planCode,
    trialEndsAt: row.trialEndsAt && toIso(row.trialEndsAt),
    keptUntil: row.keptUntil && toIso(row.keptUntil),
    legalHold: row.legalHold,
    featureFlags: readFlags(row.featureFlags),
    businessHours: hours.success ? hours.data : null,
    createdAt: toIso(row.createdAt),
    createdBy: row.createdBy,
    updatedAt: row.updatedAt && toIso(row.updatedAt),
    version: Number(row.version),
  };
}
