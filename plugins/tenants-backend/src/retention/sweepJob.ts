import {
  reasonText,
  type Job,
  type KeptReason,
  type Scope,
} from '@cleanmatex/hq-node';
import { TENANT_CHANGED } from '../change';
import { readPolicy, SWEEP_QUEUE } from './policy';
import { PURGE_QUEUE } from './purgeJob';
import { NOTICE_QUEUE } from './noticeJob';
import { requestPurge } from './store';

const EVERY_SECONDS = 60 * 60;
/** Most tenants of one sweep; the rest is the next one's. */
const NOTICES = 200;
const PURGES = 20;
const REASON: KeptReason = {
  code: 'tenant_keeping_over',
  en: 'Its time of keeping is over',
  ar: 'انتهت مدة حفظها',
};

interface Due {
  tenantId: string;
  name: string;
  name2: string | null;
  purgeOn: Date;
}

function audit(
  scope: Scope,
  { tenantId, name, name2 }: Due,
  change: { path: string; before: unknown; after: unknown },
): void {
  scope.audit({
    subjectType: 'tenant',
    subjectId: tenantId,
    subjectName: name,
    subjectName2: name2,
    tenantId,
    changes: [change],
    reason: REASON,
  });
  scope.emit(TENANT_CHANGED, { tenantId });
}

/** Tenants that no hold protects and nobody purges, and whose last purge was not stopped. */
const FREE = `a.purge_requested_at IS NULL AND a.purge_problem IS NULL
  AND NOT EXISTS (SELECT FROM hq.tenant_holds h WHERE h.tenant_id = a.tenant_id)`;

async function giveNotice(scope: Scope, days: number): Promise<void> {
  const due = await scope.query<Due>(
    `UPDATE hq.tenant_archives n
     SET purge_on = greatest(d.keep_until, $1::timestamptz + make_interval(days => $2))
     FROM (SELECT a.tenant_id, a.keep_until, t.name, t.name2
       FROM hq.tenant_archives a JOIN public.org_tenants_mst t ON t.id = a.tenant_id
       WHERE a.purge_on IS NULL AND a.keep_until <= $1::timestamptz + make_interval(days => $2) AND ${FREE}
       ORDER BY a.keep_until LIMIT ${NOTICES} FOR UPDATE OF a SKIP LOCKED) d
     WHERE n.tenant_id = d.tenant_id
     RETURNING n.tenant_id AS "tenantId", d.name, d.name2, n.purge_on AS "purgeOn"`,
    [scope.now, days],
  );
  for (const each of due) {
    const after = each.purgeOn.toISOString();
    audit(scope, each, { path: 'purgeOn', before: null, after });
    await scope.enqueue(NOTICE_QUEUE, { tenantId: each.tenantId });
  }
}

async function askForPurges(scope: Scope): Promise<void> {
  const due = await scope.query<Due>(
    `SELECT a.tenant_id AS "tenantId", t.name, t.name2, a.purge_on AS "purgeOn"
     FROM hq.tenant_archives a JOIN public.org_tenants_mst t ON t.id = a.tenant_id
     WHERE a.purge_on <= $1::timestamptz AND a.keep_until <= $1::timestamptz AND ${FREE}
     ORDER BY a.purge_on LIMIT ${PURGES} FOR UPDATE OF a SKIP LOCKED`,
    [scope.now],
  );
  for (const each of due) {
    const { tenantId } = each;
    await requestPurge(scope, tenantId, reasonText(REASON));
    audit(scope, each, { path: 'purge', before: null, after: 'requested' });
    await scope.enqueue(PURGE_QUEUE, { tenantId }, { singletonKey: tenantId });
  }
}

/**
 * Gives notice of archived tenants whose time is nearly over, and asks for the purge of those whose notice is over
 * too; then has the next sweep start in an hour. All of it commits together, so that a chain of sweeps goes on
 * exactly once; it ends when the policy is turned off.
 */
export const sweepJob: Job = {
  queue: SWEEP_QUEUE,
  concurrency: 1,
  handler: (context, { sweepId }) =>
    context.inScope(SWEEP_QUEUE, async scope => {
      const policy = await readPolicy(scope, 'FOR UPDATE');
      if (!policy.autoPurge || policy.sweepId !== sweepId) return;
      await askForPurges(scope);
      await giveNotice(scope, policy.noticeDays);
      await scope.enqueue(
        SWEEP_QUEUE,
        { sweepId },
        { startAfterSeconds: EVERY_SECONDS },
      );
    }),
};
