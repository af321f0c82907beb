import { z } from 'zod';
import { endpoint } from '../kernel/endpoint';
import { exportDeclaration } from '../kernel/export';
import { tenantActivityContract } from './activity';
import { tenantAnalyticsContract } from './analytics';
import { tenantBlueprintContract } from './blueprint';
import {
  tenantBrandingContract,
  tenantHealthContract,
  tenantNotesContract,
  tenantPeopleContract,
  tenantSettingsContract,
  tenantUsageContract,
} from './detail';
import {
  CreateTenant,
  EmailQuery,
  InitializeTenant,
  SlugQuery,
  TenantExportQuery,
  TenantFilters,
  TenantListQuery,
  TenantParams,
  TenantReason,
  TimelineQuery,
  UpdateTenant,
} from './inputs';
import { retentionContract } from './retention/operations';
import { scheduleContract } from './schedule/operations';
import {
  CurrentSubscription,
  EmailAvailability,
  Initialization,
  OnboardingOptions,
  SlugAvailability,
  Tenant,
  TenantFacets,
  TenantPage,
  TimelinePage,
} from './schemas';
import { undoEdit, undoOnboarding } from './undo';

const createTenant = endpoint({
  id: 'tenants.create',
  method: 'POST',
  path: '/tenants',
  summary: 'Onboard a tenant',
  description:
    'Creates the tenant and its subscription, and starts its initialization in the background.',
  permission: 'hq.tenant.create',
  audit: { subject: 'tenant', severity: 'high' },
  input: CreateTenant,
  output: Tenant,
  versioned: true,
  successStatus: 201,
  created: 'id',
  errors: ['ConflictError'],
  bulk: { title: { en: 'Onboard', ar: 'تهيئة' } },
  undo: { operation: 'tenants.archive', input: undoOnboarding },
});

const listTenants = endpoint({
  id: 'tenants.list',
  method: 'GET',
  path: '/tenants',
  summary: 'Find tenants by words and filters',
  permission: 'hq.tenant.read',
  input: TenantListQuery,
  output: TenantPage,
});

const exportTenants = endpoint({
  ...exportDeclaration,
  id: 'tenants.export',
  path: '/tenants/export',
  summary: 'Download the found tenants as a file',
  description:
    'All pages of the list in its order. Columns are the fields of a tenant. Personal data is masked for whoever may not see it.',
  permission: 'hq.tenant.export',
  audit: { subject: 'tenant', severity: 'medium' },
  input: TenantExportQuery,
  errors: ['InputError'],
});

const tenantFacets = endpoint({
  id: 'tenants.facets',
  method: 'GET',
  path: '/tenants/facets',
  summary: 'Count the found tenants by status, plan and country',
  permission: 'hq.tenant.read',
  input: TenantFilters,
  output: TenantFacets,
});

const onboardingOptions = endpoint({
  id: 'tenants.onboardingOptions',
  method: 'GET',
  path: '/tenants/onboarding-options',
  summary: 'Plans, service categories and countries that a new tenant can have',
  permission: 'hq.tenant.read',
  input: z.strictObject({}),
  output: OnboardingOptions,
});

const slugAvailability = endpoint({
  id: 'tenants.slugAvailability',
  method: 'GET',
  path: '/tenants/slug-availability',
  summary: 'Tell whether a slug may be taken',
  permission: 'hq.tenant.read',
  input: SlugQuery,
  output: SlugAvailability,
});

const emailAvailability = endpoint({
  id: 'tenants.emailAvailability',
  method: 'GET',
  path: '/tenants/email-availability',
  summary: 'Tell whether an e-mail address may be a new tenant’s',
  permission: 'hq.tenant.create',
  input: EmailQuery,
  output: EmailAvailability,
});

const getTenant = endpoint({
  id: 'tenants.get',
  method: 'GET',
  path: '/tenants/{tenantId}',
  summary: 'One tenant with what you may do with it',
  permission: 'hq.tenant.read',
  input: TenantParams,
  output: Tenant,
  versioned: true,
  errors: ['NotFoundError'],
});

const updateTenant = endpoint({
  id: 'tenants.update',
  method: 'PATCH',
  path: '/tenants/{tenantId}',
  summary: 'Change fields of a tenant',
  permission: 'hq.tenant.update',
  audit: { subject: 'tenant', severity: 'medium' },
  input: UpdateTenant,
  output: Tenant,
  versioned: true,
  errors: ['NotFoundError', 'ConflictError', 'PreconditionFailedError'],
  undo: {
    operation: 'tenants.update',
    input: ({ tenantId }, changes) => undoEdit(tenantId, changes),
  },
});

