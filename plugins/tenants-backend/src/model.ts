import {
  actionsFrom,
  canMove,
  fillText,
  joinTexts,
  kernelErrors,
  maskEmail,
  maskPhone,
  missingPermission,
  notFromStatusText,
  tenantActions,
  tenantActionTexts,
  tenantErrors,
  tenantStatusTexts,
  tenantTransitions,
  type FieldChange,
  type Locale,
  type PermissionName,
  type Tenant,
  type TenantAction,
  type TenantStatus,
} from '@cleanmatex/hq-common';
import {
  allows,
  failWith,
  type Actor,
  type HqError,
} from '@cleanmatex/hq-node';

/** Throws the errors of tenants. */
export const fail = failWith(tenantErrors);
/** Throws the errors that every operation shares. */
export const failKernel = failWith(kernelErrors);

/** A tenant as it is stored; what depends on the reader is added by `presentTenant`. */
export type TenantRecord = Omit<Tenant, 'allowedActions'>;

/** Code of the plan that is a trial. */
export const TRIAL_PLAN = 'FREE_TRIAL';
/** Length of a trial. */
export const TRIAL_DAYS = 14;

/** True for the plan that ends by itself. */
export const isTrialPlan = (planCode: string | null) =>
  planCode?.toUpperCase() === TRIAL_PLAN;

/** When a subscription that starts now ends: a trial after 14 days, any other after a month. */
export function periodEnd(planCode: string, start: Date): Date {
  if (!isTrialPlan(planCode)) return monthAfter(start);
  const end = new Date(start);
  end.setUTCDate(end.getUTCDate() + TRIAL_DAYS);
  return end;
}

/** The same day and time of the next month, or its last day where it has no such day. */
export function monthAfter(start: Date): Date {
  const end = new Date(start);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + 1);
  // A month later than 31 January is the last of February, not 3 March.
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end;
}

/** Whether the reader may see e-mail addresses and phones. */
export const seesPersonalData = (actor: Actor) => allows(actor, 'hq.pii.read');

const permissionReason = (permission: PermissionName, locale: Locale) =>
  fillText(
    kernelErrors.permission_missing,
    locale,
    missingPermission(permission),
  );

/** Which actions the status machine and the reader's permissions allow, and why not the others. */
export function allowedActions(
  status: TenantStatus,
  actor: Actor,
  locale: Locale,
): Tenant['allowedActions'] {
  return tenantActions.map(action => {
    const { permission } = tenantTransitions[action];
    if (permission && !allows(actor, permission)) {
      const reason = permissionReason(permission, locale);
      return { action, allowed: false, reason, permission };
    }
    if (canMove(status, action)) {
      return { action, allowed: true, reason: null, permission: null };
    }
    const reason = fillText(notFromStatusText, locale, {
      status: tenantStatusTexts[status],
    });
    return { action, allowed: false, reason, permission: null };
  });
}

/** Error of an action that the status machine does not have from this status. */
export function forbiddenMove(
  status: TenantStatus,
  action: TenantAction,
): HqError {
  const allowed = actionsFrom(status);
  return fail(
    'tenant_transition_forbidden',
    {
      action: tenantActionTexts[action],
      status: tenantStatusTexts[status],
      allowed: allowed.length
        ? joinTexts(allowed.map(name => tenantActionTexts[name]))
        : '–',
    },
    { status, action, allowed },
  );
}

/**
 * Makes what readers get of tenants: personal data masked without `hq.pii.read`, and the actions that they
 * may take. Actions are worked out once per status.
 */
export function presenter(actor: Actor, locale: Locale) {
  const clear = seesPersonalData(actor);
  const actions = new Map<TenantStatus, Tenant['allowedActions']>();
  return (record: TenantRecord): Tenant => {
    const known = actions.get(record.status);
    const allowed = known ?? allowedActions(record.status, actor, locale);
    if (!known) actions.set(record.status, allowed);
    return {
      ...record,
      email: clear ? record.email : maskEmail(record.email),
      phone: clear ? record.phone : maskPhone(record.phone),
      allowedActions: allowed,
    };
  };
}

const masks: Record<string, (value: string) => string> = {
  email: maskEmail,
  phone: maskPhone,
};

/** Changes as a reader may see them: e-mail and phone masked without `hq.pii.read`. */
export function presentChanges(
  changes: FieldChange[],
  actor: Actor,
): FieldChange[] {
  if (seesPersonalData(actor)) return changes;
  return changes.map(change => {
    const mask = masks[change.path.split('.').at(-1) ?? ''];
    if (!mask) return change;
    const hide = (value: unknown) =>
      typeof value === 'string' ? mask(value) : value;
    return {
      ...change,
      before: hide(change.before),
      after: hide(change.after),
    };
  });
}
