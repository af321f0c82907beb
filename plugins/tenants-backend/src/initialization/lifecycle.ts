import { tenantTransitions, type TenantStatus } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { recordChange } from '../change';
import { TRIAL_DAYS } from '../model';
import { updateTenant } from '../store';
import { lockSubscription, moveSubscription } from '../subscriptionMoves';

/** Queue of the jobs that end a trial. */
export const EXPIRE_TRIAL_QUEUE = 'tenants.expire-trial';

const DAY_SECONDS = 24 * 60 * 60;

/** Has the trial of a tenant end at a moment. */
export function endTrialAt(
  scope: Scope,
  tenantId: string,
  end: Date,
): Promise<void> {
  const seconds = (end.getTime() - scope.now.getTime()) / 1000;
  return scope.enqueue(
    EXPIRE_TRIAL_QUEUE,
    { tenantId },
    { startAfterSeconds: Math.max(0, Math.ceil(seconds)) },
  );
}

/** A move of the console's own; does nothing where the status machine does not have it. */
async function moveOn(
  scope: Scope,
  tenantId: string,
  move: 'startTrial' | 'start' | 'expire',
): Promise<TenantStatus | null> {
  const { from, to } = tenantTransitions[move];
  const result = await updateTenant(scope, tenantId, { status: to, from });
  if (!result?.after) return null;
  recordChange(scope, result.before, result.after);
  return result.after.status;
}

/**
 * Ends the provisioning of a tenant. A trial gets a job that ends it.
 * @returns the new status; null when the tenant is past provisioning.
 */
export async function startTenant(
  scope: Scope,
  tenantId: string,
  trial: boolean,
): Promise<TenantStatus | null> {
  const started = await moveOn(scope, tenantId, trial ? 'startTrial' : 'start');
  if (started === 'trial') {
    await scope.enqueue(
      EXPIRE_TRIAL_QUEUE,
      { tenantId },
      { startAfterSeconds: TRIAL_DAYS * DAY_SECONDS },
    );
  }
  return started;
}

/** Ends the trial of a tenant, and its subscription, when the subscription says that it is over. */
export async function expireTrial(
  scope: Scope,
  tenantId: string,
): Promise<TenantStatus | null> {
  const subscription = await lockSubscription(scope, tenantId);
  if (subscription?.trialUntil) return null;
  const status = await moveOn(scope, tenantId, 'expire');
  if (status && subscription) {
    await moveSubscription(scope, tenantId, subscription, status);
  }
  return status;
}
