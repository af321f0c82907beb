import { z } from 'zod';
import { check } from './issues';

/** Rows of a page unless asked otherwise. */
export const DEFAULT_PAGE_SIZE = 50;
/** Most rows of a page. */
export const MAX_PAGE_SIZE = 200;

/**
 * Fields that every list takes: page size, cursor and sort.
 * @param sortable - fields that may be sorted by; `-field` sorts descending.
 * @param defaultSort - used when the caller names none.
 */
export function listQuery<const F extends string>(
  sortable: readonly [F, ...F[]],
  defaultSort: F | `-${F}`,
) {
  const orders = sortable.flatMap(
    field => [field, `-${field}`] as const,
  ) as Array<F | `-${F}`>;
  return {
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(MAX_PAGE_SIZE)
      .default(DEFAULT_PAGE_SIZE)
      .describe('Rows of the page, 1 to 200'),
    cursor: z
      .string()
      .max(1000)
      .optional()
      .describe('nextCursor of the page before'),
    sort: z
      .enum(orders as [F | `-${F}`, ...Array<F | `-${F}`>])
      .default(defaultSort as never)
      .describe('Field to sort by; a leading minus sorts descending'),
  };
}

/** A filter that may be given once, several times or comma separated. */
export function anyOf<T extends z.ZodType>(item: T) {
  return z
    .preprocess(
      value => (typeof value === 'string' ? value.split(',') : value),
      z.array(item).min(1).max(50),
    )
    .optional();
}

const DayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** A bound of a period: a day in UTC (`2026-11-21`) or a moment (`2026-11-21T08:00:00Z`). */
export const dayOrMoment = (what: string) =>
  z
    .string()
    .refine(text => DayOrMoment.safeParse(text).success, check('day_or_moment'))
    .optional()
    .meta({
      description: `${what}; a day in UTC or a moment, ISO 8601`,
      pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}.*)?$',
    });

/** The answer of every list: rows, the cursor of the next page and how many match. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item).describe('Rows of this page'),
    nextCursor: z
      .string()
      .nullable()
      .describe('Cursor of the next page; null on the last one'),
    totalItems: z
      .number()
      .int()
      .describe('Rows that match, on all pages together'),
  });
}

/** A page of rows. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  totalItems: number;
}
