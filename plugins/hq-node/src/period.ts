import type { SqlParams } from './sqlParams';

const DAY_MS = 24 * 60 * 60 * 1000;
const isDay = (text: string) => text.length === 'YYYY-MM-DD'.length;

/** ISO 8601 that PostgreSQL takes: it knows no year 0, no year 10000, and refuses large offsets from UTC. */
function toSql(text: string, addedMs: number): string {
  const iso = new Date(Date.parse(text) + addedMs).toISOString();
  if (iso.startsWith('0000') || iso.startsWith('-')) return '-infinity';
  if (iso.startsWith('+')) return 'infinity';
  const microseconds = /\.\d{3}(\d{1,3})/.exec(text)?.[1] ?? '';
  return iso.replace('Z', `${microseconds}Z`);
}

/**
 * Conditions for a column within a period whose bounds are days or moments (`dayOrMoment` of the contract).
 * @param from - inclusive; a day counts from its start, UTC.
 * @param to - a moment is exclusive; a day counts until its end.
 * @param params - receives the values.
 */
export function periodSql(
  column: string,
  from: string | undefined,
  to: string | undefined,
  params: SqlParams,
): string[] {
  const moment = (text: string, addedMs = 0) =>
    `${params.add(toSql(text, addedMs))}::timestamptz`;
  const conditions: string[] = [];
  if (from) conditions.push(`${column} >= ${moment(from)}`);
  if (to) {
    const added = isDay(to) ? DAY_MS : 0;
    conditions.push(`${column} < ${moment(to, added)}`);
  }
  return conditions;
}
