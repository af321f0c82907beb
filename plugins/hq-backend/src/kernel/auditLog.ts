import {
  reasonText,
  type AuditEntry,
  type CallInfo,
  type Actor,
} from '@cleanmatex/hq-node';
import type { AuditSeverity } from '@cleanmatex/hq-common';
import type { Statement } from './connection';

/** A row of hq.sys_audit_log, but for what the database fills in. */
export interface AuditRow {
  actor_type: Actor['type'];
  actor_id: string;
  actor_name: string;
  actor_role: string;
  operation: string;
  severity: AuditSeverity;
  subject_type: string;
  subject_id: string | null;
  subject_name: string | null;
  subject_name2: string | null;
  tenant_id: string | null;
  outcome: 'success' | 'denied' | 'failed';
  dry_run: boolean;
  changes: unknown[];
  reason: string | null;
  error: { code: string; message: string } | null;
  door: CallInfo['door'];
  request_id: string;
  correlation_id: string;
  ip: string | null;
  user_agent: string | null;
}

/** What the kernel knows of an audited call besides the entity. */
export interface AuditContext {
  actor: Actor;
  info: CallInfo;
  operation: string;
  severity: AuditSeverity;
  subjectType: string;
}

const columns: Array<[keyof AuditRow, string]> = [
  ['actor_type', 'text'],
  ['actor_id', 'text'],
  ['actor_name', 'text'],
  ['actor_role', 'text'],
  ['operation', 'text'],
  ['severity', 'text'],
  ['subject_type', 'text'],
  ['subject_id', 'text'],
  ['subject_name', 'text'],
  ['subject_name2', 'text'],
  ['tenant_id', 'uuid'],
  ['outcome', 'text'],
  ['dry_run', 'boolean'],
  ['changes', 'jsonb'],
  ['reason', 'text'],
  ['error', 'jsonb'],
  ['door', 'text'],
  ['request_id', 'text'],
  ['correlation_id', 'text'],
  ['ip', 'text'],
  ['user_agent', 'text'],
];

/** Joins what happened to an entity with who did it and how. */
export function auditRow(
  context: AuditContext,
  entry: AuditEntry,
  outcome: AuditRow['outcome'] = 'success',
  more: Partial<Pick<AuditRow, 'dry_run' | 'error'>> = {},
): AuditRow {
  const { actor, info } = context;
  const { reason = null } = entry;
  return {
    actor_type: actor.type,
    actor_id: actor.id,
    actor_name: actor.name,
    actor_role: actor.roles.join(','),
    operation: context.operation,
    severity: context.severity,
    subject_type: entry.subjectType ?? context.subjectType,
    subject_id: entry.subjectId ?? null,
    subject_name: entry.subjectName ?? null,
    subject_name2: entry.subjectName2 ?? null,
    tenant_id: entry.tenantId ?? null,
    outcome,
    dry_run: more.dry_run ?? false,
    changes: entry.changes ?? [],
    reason:
      typeof reason === 'string' || reason === null
        ? reason
        : reasonText(reason),
    error: more.error ?? null,
    door: info.door,
    request_id: info.requestId,
    correlation_id: info.correlationId,
    ip: info.ip ?? null,
    user_agent: info.userAgent?.slice(0, 500) ?? null,
  };
}

const names = columns.map(([name]) => name).join(', ');
const types = columns.map(([name, type]) => `${name} ${type}`).join(', ');
const INTO_LOG = `INSERT INTO hq.sys_audit_log (${names})`;
const INTO_OUTBOX =
  'INSERT INTO hq.sys_outbox (topic, payload, correlation_id)';
const INSERT = `${INTO_LOG} SELECT ${names} FROM json_to_recordset($1::json) AS r(${types})`;
const INSERT_EVENTS = `${INTO_OUTBOX} SELECT topic, payload, correlation_id
  FROM json_to_recordset($2::json) AS e(topic text, payload jsonb, correlation_id text)`;
const INSERT_BOTH = `WITH events AS (${INSERT_EVENTS}) ${INSERT}`;

const parameter = (index: number) => `$${index + 1}`;
const ONE = columns.map((_column, index) => parameter(index)).join(', ');
const EVENT = [0, 1, 2].map(index => parameter(columns.length + index));
const INSERT_ONE = `${INTO_LOG} VALUES (${ONE})`;
const INSERT_ONE_OF_EACH = `WITH events AS (${INTO_OUTBOX} VALUES (${EVENT.join(
  ', ',
)})) ${INSERT_ONE}`;

/** An event to publish after the commit. */
export interface OutboxEvent {
  topic: string;
  payload: Record<string, unknown>;
  correlation_id: string;
}

/** One row with at most one event: what most calls write. Plain values cost PostgreSQL less than JSON. */
function insertOne(row: AuditRow, event?: OutboxEvent): Statement {
  const params: unknown[] = columns.map(([name, type]) =>
    type === 'jsonb' && row[name] !== null
      ? JSON.stringify(row[name])
      : row[name],
  );
  if (!event) return { sql: INSERT_ONE, params };
  const { topic, payload, correlation_id } = event;
  params.push(topic, JSON.stringify(payload), correlation_id);
  return { sql: INSERT_ONE_OF_EACH, params };
}

/**
 * The statement that inserts audit rows, and events beside them: one statement costs less than two.
 * Part of the script that commits a scope.
 */
export function insertAuditRows(
  rows: AuditRow[],
  events: OutboxEvent[] = [],
): Statement {
  if (rows.length === 1 && events.length <= 1) {
    return insertOne(rows[0], events[0]);
  }
  const params = [JSON.stringify(rows)];
  if (events.length === 0) return { sql: INSERT, params };
  return { sql: INSERT_BOTH, params: [...params, JSON.stringify(events)] };
}
