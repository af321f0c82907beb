import type {
  FieldChange,
  Page,
  TimelineEntry,
  TimelineQuery,
} from '@cleanmatex/hq-common';
import {
  periodSql,
  readPage,
  SqlParams,
  tellReasonText,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import { INITIALIZE_QUEUE } from './initialization';
import { presentChanges } from './model';
import type { NoteRecord } from './notes/noteStore';
import { presentNote } from './notes/service';
import { getTenant } from './store';

const timelineKeyset: Keyset<'at'> = {
  list: 'tenant-timeline',
  sorts: { at: { sql: 'e.at', type: 'timestamptz' } },
  id: { sql: 'e.id', type: 'text' },
};

interface EntryRow extends Omit<TimelineEntry, 'at' | 'changes' | 'note'> {
  at: Date;
  bySystem: boolean;
  changes: FieldChange[];
  note: NoteRecord | null;
}

/**
 * What was audited of the tenant, its initialization steps, and notes about it. What a step creates is audited one by
 * one, and so is what becomes of a note; here the step and the note stand for it. What a scheduled change does stands for
 * its run. A failed step tells why in the language $3.
 */
const ENTRIES_SQL = `(
  SELECT a.id::text AS id, a.occurred_at AS at, 'change' AS kind, a.operation, a.actor_name AS actor,
    a.subject_type AS "subjectType", a.subject_name AS "subjectName",
    a.subject_name2 AS "subjectName2", NULL AS state, a.changes, a.reason,
    a.door = 'job' AND a.actor_type <> 'system' AND r.id IS NULL AS "inBulk", r.id IS NOT NULL AS "bySchedule",
    a.actor_type = 'system' AS "bySystem",
    NULL::jsonb AS note
  FROM hq.sys_audit_log a
    LEFT JOIN hq.tenant_scheduled_changes r ON r.tenant_id = $1 AND r.state = 'done' AND r.request_id = a.request_id
  WHERE a.tenant_id = $1 AND a.outcome = 'success' AND NOT a.dry_run
    AND (a.operation <> $2 OR a.subject_type = 'tenant') AND a.subject_type <> 'note'
    AND (r.id IS NULL OR a.subject_type <> 'scheduled-change')
  UNION ALL
  SELECT s.step, coalesce(s.finished_at, s.started_at), 'initialization', s.step, 'system',
    'initialization', NULL, NULL, s.state, '[]', coalesce(s.error ->> $3::text, s.error ->> 'message'), false, false, true, NULL
  FROM hq.tenant_initialization_steps s
  WHERE s.tenant_id = $1 AND s.started_at IS NOT NULL
  UNION ALL
  SELECT n.id::text, n.created_at, 'note', 'note', n.author_name, 'note', NULL, NULL, NULL, '[]', NULL, false, false, false, jsonb_build_object(
    'id', n.id, 'text', n.text, 'mentions', n.mentions, 'author', n.author_name, 'authorType', n.author_type,
    'authorId', n.author_id, 'createdAt', n.created_at, 'editedAt', n.edited_at,
    'version', n.xmin::text::bigint)
  FROM hq.tenant_notes n WHERE n.tenant_id = $1
) AS e`;

/** Conditions of a timeline's filters. @param params - receives the values. */
function filterSql(query: TimelineQuery, params: SqlParams): string[] {
  const { kind, actor, from, to, entry } = query;
  const conditions = periodSql('e.at', from, to, params);
  if (kind) conditions.push(`e.kind = ANY (${params.add(kind)}::text[])`);
  if (actor) {
    const part = params.add(actor.toLowerCase());
    conditions.push(`strpos(lower(e.actor), ${part}) > 0`);
  }
  if (entry) conditions.push(`e.id = ${params.add(entry)}`);
  return conditions;
}

const utc = (moment: string) => new Date(moment).toISOString();

/** A note out of JSON, whose moments have the database's time zone. */
const inUtc = (note: NoteRecord): NoteRecord => ({
  ...note,
  createdAt: utc(note.createdAt),
  editedAt: note.editedAt && utc(note.editedAt),
});

/** What happened to a tenant and fits the filters. @throws HqError `tenant_not_found`, `invalid_cursor` */
export async function tenantTimeline(
  scope: Scope,
  query: TimelineQuery,
): Promise<Page<TimelineEntry>> {
  const params = new SqlParams();
  params.add(query.tenantId);
  params.add(INITIALIZE_QUEUE);
  params.add(scope.info.locale);
  const where = filterSql(query, params);
  const [page] = await Promise.all([
    readPage<EntryRow, 'at', TimelineEntry>(
      scope,
      timelineKeyset,
      query,
      params,
      { columns: 'e.*', from: ENTRIES_SQL, where },
      row => ({
        ...row,
        at: row.at.toISOString(),
        reason: row.bySystem
          ? tellReasonText(row.reason, scope.info.locale)
          : row.reason,
        changes: presentChanges(row.changes, scope.actor),
        note: row.note && presentNote(inUtc(row.note), scope.actor),
      }),
    ),
    getTenant(scope, query.tenantId),
  ]);
  return page;
}
