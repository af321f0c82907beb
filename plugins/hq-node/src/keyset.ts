import { createHash } from 'node:crypto';
import { kernelErrors, type Page } from '@cleanmatex/hq-common';
import { failWith } from './errors';
import type { SqlParams } from './sqlParams';

const fail = failWith(kernelErrors);

/** PostgreSQL type of a key; names the cast and what a cursor may carry. */
export type KeyType = 'text' | 'uuid' | 'int8' | 'date' | 'timestamptz';

/** Something that a list may be ordered by. */
export interface Key {
  /** SQL that is never null and has an index of its own; trusted text, never a caller's. */
  sql: string;
  type: KeyType;
}

/** How a list is paged. */
export interface Keyset<F extends string = string> {
  /** Names the list, so that a cursor of another list is refused. */
  list: string;
  /** Sortable fields of the API. */
  sorts: Record<F, Key>;
  /** Unique key that orders rows with equal values. */
  id: Key;
}

/** What the caller asks for: the fields of `listQuery()`, and the filters of the list. */
export interface PageRequest<F extends string = string> {
  sort: F | `-${F}`;
  cursor?: string;
  limit: number;
}

/** Pieces of the page's statement. Fetch `limit` rows: one more than the page has. */
export interface KeysetSql {
  /** Goes into the select list; `cutPage` reads and removes these columns. */
  select: string;
  /** Condition that skips the pages before; `true` on the first page. */
  where: string;
  orderBy: string;
  limit: string;
}

interface Keyed {
  keyset_value: string;
  keyset_id: string;
}

const timestampText =
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/;

const isKeyText: Record<KeyType, (text: string) => boolean> = {
  text: text => !text.includes('\0'),
  uuid: text => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  int8: text => /^-?\d{1,18}$/.test(text),
  date: text =>
    /^\d{4}-\d\d-\d\d$/.test(text) && isRealMoment(`${text} 00:00:00`),
  timestamptz: text =>
    timestampText.test(text) && isRealMoment(text.slice(0, 19)),
};

function isRealMoment(text: string): boolean {
  const iso = text.replace(' ', 'T');
  const moment = new Date(`${iso}Z`);
  return (
    !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso)
  );
}

/** Stands for the filters of a list, whatever the order in which they were given. */
function fingerprintOf(request: PageRequest): string {
  const { sort, cursor, limit, ...filters } = request;
  const given = Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(given))
    .digest('base64url')
    .slice(0, 11);
}

function encodeCursor(list: string, request: PageRequest, row: Keyed): string {
  const parts = [
    list,
    request.sort,
    fingerprintOf(request),
    row.keyset_value,
    row.keyset_id,
  ];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

function decodeCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

function readCursor(
  keyset: Keyset,
  request: PageRequest,
  key: Key,
  cursor: string,
): { value: string; id: string } {
  const parts = decodeCursor(cursor);
  if (!Array.isArray(parts) || parts.length !== 5) throw fail('invalid_cursor');
  const [list, order, filters, value, id] = parts;
  const fits =
    list === keyset.list &&
    order === request.sort &&
    filters === fingerprintOf(request) &&
    typeof value === 'string' &&
    typeof id === 'string' &&
    isKeyText[key.type](value) &&
    isKeyText[keyset.id.type](id);
  if (!fits) throw fail('invalid_cursor');
  return { value, id };
}

/**
 * SQL of one page of a list, ordered by the asked field and then by id, so that rows inserted or removed
 * meanwhile neither repeat nor hide others.
 * @param params - receives the cursor's values and the limit.
 * @throws HqError `invalid_cursor` - not ours, or of another list, order or filter.
 */
export function keysetSql<F extends string>(
  keyset: Keyset<F>,
  request: PageRequest<F>,
  params: SqlParams,
): KeysetSql {
  const descending = request.sort.startsWith('-');
  const key = keyset.sorts[request.sort.replace(/^-/, '') as F];
  const direction = descending ? 'DESC' : 'ASC';
  let where = 'true';
  if (request.cursor !== undefined) {
    const at = readCursor(keyset, request, key, request.cursor);
    const value = `${params.add(at.value)}::${key.type}`;
    const id = `${params.add(at.id)}::${keyset.id.type}`;
    where = `(${key.sql}, ${keyset.id.sql}) ${
      descending ? '<' : '>'
    } (${value}, ${id})`;
  }
  return {
    select: `(${key.sql})::text AS keyset_value, (${keyset.id.sql})::text AS keyset_id`,
    where,
    orderBy: `${key.sql} ${direction}, ${keyset.id.sql} ${direction}`,
    limit: params.add(request.limit + 1),
  };
}

/**
 * Makes a page of the rows that a statement with `keysetSql` answered.
 * @param totalItems - rows that match on all pages.
 */
export function cutPage<R extends object, F extends string, T>(
  keyset: Keyset<F>,
  request: PageRequest<F>,
  rows: R[],
  totalItems: number,
  toItem: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    nextCursor:
      rows.length > request.limit && last
        ? encodeCursor(keyset.list, request, last as unknown as Keyed)
        : null,
    totalItems,
  };
}
