import { z } from 'zod';
import { line } from '../access/fields';
import type { CheckCode } from '../kernel/checkTexts';
import { check } from '../kernel/issues';
import type { Text } from '../kernel/language';
import { isCountryCode } from './countries';
import { reservedSlugs, SLUG_MAX, SLUG_MIN, slugPattern } from './slug';

const currencies = new Set(Intl.supportedValuesOf('currency'));
const zoneNames = new Map(
  Intl.supportedValuesOf('timeZone').map(zone => [zone.toLowerCase(), zone]),
);
const zonePattern = /^(UTC|[A-Z][A-Za-z]+(\/[A-Z][A-Za-z0-9_+-]*){1,2})$/;
const hexColor = /^#[0-9A-Fa-f]{6}$/;
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** True for a time zone of the IANA database, spelled as there. */
export function isTimeZone(zone: string): boolean {
  if (!zonePattern.test(zone)) return false;
  const known = zoneNames.get(zone.toLowerCase());
  if (known) return known === zone;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** A slug that may be given to a tenant. */
export const Slug = z
  .string()
  .trim()
  .min(SLUG_MIN)
  .max(SLUG_MAX)
  .refine(slug => slugPattern.test(slug), check('slug_format'))
  .refine(slug => !reservedSlugs.has(slug), check('slug_reserved'))
  .meta({
    description: 'Unique name in addresses; 3 to 63 characters',
    pattern: slugPattern.source,
    examples: ['seeb-laundry'],
  });

/** Longest e-mail address; as the platform's column, and as RFC 5321 allows. */
const EMAIL_MAX = 254;

/** Business e-mail; kept in lower case. */
export const TenantEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(EMAIL_MAX)
  .email()
  .describe('Business e-mail address, unique among tenants');

/** Phone as typed; `toE164` makes it canonical for the tenant's country. */
export const Phone = line(50).describe(
  'Phone number of the country, international (+968…) or as dialled there; kept as E.164',
);

export const Country = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCountryCode, check('country_code'))
  .meta({
    description: 'Country, ISO 3166-1 alpha-2',
    pattern: '^[A-Z]{2}$',
    examples: ['OM'],
  });

export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine(code => currencies.has(code), check('currency_code'))
  .meta({
    description: 'Currency, ISO 4217',
    pattern: '^[A-Z]{3}$',
    examples: ['OMR'],
  });

export const TimeZone = z
  .string()
  .trim()
  .max(50)
  .refine(isTimeZone, check('time_zone'))
  .meta({
    description: 'Time zone, IANA',
    examples: ['Asia/Muscat'],
  });

export const Language = z
  .enum(['en', 'ar'])
  .describe('Language of the tenant’s own screens');

export const BrandColor = z
  .string()
  .trim()
  .refine(color => hexColor.test(color), check('hex_color'))
  .toUpperCase()
  .meta({
    description: 'Colour, hexadecimal',
    pattern: hexColor.source,
    examples: ['#0F766E'],
  });

function hasCredentials(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

/** Only the browser's own machine is reached without encryption: a console under development keeps logos there. */
const isSecure = (url: string) =>
  !URL.canParse(url) ||
  new URL(url).protocol === 'https:' ||
  ['localhost', '127.0.0.1'].includes(new URL(url).hostname);

export const LogoUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine(isSecure, check('invalid_url'))
  .refine(url => !hasCredentials(url), check('url_credentials'))
  .describe('Web address of the logo, https; http only on localhost');

export const PlanCode = line(20).describe('Code of the plan');

/** Flags that plans grant; `plan` values are the defaults of a new tenant. */
export const featureFlagNames = [
  'advanced_analytics',
  'api_access',
  'b2b_contracts',
  'driver_app',
  'in_app_receipts',
  'loyalty_programs',
  'marketplace_listings',
  'multi_branch',
  'pdf_invoices',
  'printing',
  'whatsapp_receipts',
  'white_label',
] as const;
export type FeatureFlag = (typeof featureFlagNames)[number];

/** Names of the features. */
export const featureFlagTexts: Record<FeatureFlag, Text> = {
  advanced_analytics: { en: 'Advanced analytics', ar: 'تحليلات متقدمة' },
  api_access: { en: 'API access', ar: 'الوصول البرمجي' },
  b2b_contracts: { en: 'Business contracts', ar: 'عقود الشركات' },
  driver_app: { en: 'Driver app', ar: 'تطبيق السائق' },
  in_app_receipts: { en: 'In-app receipts', ar: 'إيصالات داخل التطبيق' },
  loyalty_programs: { en: 'Loyalty programmes', ar: 'برامج الولاء' },
  marketplace_listings: { en: 'Marketplace listing', ar: 'الظهور في السوق' },
  multi_branch: { en: 'Several branches', ar: 'تعدد الفروع' },
  pdf_invoices: { en: 'PDF invoices', ar: 'فواتير PDF' },
  printing: { en: 'Printing', ar: 'الطباعة' },
  whatsapp_receipts: { en: 'WhatsApp receipts', ar: 'إيصالات واتساب' },
  white_label: { en: 'Own branding', ar: 'هوية خاصة' },
};

const flag = z.boolean().optional();

/** Flags to set; those left out keep their value (a new tenant: the plan's). */
export const FeatureFlags = z
  .strictObject(
    Object.fromEntries(
      featureFlagNames.map(name => [
        name,
        flag.describe(`Whether ${name} is on`),
      ]),
    ) as Record<FeatureFlag, typeof flag>,
  )
  .describe('Features to switch on or off; the others stay');

/** Days of the week as business hours name them. */
export const weekDays = [
  'sun',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
] as const;
export type WeekDay = (typeof weekDays)[number];

const moment = (what: string, code: CheckCode = 'time_of_day') =>
  z
    .string()
    .refine(text => timeOfDay.test(text), check(code))
    .meta({ description: what, pattern: timeOfDay.source });

const areTimes = (...texts: string[]) =>
  texts.every(text => timeOfDay.test(text));

/** Opening and closing of one day; closing before opening is of the next day. */
export const DayHours = z
  .strictObject({
    open: moment('Opens, local time, 24 hours'),
    close: moment(
      'Closes, local time, 24 hours; earlier than open: on the next day',
    ),
  })
  .refine(({ open, close }) => !areTimes(open, close) || open !== close, {
    ...check('business_hours'),
    path: ['close'],
  });

const day = DayHours.nullable();

/** Hours of every day of the week. */
export const BusinessHours = z
  .strictObject(
    Object.fromEntries(
      weekDays.map(name => [
        name,
        day.describe(`Hours of ${name}; null is closed`),
      ]),
    ) as Record<WeekDay, typeof day>,
  )
  .check(
    z.superRefine((hours, context) => {
      weekDays.forEach((name, index) => {
        const today = hours[name];
        const next = hours[weekDays[(index + 1) % weekDays.length]];
        const pastMidnight = today && today.close < today.open;
        if (!pastMidnight || !next || today.close <= next.open) return;
        context.addIssue({
          code: 'custom',
          ...check('business_hours_overlap'),
          path: [name, 'close'],
        });
      });
    }),
  )
  .describe('Opening hours of every day of the week');
export type BusinessHours = z.output<typeof BusinessHours>;

/** Codes of service categories. */
export const ServiceCategoryCodes = z
  .array(line(120))
  .min(1)
  .max(50)
  .describe('Codes of service categories to enable; left out: all active ones');
