import { z } from 'zod';
import { AllowedAction } from '../access/fields';
import { FieldChange } from '../kernel/changes';
import { page } from '../kernel/list';
import { TenantNote } from './detail/notes';
import { weekDays, type WeekDay } from './fields';
import { slugProblems } from './slug';
import { initializationSteps, stepStates } from './initialization';
import { tenantActions, tenantStatuses } from './status';

const optionalText = (what: string) => z.string().nullable().describe(what);
const moment = (what: string) =>
  z.string().describe(`${what}, ISO 8601 in UTC`);

const storedDay = z
  .object({
    open: z.string().describe('Opens, local time'),
    close: z.string().describe('Closes, local time'),
  })
  .nullable();

const storedHours = z.object(
  Object.fromEntries(
    weekDays.map(name => [
      name,
      storedDay.describe(`Hours of ${name}; null is closed`),
    ]),
  ) as Record<WeekDay, typeof storedDay>,
);

/** A tenant. */
export const Tenant = z.object({
  id: z.guid().describe('Id'),
  slug: z.string().describe('Unique name in addresses'),
  name: z.string().describe('Name in English'),
  name2: optionalText('Name in Arabic'),
  email: z
    .string()
    .describe('Business e-mail; masked without the permission hq.pii.read'),
  phone: z
    .string()
    .describe('Phone, E.164; masked without the permission hq.pii.read'),
  country: optionalText('Country, ISO 3166-1 alpha-2'),
  currency: optionalText('Currency, ISO 4217'),
  timezone: optionalText('Time zone, IANA'),
  language: z
    .enum(['en', 'ar'])
    .nullable()
    .describe('Language of the tenant’s own screens'),
  address: optionalText('Address'),
  city: optionalText('City'),
  logoUrl: optionalText('Web address of the logo'),
  brandColorPrimary: optionalText('First brand colour, hexadecimal'),
  brandColorSecondary: optionalText('Second brand colour, hexadecimal'),
  status: z.enum(tenantStatuses).describe('Status'),
  planCode: optionalText('Code of the plan'),
  trialEndsAt: moment('End of the trial')
    .nullable()
    .describe('End of the trial, ISO 8601 in UTC; null unless on trial'),
  keptUntil: moment('Until then an archived tenant is kept')
    .nullable()
    .describe(
      'Until then an archived tenant is kept, ISO 8601 in UTC; null unless archived',
    ),
  legalHold: z
    .boolean()
    .describe('Whether a legal hold protects it from being purged'),
  featureFlags: z
    .record(z.string(), z.boolean())
    .describe('Features by name: on or off'),
  businessHours: storedHours.nullable().describe('Opening hours'),
  createdAt: moment('Created'),
  createdBy: optionalText('Who created it'),
  updatedAt: moment('Last changed').nullable(),
  version: z
    .number()
    .int()
    .describe('Changes with every change of the row; sent back as If-Match'),
  allowedActions: z
    .array(AllowedAction(tenantActions))
    .describe('What you may do with it now'),
});
export type Tenant = z.output<typeof Tenant>;

/** A page of tenants. */
export const TenantPage = page(Tenant);

const facet = (what: string) =>
  z
    .array(
      z.object({
        value: z.string().describe('Value to filter by'),
        count: z.number().int().describe('Tenants that have it'),
      }),
    )
    .describe(what);

/** How many tenants match, by what one filters by; each count ignores the filter of its own field. */
export const TenantFacets = z.object({
  status: facet('By status'),
  planCode: facet('By plan'),
  country: facet('By country'),
});
export type TenantFacets = z.output<typeof TenantFacets>;

/** One step of the initialization. */
export const InitializationStep = z.object({
  step: z.enum(initializationSteps).describe('Code of the step'),
  title: z.string().describe('Name of the step, in your language'),
  position: z.number().int().describe('Place in the order, from 1'),
  state: z.enum(stepStates).describe('State'),
  attempts: z.number().int().describe('How often it was started'),
  startedAt: moment('Last started').nullable(),
  finishedAt: moment('Ended').nullable(),
  error: z
    .object({
      code: z.string().describe('Machine code'),
      message: z.string().describe('What went wrong'),
    })
    .nullable()
    .describe('Why it failed; null unless failed'),
  detail: z
    .object({
      created: z.array(z.string()).describe('What the step created'),
      present: z
        .array(z.string())
        .describe('What was there already and was left as it is'),
    })
    .nullable()
    .describe('What it did; null until done'),
});
export type InitializationStep = z.output<typeof InitializationStep>;

/** The initialization of a tenant. */
export const Initialization = z.object({
  tenantId: z.guid().describe('Tenant'),
  state: z
    .enum(['not_started', ...stepStates])
    .describe('State as a whole; not_started where the console never ran it'),
  steps: z.array(InitializationStep).describe('Steps in their order'),
});
export type Initialization = z.output<typeof Initialization>;

