import {
  diffFields,
  tenantsContract as c,
  type InputOf,
  type Retention,
} from '@cleanmatex/hq-common';
import { operation, type Operation, type Scope } from '@cleanmatex/hq-node';
import { fail } from '../model';
import { PURGE_QUEUE, refusal } from './purgeJob';
import { countTenantRows, rowChanges } from './purgeTables';
import { changePolicy, readPolicy } from './policy';
import {
  lockTenant,
  presentRetention,
  readRetention,
  requestPurge,
} from './store';
import { listTombstones } from './tombstones';

type Reasoned = InputOf<typeof c.hold>;

async function lockKnown(scope: Scope, tenantId: string) {
  const tenant = await lockTenant(scope, tenantId);
  if (!tenant) throw fail('tenant_not_found');
  return tenant;
}

/** Audits a change of a tenant's legal hold. */
async function recordHold(
  scope: Scope,
  { tenantId, reason }: Reasoned,
  tenant: { name: string; name2: string | null },
  before: Retention['hold'],
): Promise<Retention> {
  const after = await readRetention(scope, tenantId);
  scope.audit({
    subjectId: tenantId,
    subjectName: tenant.name,
    subjectName2: tenant.name2,
    tenantId,
    changes: diffFields(
      { legalHold: before?.reason ?? null },
      { legalHold: after.hold?.reason ?? null },
    ),
    reason,
  });
  return presentRetention(after, scope.info.locale);
}

async function hold(scope: Scope, input: Reasoned): Promise<Retention> {
  const tenant = await lockKnown(scope, input.tenantId);
  const before = await readRetention(scope, input.tenantId);
  await scope.query(
    `INSERT INTO hq.tenant_holds (tenant_id, reason, set_by, set_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id) DO UPDATE SET reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at
     WHERE tenant_holds.reason <> excluded.reason`,
    [input.tenantId, input.reason, scope.actor.name, scope.now],
  );
  // When the hold is lifted, notice of a purge is given anew.
  await scope.query(
    'UPDATE hq.tenant_archives SET purge_on = NULL WHERE tenant_id = $1',
    [input.tenantId],
  );
  return recordHold(scope, input, tenant, before.hold);
}

async function liftHold(scope: Scope, input: Reasoned): Promise<Retention> {
  const tenant = await lockKnown(scope, input.tenantId);
  const before = await readRetention(scope, input.tenantId);
  if (!before.hold) throw fail('tenant_not_held');
  await scope.query('DELETE FROM hq.tenant_holds WHERE tenant_id = $1', [
    input.tenantId,
  ]);
  // A purge that the hold stopped is no longer stopped.
  await scope.query(
    'UPDATE hq.tenant_archives SET purge_problem = NULL WHERE tenant_id = $1',
    [input.tenantId],
  );
  return recordHold(scope, input, tenant, before.hold);
}

/**
 * Asks for a purge; the job does it. A dry run counts what it would delete.
 * @throws HqError `tenant_slug_mismatch`, `tenant_not_archived`, `tenant_kept`, `tenant_held`, `purge_tables_closed`
 */
async function purge(
  scope: Scope,
  { tenantId, slug, reason }: InputOf<typeof c.purge>,
): Promise<Retention> {
  const tenant = await lockKnown(scope, tenantId);
  if (slug !== tenant.slug) throw fail('tenant_slug_mismatch');
  const refused = refusal(await readRetention(scope, tenantId), scope.now);
  if (refused) throw refused;
  const rows = scope.dryRun ? await countTenantRows(scope, tenantId) : {};
  await requestPurge(scope, tenantId, reason);
  scope.audit({
    subjectId: tenantId,
    subjectName: tenant.name,
    subjectName2: tenant.name2,
    tenantId,
    changes: scope.dryRun
      ? rowChanges(rows)
      : [{ path: 'purge', before: null, after: 'requested' }],
    reason,
  });
  await scope.enqueue(PURGE_QUEUE, { tenantId }, { singletonKey: tenantId });
  return presentRetention(
    await readRetention(scope, tenantId),
    scope.info.locale,
  );
}

/** Operations on what is kept of tenants, and for how long. */
export const retentionOperations: Operation[] = [
  operation(c.retentionPolicy, scope => readPolicy(scope)),
  operation(c.changeRetentionPolicy, changePolicy),
  operation(c.tombstones, listTombstones),
  operation(c.retention, async (scope, { tenantId }) =>
    presentRetention(await readRetention(scope, tenantId), scope.info.locale),
  ),
  operation(c.hold, hold),
  operation(c.liftHold, liftHold),
  operation(c.purge, purge),
];
