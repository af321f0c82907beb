import { z } from 'zod';
import { arabicName, line, Reason, searchText } from '../access/fields';
import { exportFormat } from '../kernel/export';
import { check } from '../kernel/issues';
import {
  MAX_PAGE_SIZE,
  anyOf,
  dayOrMoment,
  listQuery,
  mayBeBlank,
} from '../kernel/list';
import { examplePhone, isCountryCode, toE164 } from './countries';
import {
  BrandColor,
  BusinessHours,
  Country,
  Currency,
  FeatureFlags,
  Language,
  LogoUrl,
  Phone,
  PlanCode,
  ServiceCategoryCodes,
  Slug,
  TenantEmail,
  TimeZone,
} from './fields';
import { timelineKinds } from './schemas';
import { SLUG_MAX } from './slug';
import { tenantStatuses } from './status';

const name = line(255).describe('Name in English');
const name2 = arabicName(255).describe('Name in Arabic');
const address = line(500).describe('Address');
const city = line(100).describe('City');

/** Reports a phone that is no number of the given country. */
const phoneOfCountry = z.superRefine<{ phone?: unknown; country?: unknown }>(
  ({ phone, country }, context) => {
    const code = String(country).trim().toUpperCase();
    if (typeof phone !== 'string' || !isCountryCode(code)) return;
    if (phone.length > 50 || toE164(phone, code)) return;
    context.addIssue({
      code: 'custom',
      ...check('phone_format', { country: code, example: examplePhone(code) }),
      path: ['phone'],
    });
  },
  { when: ({ value }) => typeof value === 'object' && value !== null },
);

/** What a new tenant is made of. */
export const CreateTenant = z
  .strictObject({
    name,
    name2: name2.nullish(),
    slug: Slug,
    email: TenantEmail,
    phone: Phone,
    country: Country,
    currency: Currency.optional().describe(
      'Currency, ISO 4217. Default: the country’s',
    ),
    timezone: TimeZone.optional().describe(
      'Time zone, IANA. Default: the country’s principal one',
    ),
    language: Language.default('en'),
    address: address.nullish(),
    city: city.nullish(),
    logoUrl: LogoUrl.nullish(),
    brandColorPrimary: BrandColor.optional(),
    brandColorSecondary: BrandColor.optional(),
    planCode: PlanCode,
    featureFlags: FeatureFlags.optional(),
    businessHours: BusinessHours.optional(),
    serviceCategories: ServiceCategoryCodes.optional(),
  })
  .check(phoneOfCountry);
export type CreateTenant = z.output<typeof CreateTenant>;

const tenantId = z.guid().describe('Id of the tenant');

/** Names a tenant. */
export const TenantParams = z.strictObject({ tenantId });

/** Names a tenant and says why. */
export const TenantReason = z.strictObject({ tenantId, reason: Reason });

/** Names a tenant and what to initialize. */
export const InitializeTenant = z.strictObject({
  tenantId,
  serviceCategories: ServiceCategoryCodes.optional(),
  reason: Reason,
});

const profile = {
  name: name.optional(),
  name2: name2.nullish(),
  slug: Slug.optional(),
  email: TenantEmail.optional(),
  phone: Phone.optional(),
  country: Country.optional(),
  currency: Currency.optional(),
  timezone: TimeZone.optional(),
  language: Language.optional(),
  address: address.nullish(),
  city: city.nullish(),
  logoUrl: LogoUrl.nullish(),
  brandColorPrimary: BrandColor.nullish(),
  brandColorSecondary: BrandColor.nullish(),
  featureFlags: FeatureFlags.optional(),
  businessHours: BusinessHours.nullish(),
};

/** Fields of a tenant that can be edited. */
export const profileFields = Object.keys(profile) as Array<
  keyof typeof profile
>;

/** Fields to change; those left out stay. Plan and status have operations of their own. */
export const UpdateTenant = z
  .strictObject({ tenantId, ...profile, reason: Reason })
  .check(phoneOfCountry)
  .refine(
    input => profileFields.some(field => input[field] !== undefined),
    check('nothing_to_change'),
  );
export type UpdateTenant = z.output<typeof UpdateTenant>;

/** Filters of the list, field by field. */
export const tenantFilters = {
  ids: z
    .preprocess(
      value => (typeof value === 'string' ? value.split(',') : value),
      z.array(z.guid()).min(1).max(MAX_PAGE_SIZE),
    )
    .optional()
    .describe('Ids of tenants, at most a page of them'),
  q: mayBeBlank(searchText).describe(
    'Words of the name, Arabic name or slug; e-mail and phone too with the permission hq.pii.read',
  ),
  slug: mayBeBlank(line(SLUG_MAX)).describe('Exactly this slug'),
  knownAs: mayBeBlank(line(SLUG_MAX)).describe(
    'The tenant with this slug; where none has it, the one that had it last',
  ),
  status: anyOf(z.enum(tenantStatuses)).describe('Statuses'),
  planCode: anyOf(line(120)).describe('Codes of plans'),
  country: anyOf(Country).describe('Countries, ISO 3166-1 alpha-2'),
  createdFrom: dayOrMoment('Created from then on'),
  createdTo: dayOrMoment(
    'Created before that moment, or until the end of that day',
  ),
  trialEndsBefore: dayOrMoment(
    'On trial, and the trial ends before that moment, or until the end of that day',
  ),
};

/** Fields that the list of tenants sorts by. */
export const tenantSorts = [
  'name',
  'createdAt',
  'updatedAt',
  'status',
  'slug',
  'trialEndsAt',
] as const;

/** Query of the list. */
export const TenantListQuery = z.strictObject({
  ...listQuery(tenantSorts, '-createdAt'),
  ...tenantFilters,
});
export type TenantListQuery = z.output<typeof TenantListQuery>;

/** Query of the list as a file: all pages, in the list's order. */
export const TenantExportQuery = TenantListQuery.omit({
  limit: true,
  cursor: true,
}).extend({ format: exportFormat });
export type TenantExportQuery = z.output<typeof TenantExportQuery>;

/** Filters of the list, as the facets take them. */
export const TenantFilters = z.strictObject(tenantFilters);
export type TenantFilters = z.output<typeof TenantFilters>;

/** Query of the timeline. */
export const TimelineQuery = z.strictObject({
  tenantId,
  ...listQuery(['at'], '-at'),
  kind: anyOf(z.enum(timelineKinds)).describe('Only entries of these kinds'),
  actor: mayBeBlank(searchText).describe('Part of who did it'),
  from: dayOrMoment('From then on'),
  to: dayOrMoment('Before that moment, or until the end of that day'),
  entry: mayBeBlank(line(100)).describe('Only the entry with this id'),
});
export type TimelineQuery = z.output<typeof TimelineQuery>;

/** Asks for an e-mail address. */
export const EmailQuery = z.strictObject({ email: TenantEmail });

/** Asks for a slug. */
export const SlugQuery = z.strictObject({
  slug: z.string().max(200).describe('Slug to look up'),
});
