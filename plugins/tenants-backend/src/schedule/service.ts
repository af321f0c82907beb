import {
  diffFields,
  SCHEDULE_MAX_DAYS,
  scheduledStateTexts,
  statusAfter,
  tenantActionTexts,
  tenantsContract as c,
  tenantStatusTexts,
  canMove,
  type CancelScheduledChange,
  type ScheduleChange,
  type ScheduledChange,
  type TenantStatus,
} from '@cleanmatex/hq-common';
import {
  authorize,
  ValidationError,
  type AuditEntry,
  type Scope,
} from '@cleanmatex/hq-node';
import { fail } from '../model';
import { getTenant } from '../store';
import { lockSubscription } from '../subscriptionMoves';
import {
  findChange,
  insertChange,
  presentChange,
  settleChange,
  waitingChanges,
  type ChangeRecord,
} from './store';

/** Queue of the jobs that carry a scheduled change out. */
export const SCHEDULE_QUEUE = 'tenants.run-scheduled-change';

/** Published when a change is scheduled, cancelled, carried out or skipped: `{ tenantId }`. */
export const SCHEDULE_CHANGED = 'hq.tenant.schedule';

const DAY_MS = 24 * 60 * 60 * 1000;

/** @throws ValidationError `in_future`, `too_far_ahead` */
function checkMoment(at: Date, now: Date): void {
  const ahead = at.getTime() - now.getTime();
  if (ahead <= 0)
    throw new ValidationError([{ path: 'at', code: 'in_future' }]);
  if (ahead <= SCHEDULE_MAX_DAYS * DAY_MS) return;
  const params = { days: String(SCHEDULE_MAX_DAYS) };
  throw new ValidationError([{ path: 'at', code: 'too_far_ahead', params }]);
}

/**
 * The status that a tenant will have at a moment, if nothing happens to it but what is scheduled and the end of its
 * trial.
 */
async function statusThen(
  scope: Scope,
  tenantId: string,
  at: Date,
): Promise<TenantStatus> {
  const subscription = await lockSubscription(scope, tenantId);
  const trialUntil = subscription?.trialUntil ?? null;
  let { status } = await getTenant(scope, tenantId);
  const runsAt = (moment: Date) => trialUntil !== null && trialUntil > moment;
  for (const { action, dueAt } of await waitingChanges(scope, tenantId)) {
    if (dueAt >= at) break;
    if (status === 'trial' && !runsAt(dueAt)) status = 'expired';
    if (canMove(status, action)) {
      status = statusAfter(action, runsAt(dueAt)) ?? status;
    }
  }
  return status === 'trial' && !runsAt(at) ? 'expired' : status;
}

/** Audits what became of a scheduled change, and publishes it. */
export function recordScheduled(
  scope: Scope,
  before: ChangeRecord | null,
  after: ChangeRecord,
  reason?: AuditEntry['reason'],
): void {
  const fields = ({ action, dueAt, state }: ChangeRecord) => ({
    action,
    at: dueAt.toISOString(),
    state,
  });
  scope.audit({
    subjectType: 'scheduled-change',
    subjectId: after.id,
    subjectName: after.tenantName,
    subjectName2: after.tenantName2,
    tenantId: after.tenantId,
    changes: diffFields(before && fields(before), fields(after)),
    reason,
  });
  scope.emit(SCHEDULE_CHANGED, { tenantId: after.tenantId });
}

/**
 * Has an action done to a tenant at a moment, with the rights that the caller holds then.
 * @throws ValidationError for a moment that is past or too far ahead.
 * @throws HqError `permission_missing`, `tenant_not_found`, `tenant_change_impossible`, `tenant_change_same_time`
 */
export async function scheduleChange(
  scope: Scope,
  input: ScheduleChange,
): Promise<ScheduledChange> {
  const { tenantId, action, reason } = input;
  authorize(c[action], scope);
  const at = new Date(input.at);
  checkMoment(at, scope.now);
  const status = await statusThen(scope, tenantId, at);
  if (!canMove(status, action)) {
    throw fail('tenant_change_impossible', {
      status: tenantStatusTexts[status],
      action: tenantActionTexts[action],
    });
  }
  const changeId = await insertChange(scope, input);
  const change = (await findChange(scope, changeId)) as ChangeRecord;
  recordScheduled(scope, null, change, reason);
  const seconds = Math.ceil((at.getTime() - scope.now.getTime()) / 1000);
  await scope.enqueue(
    SCHEDULE_QUEUE,
    { changeId },
    { startAfterSeconds: seconds },
  );
  return presentChange(change, scope.info.locale);
}

/**
 * Cancels a change that still waits.
 * @throws HqError `tenant_change_not_found`, `tenant_change_settled`
 */
export async function cancelScheduledChange(
  scope: Scope,
  { tenantId, changeId, reason }: CancelScheduledChange,
): Promise<ScheduledChange> {
  const before = await findChange(scope, changeId, true);
  if (before?.tenantId !== tenantId) throw fail('tenant_change_not_found');
  if (before.state !== 'waiting') {
    const state = scheduledStateTexts[before.state];
    throw fail('tenant_change_settled', { state });
  }
  const outcome = reason ? { text: reason } : null;
  await settleChange(scope, changeId, 'cancelled', outcome);
  const after = (await findChange(scope, changeId)) as ChangeRecord;
  recordScheduled(scope, before, after, reason);
  return presentChange(after, scope.info.locale);
}
