import { z } from 'zod';

/** Rows of a page unless asked otherwise. */
export const DEFAULT_PAGE_SIZE = 50;
/** Most rows of a page. */
export const MAX_PAGE_SIZE = 200;

/**
 * A whole number as it comes in an address: decimal digits and no other way of writing it.
 * @param schema - a number with its limits.
 */
export function wholeNumber<T extends z.ZodNumber>(schema: T) {
  return z.preprocess(
    value =>
      typeof value === 'string' && /^-?\d{1,15}$/.test(value)
        ? Number(value)
        : value,
    schema.int(),
  );
}

/** A filter of an address that may be left blank, which is no filter. */
export function mayBeBlank<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    value =>
      typeof value === 'string' && value.trim() === '' ? undefined : value,
    schema.optional(),
  );
}

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
    limit: wholeNumber(z.number().min(1).max(MAX_PAGE_SIZE))
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

function listed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const named = value.split(',').filter(text => text.trim() !== '');
  return named.length ? named : undefined;
}

/** A filter that may be given once, several times or comma separated; a blank one is no filter. */
export function anyOf<T extends z.ZodType>(item: T) {
  return z.preprocess(listed, z.array(item).min(1).max(50).optional());
}

const DayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** A bound of a period: a day in UTC (`2026-11-21`) or a moment (`2026-11-21T08:00:00Z`). */
export const dayOrMoment = (what: string) =>
  mayBeBlank(DayOrMoment).describe(
    `${what}; a day in UTC or a moment, ISO 8601`,
  );

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
