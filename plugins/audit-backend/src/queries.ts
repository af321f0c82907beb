import {
  auditContract,
  auditErrors,
  type AuditFacets,
  type AuditFilters,
  type AuditLogDetail,
  type AuditLogEntry,
  type InputOf,
  type Page,
} from '@cleanmatex/hq-common';
import {
  SqlParams,
  cutPage,
  failWith,
  hashedSelect,
  keysetSql,
  sealSelect,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import { whereSql, type Sight } from './filters';
import { seesPersonalData, toDetail, toEntry, type SealedRow } from './model';

const fail = failWith(auditErrors);

const keyset: Keyset<'occurredAt'> = {
  list: 'audit-logs',
  sorts: { occurredAt: { sql: 'l.occurred_at', type: 'timestamptz' } },
  id: { sql: 'l.id', type: 'uuid' },
};

const sealedLog =
  'hq.sys_audit_log l LEFT JOIN hq.sys_audit_chain c ON c.audit_id = l.id';

/** What the caller of a scope may see and search by. */
export function sightOf(scope: Scope): Sight {
  return { personalData: seesPersonalData(scope.actor) };
}

/** A page of entries, newest first unless asked otherwise. */
export async function listEntries(
  scope: Scope,
  query: InputOf<typeof auditContract.list>,
): Promise<Page<AuditLogEntry>> {
  const params = new SqlParams();
  const where = whereSql(query, params, sightOf(scope));
  const matching = [...params.values];
  const paged = keysetSql(keyset, query, params);
  const [rows, [{ total }]] = await Promise.all([
    scope.query<SealedRow>(
      `SELECT ${hashedSelect}, ${sealSelect}, ${paged.select}
       FROM ${sealedLog}
       WHERE ${where} AND ${paged.where}
       ORDER BY ${paged.orderBy} LIMIT ${paged.limit}`,
      params.values,
    ),
    scope.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM hq.sys_audit_log l WHERE ${where}`,
      matching,
    ),
  ]);
  return cutPage(keyset, query, rows, total, row => toEntry(row, scope));
}

/** One entry. @throws HqError `audit_entry_not_found` */
export async function getEntry(
  scope: Scope,
  auditId: string,
): Promise<AuditLogDetail> {
  const [row] = await scope.query<SealedRow>(
    `SELECT ${hashedSelect}, ${sealSelect} FROM ${sealedLog} WHERE l.id = $1`,
    [auditId],
  );
  if (!row) throw fail('audit_entry_not_found');
  return toDetail(row, scope);
}

const facetColumns: Record<keyof AuditFacets, string> = {
  operation: 'l.operation',
  outcome: 'l.outcome',
  severity: 'l.severity',
  subjectType: 'l.subject_type',
  actorType: 'l.actor_type',
};

/** Counts by each facet; a facet's own filter does not narrow its counts. */
export async function countFacets(
  scope: Scope,
  filters: AuditFilters,
): Promise<AuditFacets> {
  const params = new SqlParams();
  const names = Object.keys(facetColumns) as Array<keyof AuditFacets>;
  const counts = names.map(name => {
    const where = whereSql(filters, params, sightOf(scope), name);
    return `SELECT '${name}' AS facet, ${facetColumns[name]} AS value, count(*)::int AS count
      FROM hq.sys_audit_log l WHERE ${where} GROUP BY 2`;
  });
  const rows = await scope.query<{
    facet: keyof AuditFacets;
    value: string;
    count: number;
  }>(`${counts.join(' UNION ALL ')} ORDER BY count DESC, value`, params.values);
  const facets = Object.fromEntries(
    names.map(name => [name, [] as AuditFacets['operation']]),
  ) as AuditFacets;
  for (const { facet, value, count } of rows) {
    facets[facet].push({ value, count });
  }
  return facets;
}
