import type {
  FieldChange,
  Page,
  TimelineEntry,
  TimelineQuery,
} from '@cleanmatex/hq-common';
import {
  cutPage,
  keysetSql,
  SqlParams,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import { INITIALIZE_QUEUE } from './initialization';
import { presentChanges } from './model';
import { getTenant } from './store';

const timelineKeyset: Keyset<'at'> = {
  list: 'tenant-timeline',
  sorts: { at: { sql: 'e.at', type: 'timestamptz' } },
  id: { sql: 'e.id', type: 'text' },
};

interface EntryRow extends Omit<TimelineEntry, 'at' | 'changes'> {
  at: Date;
  changes: FieldChange[];
}

/**
 * What was audited of the tenant, and its initialization steps. What a step creates is audited one by one;
 * here the step stands for it.
 */
const ENTRIES_SQL = `(
  SELECT a.id::text AS id, a.occurred_at AS at, 'change' AS kind, a.operation, a.actor_name AS actor,
    a.subject_type AS "subjectType", a.subject_name AS "subjectName", NULL AS state, a.changes, a.reason
  FROM hq.sys_audit_log a
  WHERE a.tenant_id = $1 AND a.outcome = 'success' AND NOT a.dry_run
    AND (a.operation <> $2 OR a.subject_type = 'tenant')
  UNION ALL
  SELECT s.step, coalesce(s.finished_at, s.started_at), 'initialization', s.step, 'system',
    'initialization', NULL, s.state, '[]', s.error ->> 'message'
  FROM hq.tenant_initialization_steps s
  WHERE s.tenant_id = $1 AND s.started_at IS NOT NULL
) AS e`;

/** What happened to a tenant. @throws HqError `tenant_not_found`, `invalid_cursor` */
export async function tenantTimeline(
  scope: Scope,
  query: TimelineQuery,
): Promise<Page<TimelineEntry>> {
  const params = new SqlParams();
  params.add(query.tenantId);
  params.add(INITIALIZE_QUEUE);
  const keyset = keysetSql(timelineKeyset, query, params);
  const [rows, [{ count }]] = await Promise.all([
    scope.query<EntryRow>(
      `SELECT e.*, ${keyset.select} FROM ${ENTRIES_SQL}
       WHERE ${keyset.where} ORDER BY ${keyset.orderBy} LIMIT ${keyset.limit}`,
      params.values,
    ),
    scope.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${ENTRIES_SQL}`,
      [query.tenantId, INITIALIZE_QUEUE],
    ),
    getTenant(scope, query.tenantId),
  ]);
  return cutPage(timelineKeyset, query, rows, count, row => ({
    ...row,
    at: row.at.toISOString(),
    changes: presentChanges(row.changes, scope.actor),
  }));
}
