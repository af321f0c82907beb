import type {
  Page,
  ScheduleChange,
  ScheduledAction,
  ScheduledChange,
  ScheduledChangeQuery,
  ScheduledState,
} from '@cleanmatex/hq-common';
import {
  readPage,
  SqlParams,
  tellReason,
  type Actor,
  type KeptReason,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import { fail } from '../model';

/** Why a change was skipped, or cancelled in somebody's words. */
export type Outcome = KeptReason | { text: string };

/** A scheduled change as it is stored, with its tenant. */
export interface ChangeRecord {
  id: string;
  tenantId: string;
  tenantSlug: string;
  tenantName: string;
  tenantName2: string | null;
  timezone: string | null;
  action: ScheduledAction;
  dueAt: Date;
  reason: string;
  state: ScheduledState;
  authorType: Actor['type'];
  authorId: string;
  authorName: string;
  createdAt: Date;
  settledAt: Date | null;
  settledBy: string | null;
  outcome: Outcome | null;
}

const COLUMNS = `c.id, c.tenant_id AS "tenantId", t.slug AS "tenantSlug", t.name AS "tenantName", t.name2 AS "tenantName2",
  t.timezone, c.action, c.due_at AS "dueAt", c.reason, c.state, c.author_type AS "authorType", c.author_id AS "authorId",
  c.author_name AS "authorName", c.created_at AS "createdAt", c.settled_at AS "settledAt",
  c.settled_by AS "settledBy", c.outcome`;
const FROM =
  'hq.tenant_scheduled_changes c JOIN public.org_tenants_mst t ON t.id = c.tenant_id';

const keyset: Keyset<'at' | 'scheduledAt'> = {
  list: 'scheduled-changes',
  sorts: {
    at: { sql: 'c.due_at', type: 'timestamptz' },
    scheduledAt: { sql: 'c.created_at', type: 'timestamptz' },
  },
  id: { sql: 'c.id', type: 'uuid' },
};

/** A scheduled change as a reader gets it. */
export function presentChange(
  row: ChangeRecord,
  locale: Scope['info']['locale'],
): ScheduledChange {
  const { outcome } = row;
  return {
    id: row.id,
    tenantId: row.tenantId,
    tenantSlug: row.tenantSlug,
    tenantName: row.tenantName,
    tenantName2: row.tenantName2,
    timezone: row.timezone,
    action: row.action,
    at: row.dueAt.toISOString(),
    reason: row.reason,
    state: row.state,
    scheduledBy: row.authorName,
    scheduledAt: row.createdAt.toISOString(),
    settledBy: row.settledBy,
    settledAt: row.settledAt && row.settledAt.toISOString(),
    outcome:
      outcome &&
      ('text' in outcome ? outcome.text : tellReason(outcome, locale)),
  };
}

/** A page of scheduled changes. @throws HqError `invalid_cursor` */
export async function listChanges(
  scope: Scope,
  query: ScheduledChangeQuery,
): Promise<Page<ScheduledChange>> {
  const { tenantId, state, action } = query;
  const params = new SqlParams();
  const where: string[] = [];
  if (tenantId) where.push(`c.tenant_id = ${params.add(tenantId)}::uuid`);
  if (state) where.push(`c.state = ANY (${params.add(state)}::text[])`);
  if (action) where.push(`c.action = ANY (${params.add(action)}::text[])`);
  return readPage<ChangeRecord, 'at' | 'scheduledAt', ScheduledChange>(
    scope,
    keyset,
    query,
    params,
    { columns: COLUMNS, from: FROM, where },
    row => presentChange(row, scope.info.locale),
  );
}

/** A scheduled change; undefined when there is none. @param lock - holds it until the transaction ends. */
export async function findChange(
  scope: Scope,
  changeId: string,
  lock = false,
): Promise<ChangeRecord | undefined> {
  const [row] = await scope.query<ChangeRecord>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1::uuid${
      lock ? ' FOR UPDATE OF c' : ''
    }`,
    [changeId],
  );
  return row;
}

/** What still waits for a tenant, the next one first. */
export function waitingChanges(
  scope: Scope,
  tenantId: string,
): Promise<Array<Pick<ChangeRecord, 'action' | 'dueAt'>>> {
  return scope.query(
    `SELECT action, due_at AS "dueAt" FROM hq.tenant_scheduled_changes
     WHERE tenant_id = $1::uuid AND state = 'waiting' ORDER BY due_at`,
    [tenantId],
  );
}

/** Stores a change by the scope's actor. @throws HqError `tenant_change_same_time` */
export async function insertChange(
  scope: Scope,
  { tenantId, action, at, reason }: ScheduleChange,
): Promise<string> {
  const { type, id, name } = scope.actor;
  const [row] = await scope.query<{ id: string }>(
    `INSERT INTO hq.tenant_scheduled_changes (tenant_id, action, due_at, reason, author_type, author_id, author_name, created_at)
     VALUES ($1::uuid, $2, $3::timestamptz, $4, $5, $6, $7, $8::timestamptz)
     ON CONFLICT (tenant_id, due_at) WHERE state = 'waiting' DO NOTHING RETURNING id`,
    [tenantId, action, at, reason, type, id, name, scope.now],
  );
  if (!row) throw fail('tenant_change_same_time');
  return row.id;
}

/** Ends the waiting of a change, by the scope's actor. */
export async function settleChange(
  scope: Scope,
  changeId: string,
  state: Exclude<ScheduledState, 'waiting'>,
  outcome: Outcome | null,
): Promise<void> {
  await scope.query(
    `UPDATE hq.tenant_scheduled_changes SET state = $2, settled_at = $3::timestamptz, settled_by = $4,
       outcome = $5::jsonb, request_id = $6
     WHERE id = $1::uuid`,
    [
      changeId,
      state,
      scope.now,
      scope.actor.name,
      outcome && JSON.stringify(outcome),
      scope.info.requestId,
    ],
  );
}
