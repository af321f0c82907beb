import type { Page } from '@cleanmatex/hq-common';
import { cutPage, keysetSql, type Keyset, type PageRequest } from './keyset';
import type { Scope } from './scope';
import type { SqlParams } from './sqlParams';

/** The statement of a list but for its paging; trusted text, with the placeholders of `params`. */
export interface ListSql {
  columns: string;
  from: string;
  /** Conditions that all hold; none for every row. */
  where: string[];
}

/**
 * Reads one page of a list and counts the rows that match on all pages.
 * @param params - the values of the statement so far.
 * @throws HqError `invalid_cursor`
 */
export async function readPage<R extends object, F extends string, T>(
  scope: Scope,
  keyset: Keyset<F>,
  query: PageRequest<F>,
  params: SqlParams,
  { columns, from, where }: ListSql,
  toItem: (row: R) => T,
): Promise<Page<T>> {
  const matches = where.join(' AND ') || 'true';
  const counted = [...params.values];
  const paged = keysetSql(keyset, query, params);
  const [rows, [{ count }]] = await Promise.all([
    scope.query<R>(
      `SELECT ${columns}, ${paged.select} FROM ${from}
       WHERE ${matches} AND ${paged.where} ORDER BY ${paged.orderBy} LIMIT ${paged.limit}`,
      params.values,
    ),
    scope.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${from} WHERE ${matches}`,
      counted,
    ),
  ]);
  return cutPage(keyset, query, rows, count, toItem);
}
