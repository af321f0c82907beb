import { createHash } from 'node:crypto';
import type { Retention } from '@cleanmatex/hq-common';
import { HqError, reasonOf, type Job, type Scope } from '@cleanmatex/hq-node';
import { TENANT_CHANGED } from '../change';
import { fail } from '../model';
import { lockSubscription } from '../subscriptionMoves';
import { deleteTenant, rowChanges, type PurgedTable } from './purgeTables';
import { lockTenant, notePurgeProblem, readRetention } from './store';

/** Queue of the jobs that purge a tenant. */
export const PURGE_QUEUE = 'tenants.run-purge';

/** Why a tenant may not be purged now; undefined when it may. */
export function refusal(
  { archive, hold }: Retention,
  now: Date,
): HqError | undefined {
  if (!archive) return fail('tenant_not_archived');
  if (hold) return fail('tenant_held', { reason: hold.reason });
  if (Date.parse(archive.keepUntil) > now.getTime()) {
    return fail('tenant_kept', { until: archive.keepUntil.slice(0, 10) });
  }
  return undefined;
}

type Archive = NonNullable<Retention['archive']>;
type Purged = NonNullable<Awaited<ReturnType<typeof lockTenant>>> & {
  tenantId: string;
};

async function bury(
  scope: Scope,
  { tenantId, ...tenant }: Purged,
  archive: Archive,
  tables: PurgedTable[],
): Promise<string> {
  const purgedAt = scope.now.toISOString();
  const { slug } = tenant;
  const proof = JSON.stringify({ tenantId, slug, purgedAt, tables });
  const hash = createHash('sha256').update(proof).digest('hex');
  await scope.query(
    `INSERT INTO hq.tenant_tombstones (tenant_id, slug, name, name2, archived_at, purged_at, purged_by, reason, proof, proof_hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tenantId,
      slug,
      tenant.name,
      tenant.name2,
      archive.archivedAt,
      purgedAt,
      archive.purge?.requestedBy,
      archive.purge?.reason ?? '',
      proof,
      hash,
    ],
  );
  return hash;
}

/**
 * Purges a tenant: deletion, proof, tombstone and audit entry commit together, so that a killed job leaves a whole
 * tenant. What has moved on since the request (restored, held) stops it with a notice.
 */
async function purge(scope: Scope, tenantId: string): Promise<void> {
  await lockSubscription(scope, tenantId);
  const tenant = await lockTenant(scope, tenantId);
  if (!tenant) return;
  const retention = await readRetention(scope, tenantId);
  const { archive } = retention;
  if (!archive?.purge) return;
  const refused = refusal(retention, scope.now);
  if (refused) {
    await notePurgeProblem(scope, tenantId, reasonOf(refused), true);
    return;
  }
  await scope.query(`SET LOCAL statement_timeout = '10min'`);
  const tables = await deleteTenant(scope, tenantId);
  const proofHash = await bury(scope, { tenantId, ...tenant }, archive, tables);
  const gone = tables.filter(({ deleted }) => deleted > 0);
  scope.audit({
    subjectType: 'tenant',
    subjectId: tenantId,
    subjectName: tenant.name,
    subjectName2: tenant.name2,
    tenantId,
    changes: [
      { path: 'requestedBy', before: null, after: archive.purge.requestedBy },
      { path: 'proofHash', before: null, after: proofHash },
      ...rowChanges(
        Object.fromEntries(gone.map(({ table, deleted }) => [table, deleted])),
      ),
    ],
    reason: archive.purge.reason ?? undefined,
  });
  scope.emit(TENANT_CHANGED, { tenantId });
}

/** Purges a tenant, and notes what stopped it. */
export const purgeJob: Job = {
  queue: PURGE_QUEUE,
  concurrency: 1,
  async handler(context, data) {
    const tenantId = String(data.tenantId);
    try {
      await context.inScope(PURGE_QUEUE, scope => purge(scope, tenantId));
    } catch (error) {
      const final = error instanceof HqError;
      const { message } = error as Error;
      const problem = final
        ? reasonOf(error)
        : { code: 'internal', en: message, ar: message };
      await context.inScope(PURGE_QUEUE, scope =>
        notePurgeProblem(scope, tenantId, problem, final),
      );
      if (!final) throw error;
    }
  },
};
