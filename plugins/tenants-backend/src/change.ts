import { diffFields } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { presentChanges, type TenantRecord } from './model';

/** Published when a tenant is created or changed: `{ tenantId, version }`. */
export const TENANT_CHANGED = 'hq.tenant.changed';

/** What of a tenant the audit log compares; the rest follows from it or is the console's own. */
function audited(record: TenantRecord): Record<string, unknown> {
  const {
    id,
    version,
    createdAt,
    createdBy,
    updatedAt,
    trialEndsAt,
    keptUntil,
    legalHold,
    ...fields
  } = record;
  return fields;
}

/** Audits a created or changed tenant, and publishes it. */
export function recordChange(
  scope: Scope,
  before: TenantRecord | null,
  after: TenantRecord,
  reason?: string,
): void {
  const changes = diffFields(before && audited(before), audited(after));
  scope.audit({
    subjectType: 'tenant',
    subjectId: after.id,
    subjectName: after.name,
    subjectName2: after.name2,
    tenantId: after.id,
    // A preview is shown to its caller.
    changes: scope.dryRun ? presentChanges(changes, scope.actor) : changes,
    reason,
  });
  scope.emit(TENANT_CHANGED, { tenantId: after.id, version: after.version });
}
