import {
  countryDefaults,
  diffFields,
  examplePhone,
  initializationSteps,
  isCountryCode,
  statusAfter,
  tenantTransitions,
  toE164,
  type CheckCode,
  type CountryCode,
  type CreateTenant,
  type Initialization,
  type Tenant,
  type TenantAction,
  type UpdateTenant,
} from '@cleanmatex/hq-common';
import { ValidationError, type Scope } from '@cleanmatex/hq-node';
import { recordChange } from './change';
import {
  endTrialAt,
  INITIALIZE_QUEUE,
  readInitialization,
  resetSteps,
} from './initialization';
import { fail, failKernel, forbiddenMove, presenter } from './model';
import {
  listPlans,
  listServiceCategories,
  subscribe,
  type Plan,
} from './planStore';
import {
  getTenant,
  insertTenant,
  updateTenant,
  type TenantWrite,
} from './store';
import { lockSubscription, moveSubscription } from './subscriptionMoves';
import { suspensionCost } from './suspensionCost';

const issue = (path: string, code: CheckCode, params: Record<string, string>) =>
  new ValidationError([{ path, code, params }]);

function phoneOf(phone: string, country: CountryCode | null): string {
  const e164 = toE164(phone, country);
  if (e164) return e164;
  throw issue('phone', 'phone_format', {
    country: country ?? '',
    example: examplePhone(country ?? 'OM'),
  });
}

async function choosePlan(scope: Scope, code: string): Promise<Plan> {
  const plans = await listPlans(scope);
  const plan = plans.find(candidate => candidate.code === code);
  if (plan) return plan;
  const values = plans.map(candidate => candidate.code).join(', ');
  throw issue('planCode', 'one_of', { values });
}

async function checkServiceCategories(
  scope: Scope,
  codes: string[] | undefined,
): Promise<void> {
  if (!codes) return;
  const known = (await listServiceCategories(scope)).map(({ code }) => code);
  const at = codes.findIndex(code => !known.includes(code));
  if (at < 0) return;
  throw issue(`serviceCategories.${at}`, 'one_of', {
    values: known.join(', '),
  });
}

/**
 * Creates a tenant with its subscription, and has it initialized in the background.
 * @throws ValidationError for a plan or category that does not exist.
 * @throws HqError `tenant_slug_taken`, `tenant_email_taken`
 */
export async function createTenant(
  scope: Scope,
  input: CreateTenant,
): Promise<Tenant> {
  const { serviceCategories, featureFlags, ...fields } = input;
  const plan = await choosePlan(scope, input.planCode);
  await checkServiceCategories(scope, serviceCategories);
  const country = input.country as CountryCode;
  const [currency, timezone] = countryDefaults[country];
  const tenant = await insertTenant(
    scope,
    {
      ...fields,
      currency: input.currency ?? currency,
      timezone: input.timezone ?? timezone,
      phone: phoneOf(input.phone, country),
      featureFlags: { ...plan.featureFlags, ...featureFlags },
    },
    initializationSteps.map(step => ({
      step,
      options: step === 'service_categories' ? { serviceCategories } : {},
    })),
  );
  const subscription = await subscribe(scope, tenant.id, plan);
  recordChange(scope, null, tenant);
  const { id, ...terms } = subscription;
  scope.audit({
    subjectType: 'subscription',
    subjectId: id,
    subjectName: plan.name,
    subjectName2: plan.name2,
    tenantId: tenant.id,
    changes: diffFields(null, terms),
  });
  await scope.enqueue(INITIALIZE_QUEUE, { tenantId: tenant.id });
  return presenter(scope.actor, scope.info.locale)(tenant);
}

/** Changes a tenant as one statement, and tells why it could not. */
async function change(
  scope: Scope,
  tenantId: string,
  action: TenantAction,
  write: Omit<TenantWrite, 'from' | 'expectedVersions'>,
  reason?: string,
): Promise<Tenant> {
  const { from } = tenantTransitions[action];
  const expectedVersions = scope.ifMatch;
  const result = await updateTenant(scope, tenantId, {
    ...write,
    from,
    expectedVersions,
  });
  if (!result) throw fail('tenant_not_found');
  const { before, after } = result;
  const present = presenter(scope.actor, scope.info.locale);
  if (after) {
    recordChange(scope, before, after, reason);
    return present(after);
  }
  if (expectedVersions && !expectedVersions.includes(before.version)) {
    throw failKernel('version_conflict');
  }
  if (!from.includes(before.status)) {
    throw forbiddenMove(before.status, action);
  }
  return present(before);
}

