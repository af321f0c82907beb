import type {
  AuditLogDetail,
  AuditLogEntry,
  Locale,
} from '@cleanmatex/hq-common';
import {
  allows,
  tellReasonText,
  type Actor,
  type HashedRow,
  type Scope,
} from '@cleanmatex/hq-node';
import { isMasked, maskRow } from './masking';

/** A row of the audit log joined with its seal, as the store answers it. */
export type SealedRow = HashedRow & {
  seq: string | null;
  sealed_at: string | null;
  prev_hash: string | null;
  hash: string | null;
};

/** True when the actor sees e-mail addresses, phone numbers, names and addresses. */
export function seesPersonalData(actor: Actor): boolean {
  return allows(actor, 'hq.pii.read');
}

interface Shown {
  row: HashedRow;
  masked: boolean;
}

function show(row: SealedRow, actor: Actor): Shown {
  if (seesPersonalData(actor)) return { row, masked: false };
  const shown = maskRow(row);
  return { row: shown, masked: isMasked(row, shown) };
}

const text = (value: unknown) => value as string;
const optional = (value: unknown) => value as string | null;

/** Why, as it was said; what the console said is kept in both languages. */
const reasonOf = ({ actor_type, reason }: HashedRow, locale: Locale) =>
  actor_type === 'system'
    ? tellReasonText(optional(reason), locale)
    : optional(reason);

function entryOf(
  { row, masked }: Shown,
  seq: string | null,
  locale: Locale,
): AuditLogEntry {
  return {
    id: text(row.id),
    occurredAt: text(row.occurred_at),
    actor: {
      type: row.actor_type as AuditLogEntry['actor']['type'],
      id: text(row.actor_id),
      name: text(row.actor_name),
      roles: text(row.actor_role).split(',').filter(Boolean),
    },
    operation: text(row.operation),
    severity: row.severity as AuditLogEntry['severity'],
    outcome: row.outcome as AuditLogEntry['outcome'],
    dryRun: row.dry_run as boolean,
    subjectType: text(row.subject_type),
    subjectId: optional(row.subject_id),
    subjectName: optional(row.subject_name),
    subjectName2: optional(row.subject_name2),
    tenantId: optional(row.tenant_id),
    reason: reasonOf(row, locale),
    correlationId: text(row.correlation_id),
    seq: seq === null ? null : Number(seq),
    masked,
  };
}

/** An entry as the caller may see it in a list. */
export function toEntry(
  row: SealedRow,
  { actor, info }: Pick<Scope, 'actor' | 'info'>,
): AuditLogEntry {
  return entryOf(show(row, actor), row.seq, info.locale);
}

/** An entry with everything recorded of it, as the caller may see it. */
export function toDetail(
  sealed: SealedRow,
  { actor, info }: Pick<Scope, 'actor' | 'info'>,
): AuditLogDetail {
  const shown = show(sealed, actor);
  const { row } = shown;
  return {
    ...entryOf(shown, sealed.seq, info.locale),
    changes: JSON.parse(text(row.changes)),
    error: row.error === null ? null : JSON.parse(text(row.error)),
    door: text(row.door),
    requestId: text(row.request_id),
    ip: optional(row.ip),
    userAgent: optional(row.user_agent),
    txid: text(row.txid),
    sealedAt: sealed.sealed_at,
    prevHash: sealed.prev_hash,
    hash: sealed.hash,
  };
}
