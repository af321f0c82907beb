import { tenantsContract } from '@cleanmatex/hq-common';
import { operation, type Operation } from '@cleanmatex/hq-node';
import { tenantActivity } from './activity';
import { tenantAnalytics } from './analyticsStore';
import { tenantBlueprint } from './blueprint';
import { updateBrand } from './branding/service';
import { tenantHealth } from './detail/healthQueries';
import { tenantBranches, tenantUsers } from './detail/peopleQueries';
import { repairTenant } from './detail/repair';
import {
  clearSetting,
  overrideSetting,
  tenantSettings,
} from './detail/settings';
import { tenantUsage } from './detail/usageQueries';
import { exportTenants } from './export';
import { tenantFacets } from './facetStore';
import { readInitialization } from './initialization';
import { presenter } from './model';
import { addNote, deleteNote, editNote } from './notes/service';
import {
  emailAvailability,
  listTenants,
  onboardingOptions,
  slugAvailability,
} from './queries';
import { retentionOperations } from './retention';
import { scheduleOperations } from './schedule';
import {
  createTenant,
  editTenant,
  initializeTenant,
  moveTenant,
} from './service';
import { getTenant } from './store';
import { tenantSubscription } from './subscription';
import { tenantTimeline } from './timeline';

const c = tenantsContract;

/** The operations of the contract with their handlers. */
export const tenantOperations: Operation[] = [
  operation(c.create, createTenant),
  operation(c.list, listTenants),
  operation(c.export, exportTenants),
  operation(c.facets, tenantFacets),
  operation(c.activity, tenantActivity),
  operation(c.analytics, tenantAnalytics),
  operation(c.blueprint, (scope, { tenantId }) =>
    tenantBlueprint(scope, tenantId),
  ),
  operation(c.onboardingOptions, onboardingOptions),
  operation(c.slugAvailability, (scope, { slug }) =>
    slugAvailability(scope, slug),
  ),
  operation(c.emailAvailability, (scope, { email }) =>
    emailAvailability(scope, email),
  ),
  operation(c.get, async (scope, { tenantId }) =>
    presenter(scope.actor, scope.info.locale)(await getTenant(scope, tenantId)),
  ),
  operation(c.update, editTenant),
  operation(c.initialize, initializeTenant),
  operation(c.suspend, (scope, input) => moveTenant(scope, 'suspend', input)),
  operation(c.activate, (scope, input) => moveTenant(scope, 'activate', input)),
  operation(c.archive, (scope, input) => moveTenant(scope, 'archive', input)),
  operation(c.restore, (scope, input) => moveTenant(scope, 'restore', input)),
  operation(c.expire, (scope, input) => moveTenant(scope, 'expire', input)),
  ...retentionOperations,
  ...scheduleOperations,
  operation(c.timeline, tenantTimeline),
  operation(c.addNote, addNote),
  operation(c.editNote, editNote),
  operation(c.deleteNote, deleteNote),
  operation(c.subscription, tenantSubscription),
  operation(c.health, (scope, { tenantId }) => tenantHealth(scope, tenantId)),
  operation(c.repair, repairTenant),
  operation(c.settings, (scope, { tenantId }) =>
    tenantSettings(scope, tenantId),
  ),
  operation(c.overrideSetting, overrideSetting),
  operation(c.clearSetting, clearSetting),
  operation(c.branches, tenantBranches),
  operation(c.users, tenantUsers),
  operation(c.usage, tenantUsage),
  operation(c.initialization, async (scope, { tenantId }) => {
    await getTenant(scope, tenantId);
    return readInitialization(scope, tenantId, scope.info.locale);
  }),
];

/**
 * The operation on a tenant's brand.
 * @param logoAddress - where logos are shown to everybody.
 */
export const brandOperation = (logoAddress: string): Operation =>
  operation(c.updateBrand, (scope, input) =>
    updateBrand(scope, input, logoAddress),
  );
