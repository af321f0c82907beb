import { tenantsContract as c } from '@cleanmatex/hq-common';
import {
  HqError,
  reasonOf,
  type Actor,
  type HqAccess,
  type Job,
  type JobContext,
} from '@cleanmatex/hq-node';
import { fail } from '../model';
import { lockSubscription } from '../subscriptionMoves';
import { SKIPPED_QUEUE } from './skippedJob';
import { recordScheduled, SCHEDULE_QUEUE } from './service';
import { findChange, settleChange, type ChangeRecord } from './store';

/** Attempts after the first; when the last one fails too, the change is skipped. */
const RETRY_LIMIT = 5;

/**
 * Carries a change out as its author: the action, its audit entries and the change's new state commit together, so
 * that a run that is killed has done nothing, and a second run finds it settled.
 */
function carryOut(
  context: JobContext,
  { id, tenantId, action, reason }: ChangeRecord,
  author: Actor,
): Promise<void> {
  return context.inScope(
    SCHEDULE_QUEUE,
    async scope => {
      // Everything that moves a tenant takes this lock first.
      await lockSubscription(scope, tenantId);
      const before = await findChange(scope, id, true);
      if (before?.state !== 'waiting') return;
      await scope.call(c[action], { tenantId, reason });
      await settleChange(scope, id, 'done', null);
      recordScheduled(scope, before, { ...before, state: 'done' }, reason);
    },
    author,
  );
}

/** Notes that a change was not possible, and has its author told. */
function skip(
  context: JobContext,
  { id }: ChangeRecord,
  error: Error,
): Promise<void> {
  return context.inScope(SCHEDULE_QUEUE, async scope => {
    const before = await findChange(scope, id, true);
    if (before?.state !== 'waiting') return;
    const outcome = reasonOf(error);
    await settleChange(scope, id, 'skipped', outcome);
    recordScheduled(scope, before, { ...before, state: 'skipped' }, outcome);
    await scope.enqueue(SKIPPED_QUEUE, { changeId: id });
  });
}

/**
 * Carries a scheduled change out at its moment, unless it was cancelled.
 * @param actorById - whoever scheduled it, with the rights held now.
 */
export const scheduledChangeJob = (actorById: HqAccess['actorById']): Job => ({
  queue: SCHEDULE_QUEUE,
  retryLimit: RETRY_LIMIT,
  async handler(context, data) {
    const changeId = String(data.changeId);
    const change = await context.inScope(SCHEDULE_QUEUE, scope =>
      findChange(scope, changeId),
    );
    if (change?.state !== 'waiting') return;
    const { authorType, authorId, authorName } = change;
    try {
      const author = await actorById(authorType, authorId);
      if (!author)
        throw fail('tenant_change_author_gone', { name: authorName });
      await carryOut(context, change, author);
    } catch (error) {
      // Any other error is a matter of the job, which is tried again.
      const ofTheChange = error instanceof HqError;
      if (!ofTheChange && context.attempt <= RETRY_LIMIT) throw error;
      await skip(context, change, error as Error);
    }
  },
});
