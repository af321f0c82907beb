import { hash } from 'node:crypto';

/** A moment as exact text in UTC, whatever the session's settings; never through a JavaScript Date. */
const exactMoment = (column: string) =>
  `(to_json(${column} AT TIME ZONE 'UTC') #>> '{}') || 'Z'`;

/**
 * SQL of every column of hq.sys_audit_log (as `l`), as it is hashed. JSON columns are hashed as their
 * exact text, because reading a JSON number may round it.
 */
export const hashedColumns = {
  id: 'l.id::text',
  txid: 'l.txid::text',
  occurred_at: exactMoment('l.occurred_at'),
  actor_type: 'l.actor_type',
  actor_id: 'l.actor_id',
  actor_name: 'l.actor_name',
  actor_role: 'l.actor_role',
  operation: 'l.operation',
  severity: 'l.severity',
  subject_type: 'l.subject_type',
  subject_id: 'l.subject_id',
  subject_name: 'l.subject_name',
  tenant_id: 'l.tenant_id::text',
  outcome: 'l.outcome',
  dry_run: 'l.dry_run',
  changes: 'l.changes::text',
  reason: 'l.reason',
  error: 'l.error::text',
  door: 'l.door',
  request_id: 'l.request_id',
  correlation_id: 'l.correlation_id',
  ip: 'l.ip',
  user_agent: 'l.user_agent',
  subject_name2: 'l.subject_name2',
} as const;

export type HashedColumn = keyof typeof hashedColumns;

/** Columns of the audit log in the order in which they are selected and exported. */
export const hashedColumnNames = Object.keys(hashedColumns) as HashedColumn[];

/** Select list of the hashed columns, in the order of `hashedColumnNames`. */
export const hashedSelect = hashedColumnNames
  .map(name => `${hashedColumns[name]} AS ${name}`)
  .join(', ');

/** SQL of the chain's own part of an entry (hq.sys_audit_chain as `c`). */
export const sealSelect = `c.seq::text AS seq, ${exactMoment(
  'c.sealed_at',
)} AS sealed_at, c.prev_hash, c.hash`;

/** A column as it is hashed. */
export type HashedValue = string | boolean | null;

/** An audit row as it is hashed. */
export type HashedRow = Record<HashedColumn, HashedValue>;

/** Where the chain begins: the hash before its first entry. */
export const GENESIS = '0'.repeat(64);

const formNames = [...hashedColumnNames, 'seq', 'sealed_at'].sort();

/** Columns that came when entries were sealed already: hashed where they hold something. */
const laterColumns: readonly string[] = [
  'subject_name2',
] satisfies HashedColumn[];

/**
 * RFC 8785 form of an entry. The object is flat, with texts, booleans, nulls and one safe integer, so sorted
 * keys are all that `JSON.stringify` lacks.
 */
export function canonicalForm(
  row: HashedRow,
  seq: number,
  sealedAt: string,
): string {
  const entry: Record<string, HashedValue | number> = {
    ...row,
    seq,
    sealed_at: sealedAt,
  };
  const sorted: typeof entry = {};
  for (const name of formNames) {
    const isAbsent = entry[name] === null && laterColumns.includes(name);
    if (!isAbsent) sorted[name] = entry[name];
  }
  return JSON.stringify(sorted);
}

/** The seal of an entry: SHA-256, in lower-case hex, of the hash before it followed by its canonical form. */
export function sealOf(
  prevHash: string,
  row: HashedRow,
  seq: number,
  sealedAt: string,
): string {
  return hash('sha256', prevHash + canonicalForm(row, seq, sealedAt), 'hex');
}

/** A row fetched in array mode with `hashedSelect`, by column name. */
export function hashedRow(values: HashedValue[]): HashedRow {
  const row = {} as HashedRow;
  hashedColumnNames.forEach((name, index) => {
    row[name] = values[index];
  });
  return row;
}
