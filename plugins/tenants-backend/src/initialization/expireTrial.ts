import type { Job } from '@cleanmatex/hq-node';
import { expireTrial, EXPIRE_TRIAL_QUEUE } from './lifecycle';

/** Ends a trial 14 days after it began, unless it was prolonged or the tenant has moved on. */
export const expireTrialJob: Job = {
  queue: EXPIRE_TRIAL_QUEUE,
  async handler(context, { tenantId }) {
    await context.inScope(EXPIRE_TRIAL_QUEUE, scope =>
      expireTrial(scope, String(tenantId)),
    );
  },
};