async function phoneAfter(
  scope: Scope,
  input: UpdateTenant,
): Promise<string | undefined> {
  if (input.phone === undefined && input.country === undefined) {
    return undefined;
  }
  const whole =
    input.phone !== undefined && input.country !== undefined
      ? { phone: input.phone, country: input.country }
      : { ...(await getTenant(scope, input.tenantId)) };
  const country = input.country ?? whole.country;
  return phoneOf(
    input.phone ?? whole.phone,
    country && isCountryCode(country) ? country : null,
  );
}

/**
 * Changes fields of a tenant that still has the version that the caller saw. Unchanged values change nothing.
 * @throws HqError `tenant_not_found`, `version_conflict` (412), `tenant_transition_forbidden` (archived),
 * `tenant_slug_taken`, `tenant_email_taken`
 */
export async function editTenant(
  scope: Scope,
  input: UpdateTenant,
): Promise<Tenant> {
  const { tenantId, reason, ...values } = input;
  const phone = await phoneAfter(scope, input);
  return change(
    scope,
    tenantId,
    'update',
    { values: { ...values, phone } },
    reason,
  );
}

/**
 * Moves a tenant to the status that an action leads to, and its subscription with it. A tenant that is activated
 * while its trial runs goes on with the trial. With If-Match only from the version that the caller saw.
 * @param reason - goes into the audit log.
 * @throws HqError `tenant_not_found`, `version_conflict`, `tenant_transition_forbidden` with `details.allowed`
 */
export async function moveTenant(
  scope: Scope,
  action: 'suspend' | 'activate' | 'expire' | 'archive' | 'restore',
  input: { tenantId: string; reason?: string },
): Promise<Tenant> {
  const { tenantId, reason } = input;
  if (action === 'suspend') {
    scope.foretell(() => suspensionCost(scope, tenantId));
  }
  const subscription = await lockSubscription(scope, tenantId);
  const trialUntil = subscription?.trialUntil ?? null;
  const status = statusAfter(action, trialUntil !== null);
  const tenant = await change(scope, tenantId, action, { status }, reason);
  if (subscription) {
    await moveSubscription(
      scope,
      tenantId,
      subscription,
      tenant.status,
      reason,
    );
  }
  if (trialUntil && tenant.status === 'trial') {
    await endTrialAt(scope, tenantId, trialUntil);
  }
  // The time of keeping begins and ends with the row's change, which does not see it yet.
  if (action !== 'archive' && action !== 'restore') return tenant;
  return presenter(
    scope.actor,
    scope.info.locale,
  )(await getTenant(scope, tenantId));
}

/**
 * Has the steps that are missing or failed run again; when all are done, nothing happens.
 * @throws HqError `tenant_not_found`, `tenant_transition_forbidden`
 */
export async function initializeTenant(
  scope: Scope,
  input: { tenantId: string; serviceCategories?: string[]; reason?: string },
): Promise<Initialization> {
  const { tenantId, serviceCategories, reason } = input;
  const { locale } = scope.info;
  const tenant = await getTenant(scope, tenantId);
  if (!tenantTransitions.initialize.from.includes(tenant.status)) {
    throw forbiddenMove(tenant.status, 'initialize');
  }
  await checkServiceCategories(scope, serviceCategories);
  const before = await readInitialization(scope, tenantId, locale);
  const waiting = await resetSteps(scope, tenantId, serviceCategories);
  const after = await readInitialization(scope, tenantId, locale);
  scope.audit({
    subjectType: 'tenant',
    subjectId: tenantId,
    subjectName: tenant.name,
    subjectName2: tenant.name2,
    tenantId,
    changes: diffFields(
      { initialization: before.state },
      { initialization: after.state },
    ),
    reason,
  });
  if (waiting) await scope.enqueue(INITIALIZE_QUEUE, { tenantId });
  return after;
}
