import {
  diffFields,
  RetentionPolicy,
  type ChangeRetentionPolicy,
} from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';

/** Queue of the jobs that look for archived tenants whose time is over. */
export const SWEEP_QUEUE = 'tenants.sweep-archives';

/** The policy as it is stored, with the chain of sweeps that counts. */
type PolicyRow = RetentionPolicy & { sweepId: string };

/** The policy; with `lock`, nobody changes it until the transaction ends. */
export async function readPolicy(
  scope: Scope,
  lock: '' | 'FOR UPDATE' | 'FOR SHARE' = '',
): Promise<PolicyRow> {
  const [row] = await scope.query<PolicyRow>(
    `SELECT retention_days AS "retentionDays", auto_purge AS "autoPurge", notice_days AS "noticeDays", sweep_id AS "sweepId"
     FROM hq.tenant_retention_policy ${lock}`,
  );
  return row;
}

/**
 * Changes how long archived tenants are kept, and whether the console purges them itself. When that is turned on,
 * notices are given anew and sweeps begin; turned off, they end.
 */
export async function changePolicy(
  scope: Scope,
  { reason, ...wanted }: ChangeRetentionPolicy,
): Promise<RetentionPolicy> {
  const before = RetentionPolicy.parse(await readPolicy(scope, 'FOR UPDATE'));
  const after: RetentionPolicy = {
    retentionDays: wanted.retentionDays,
    autoPurge: wanted.autoPurge ?? before.autoPurge,
    noticeDays: wanted.noticeDays ?? before.noticeDays,
  };
  const isTurnedOn = after.autoPurge && !before.autoPurge;
  const [{ sweepId }] = await scope.query<{ sweepId: string }>(
    `UPDATE hq.tenant_retention_policy SET retention_days = $1, auto_purge = $2, notice_days = $3,
       sweep_id = CASE WHEN $4 THEN gen_random_uuid() ELSE sweep_id END
     RETURNING sweep_id AS "sweepId"`,
    [after.retentionDays, after.autoPurge, after.noticeDays, isTurnedOn],
  );
  if (after.autoPurge !== before.autoPurge) {
    await scope.query('UPDATE hq.tenant_archives SET purge_on = NULL');
  }
  if (isTurnedOn) await scope.enqueue(SWEEP_QUEUE, { sweepId });
  scope.audit({ changes: diffFields(before, after), reason });
  return after;
}
