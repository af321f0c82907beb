import type { AuditFilters } from '@cleanmatex/hq-common';
import { periodSql, type SqlParams } from '@cleanmatex/hq-node';
import { personSubjects } from './masking';

/** What a caller who may not see personal data must not find entries by either. */
export interface Sight {
  personalData: boolean;
}

type Condition = (
  filters: AuditFilters,
  params: SqlParams,
  sight: Sight,
) => string | undefined;

const contains = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const equals =
  (field: keyof AuditFilters, column: string): Condition =>
  (filters, params) =>
    filters[field] === undefined
      ? undefined
      : `${column} = ${params.add(filters[field])}`;

const oneOf =
  (field: keyof AuditFilters, column: string): Condition =>
  (filters, params) =>
    filters[field] === undefined
      ? undefined
      : `${column} = ANY(${params.add(filters[field])}::text[])`;

const conditions: Record<keyof AuditFilters, Condition> = {
  actor: ({ actor }, params, { personalData }) => {
    if (actor === undefined) return undefined;
    const isId = `l.actor_id = ${params.add(actor)}`;
    return personalData
      ? `(${isId} OR l.actor_name ILIKE ${params.add(contains(actor))})`
      : isId;
  },
  actorType: oneOf('actorType', 'l.actor_type'),
  operation: oneOf('operation', 'l.operation'),
  subjectType: oneOf('subjectType', 'l.subject_type'),
  subjectId: equals('subjectId', 'l.subject_id'),
  tenantId: equals('tenantId', 'l.tenant_id'),
  outcome: oneOf('outcome', 'l.outcome'),
  severity: oneOf('severity', 'l.severity'),
  correlationId: equals('correlationId', 'l.correlation_id'),
  from: ({ from }, params) =>
    periodSql('l.occurred_at', from, undefined, params)[0],
  to: ({ to }, params) => periodSql('l.occurred_at', undefined, to, params)[0],
  q: ({ q }, params, { personalData }) => {
    if (q === undefined) return undefined;
    const like = params.add(contains(q));
    const own = `l.operation ILIKE ${like} OR l.subject_id ILIKE ${like}`;
    const named = `l.subject_name ILIKE ${like} OR l.subject_name2 ILIKE ${like}`;
    return personalData
      ? `(${own} OR ${named} OR l.actor_name ILIKE ${like} OR l.reason ILIKE ${like})`
      : `(${own} OR ((${named}) AND l.subject_type <> ALL (${params.add(
          personSubjects,
        )}::text[])))`;
  },
};

/**
 * SQL condition on hq.sys_audit_log (as `l`).
 * @param without - a filter to leave out, for the counts of that very filter.
 */
export function whereSql(
  filters: AuditFilters,
  params: SqlParams,
  sight: Sight,
  without?: keyof AuditFilters,
): string {
  const names = Object.keys(conditions) as Array<keyof AuditFilters>;
  const parts = names
    .filter(name => name !== without)
    .map(name => conditions[name](filters, params, sight))
    .filter(part => part !== undefined);
  return parts.length ? parts.join(' AND ') : 'true';
}