/** What a timeline is made of. */
export const timelineKinds = ['change', 'initialization', 'note'] as const;

/** Something that happened to a tenant. */
export const TimelineEntry = z.object({
  id: z.string().describe('Id of the entry'),
  at: moment('When'),
  kind: z
    .enum(timelineKinds)
    .describe('A change by someone, a step of the initialization, or a note'),
  operation: z.string().describe('Operation, or step of the initialization'),
  actor: z.string().describe('Who: e-mail, name of the key, or system'),
  subjectType: z.string().describe('Kind of what was changed'),
  subjectName: optionalText('Name of what was changed'),
  subjectName2: optionalText('Its name in Arabic, where it has one'),
  state: z
    .enum(stepStates)
    .nullable()
    .describe('State of the step; null for a change'),
  changes: z.array(FieldChange).describe('Fields that changed'),
  reason: optionalText('Why, or the error of a failed step'),
  inBulk: z
    .boolean()
    .describe('Whether a person changed it in a run over many tenants'),
  bySchedule: z
    .boolean()
    .describe('Whether a person had scheduled it for that moment'),
  note: TenantNote.nullable().describe('The note; null for all else'),
});
export type TimelineEntry = z.output<typeof TimelineEntry>;

/** A page of the timeline. */
export const TimelinePage = page(TimelineEntry);

/** Answer to whether a slug may be taken. */
export const SlugAvailability = z.object({
  slug: z.string().describe('The asked slug'),
  available: z.boolean().describe('Whether it may be taken'),
  code: z
    .enum([...slugProblems, 'tenant_slug_taken'])
    .nullable()
    .describe('Why not, for machines; null when available'),
  reason: optionalText('Why not, in your language; null when available'),
  suggestion: optionalText('A free slug that is close; null when available'),
});
export type SlugAvailability = z.output<typeof SlugAvailability>;

/** Answer to whether an e-mail address may be taken. */
export const EmailAvailability = z.object({
  email: z.string().describe('The asked address, as it would be kept'),
  available: z.boolean().describe('Whether it may be taken'),
  reason: optionalText('Why not, in your language; null when available'),
});
export type EmailAvailability = z.output<typeof EmailAvailability>;

const limit = (what: string) =>
  z.number().int().nullable().describe(`${what}; null is unlimited`);

const Named = {
  code: z.string().describe('Code'),
  name: z.string().describe('Name in English'),
  name2: optionalText('Name in Arabic'),
};

/** A tenant's subscription to a plan. */
export const Subscription = z.object({
  planCode: optionalText('Code of the plan'),
  status: optionalText('Status of the subscription'),
  ordersLimit: limit('Orders a month'),
  ordersUsed: z.number().int().describe('Orders of the running month'),
  usersLimit: limit('Users'),
  branchesLimit: limit('Branches'),
  startDate: moment('Start').nullable(),
  endDate: moment('End of the paid or trial period').nullable(),
  trialEnds: moment('End of the trial; null when there is none').nullable(),
  autoRenew: z.boolean().describe('Whether it renews by itself'),
});
export type Subscription = z.output<typeof Subscription>;

/** The subscription that a tenant has now. */
export const CurrentSubscription = z.object({
  tenantId: z.guid().describe('Tenant'),
  subscription: Subscription.nullable().describe(
    'Its latest subscription; null when the platform has none',
  ),
});

/** What the onboarding form offers. */
export const OnboardingOptions = z.object({
  plans: z
    .array(
      z.object({
        ...Named,
        description: optionalText('Description in English'),
        description2: optionalText('Description in Arabic'),
        trial: z.boolean().describe('A trial that ends by itself'),
        ordersLimit: limit('Orders a month'),
        usersLimit: limit('Users'),
        branchesLimit: limit('Branches'),
        storageMbLimit: limit('Storage in MB'),
        priceMonthly: z.number().describe('Price a month'),
        priceYearly: z.number().nullable().describe('Price a year'),
        featureFlags: z
          .record(z.string(), z.boolean())
          .describe('Features by name: on or off'),
      }),
    )
    .describe('Plans on offer, in their order'),
  serviceCategories: z
    .array(
      z.object({
        ...Named,
        mandatory: z.boolean().describe('Every tenant has it'),
        icon: optionalText('Name of its icon'),
      }),
    )
    .describe('Service categories that can be enabled, in their order'),
  countries: z
    .array(
      z.object({
        code: z.string().describe('ISO 3166-1 alpha-2'),
        name: z.string().describe('Name in English'),
        name2: z.string().describe('Name in Arabic'),
        currency: z.string().describe('Its currency, ISO 4217'),
        timezone: z.string().describe('Its principal time zone, IANA'),
        dialCode: optionalText('Calling code, like +968'),
      }),
    )
    .describe('All countries, by English name'),
});
export type OnboardingOptions = z.output<typeof OnboardingOptions>;