const initializeTenant = endpoint({
  id: 'tenants.initialize',
  method: 'POST',
  path: '/tenants/{tenantId}/initialize',
  summary: 'Run the steps of the initialization that are missing or failed',
  description: 'Changes nothing when all steps are done.',
  permission: 'hq.tenant.initialize',
  audit: { subject: 'tenant', severity: 'medium' },
  input: InitializeTenant,
  output: Initialization,
  successStatus: 202,
  idempotent: true,
  errors: ['NotFoundError', 'ConflictError'],
  bulk: {
    title: { en: 'Initialize', ar: 'إعداد' },
    each: 'tenantId',
    among: 'tenants.list',
  },
});

const suspendTenant = endpoint({
  id: 'tenants.suspend',
  method: 'POST',
  path: '/tenants/{tenantId}/suspend',
  summary: 'Stop sign-in for a tenant; its data stays',
  description:
    'Its dry run tells what that would cost: open orders, pickups due and money owed; null where the platform does not tell.',
  permission: 'hq.tenant.suspend',
  audit: { subject: 'tenant', severity: 'high' },
  input: TenantReason,
  output: Tenant,
  versioned: true,
  destructive: true,
  errors: ['NotFoundError', 'ConflictError', 'PreconditionFailedError'],
  bulk: {
    title: { en: 'Suspend', ar: 'إيقاف' },
    each: 'tenantId',
    among: 'tenants.list',
  },
  undo: {
    operation: 'tenants.activate',
    input: ({ tenantId }) => ({ tenantId }),
  },
});

const activateTenant = endpoint({
  id: 'tenants.activate',
  method: 'POST',
  path: '/tenants/{tenantId}/activate',
  summary: 'Let the people of a suspended or expired tenant sign in again',
  permission: 'hq.tenant.activate',
  audit: { subject: 'tenant', severity: 'high' },
  input: TenantReason,
  output: Tenant,
  versioned: true,
  errors: ['NotFoundError', 'ConflictError', 'PreconditionFailedError'],
  bulk: {
    title: { en: 'Activate', ar: 'تفعيل' },
    each: 'tenantId',
    among: 'tenants.list',
  },
  undo: {
    operation: 'tenants.suspend',
    input: ({ tenantId }, changes) =>
      changes.some(
        ({ path, before }) => path === 'status' && before === 'suspended',
      )
        ? { tenantId }
        : undefined,
  },
});

const tenantTimeline = endpoint({
  id: 'tenants.timeline',
  method: 'GET',
  path: '/tenants/{tenantId}/timeline',
  summary: 'What happened to a tenant, newest first',
  permission: 'hq.tenant.read',
  input: TimelineQuery,
  output: TimelinePage,
  errors: ['NotFoundError'],
});

const tenantInitialization = endpoint({
  id: 'tenants.initialization',
  method: 'GET',
  path: '/tenants/{tenantId}/initialization',
  summary: 'Steps of a tenant’s initialization',
  permission: 'hq.tenant.read',
  input: TenantParams,
  output: Initialization,
  errors: ['NotFoundError'],
});

const tenantSubscription = endpoint({
  id: 'tenants.subscription',
  method: 'GET',
  path: '/tenants/{tenantId}/subscription',
  summary: 'A tenant’s subscription with its limits and dates',
  permission: 'hq.tenant.read',
  input: TenantParams,
  output: CurrentSubscription,
  errors: ['NotFoundError'],
});

/** Operations on tenants. */
export const tenantsContract = {
  create: createTenant,
  list: listTenants,
  export: exportTenants,
  facets: tenantFacets,
  onboardingOptions,
  slugAvailability,
  emailAvailability,
  ...retentionContract,
  ...scheduleContract,
  get: getTenant,
  update: updateTenant,
  initialize: initializeTenant,
  suspend: suspendTenant,
  activate: activateTenant,
  timeline: tenantTimeline,
  initialization: tenantInitialization,
  subscription: tenantSubscription,
  ...tenantActivityContract,
  ...tenantAnalyticsContract,
  ...tenantBlueprintContract,
  ...tenantBrandingContract,
  ...tenantHealthContract,
  ...tenantNotesContract,
  ...tenantPeopleContract,
  ...tenantSettingsContract,
  ...tenantUsageContract,
};
