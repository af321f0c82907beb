import { z } from 'zod';
import type { Text } from '../kernel/language';
import { anyOf, listQuery, page } from '../kernel/list';

/** Most rows of one run. */
export const MAX_BULK_ITEMS = 20_000;

/** Where a bulk run stands: it previews every row, waits to be started, runs, and is done or cancelled. */
export const bulkStates = [
  'previewing',
  'ready',
  'running',
  'done',
  'cancelled',
] as const;
export type BulkState = (typeof bulkStates)[number];

/** What became of a row: waiting for its preview; eligible, skipped or blocked by it; done, failed or cancelled. */
export const bulkItemStates = [
  'waiting',
  'eligible',
  'skipped',
  'blocked',
  'done',
  'failed',
  'cancelled',
] as const;
export type BulkItemState = (typeof bulkItemStates)[number];

/** Words for the states of a run. */
export const bulkStateTexts: Readonly<Record<BulkState, Text>> = {
  previewing: { en: 'Previewing', ar: 'قيد المعاينة' },
  ready: { en: 'Ready to start', ar: 'جاهزة للبدء' },
  running: { en: 'Running', ar: 'قيد التنفيذ' },
  done: { en: 'Done', ar: 'اكتملت' },
  cancelled: { en: 'Cancelled', ar: 'ملغاة' },
};

/** Words for the states of a row. */
export const bulkItemStateTexts: Readonly<Record<BulkItemState, Text>> = {
  waiting: { en: 'Waiting', ar: 'بالانتظار' },
  eligible: { en: 'Eligible', ar: 'مؤهل' },
  skipped: { en: 'Skipped', ar: 'متجاوز' },
  blocked: { en: 'Blocked', ar: 'ممنوع' },
  done: { en: 'Done', ar: 'تم' },
  failed: { en: 'Failed', ar: 'متعثر' },
  cancelled: { en: 'Cancelled', ar: 'ملغى' },
};

const runId = z.guid().describe('Id of the bulk run');

/** Names a run. */
export const BulkRunParams = z.strictObject({ runId });

/** Which rows: by id, or all that match filters of the list. */
const Selection = z
  .strictObject({
    ids: z
      .array(z.guid())
      .min(1)
      .max(MAX_BULK_ITEMS)
      .optional()
      .describe('Ids of the rows'),
    filters: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('Filters of the list whose rows are meant; {} means all'),
    rows: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(MAX_BULK_ITEMS)
      .optional()
      .describe(
        'Inputs of an operation that makes something new, such as tenants.create: one for each row',
      ),
  })
  .describe('Rows to work on: ids, filters, or rows with inputs of their own');

/** What to do to which rows. */
export const CreateBulkRun = z.strictObject({
  operation: z
    .string()
    .max(100)
    .describe('Id of the operation, such as tenants.suspend'),
  input: z
    .record(z.string(), z.unknown())
    .default({})
    .describe('The operation’s input, without the field that names the row'),
  selection: Selection,
});
export type CreateBulkRun = z.output<typeof CreateBulkRun>;

const Counts = z
  .record(z.enum(bulkItemStates), z.number().int())
  .describe('Rows by state');

/** A run with its progress. */
export const BulkRun = z.object({
  id: z.guid().describe('Id'),
  operation: z.string().describe('Operation of each row'),
  input: z
    .record(z.string(), z.unknown())
    .describe('Input that all rows have in common'),
  state: z.enum(bulkStates).describe('Where it stands'),
  actorName: z.string().describe('Who started it'),
  total: z
    .number()
    .int()
    .nullable()
    .describe('Rows; null until they have been found'),
  counts: Counts,
  canUndo: z
    .boolean()
    .describe('Whether rows were done whose operation has an inverse'),
  undoOf: z.guid().nullable().describe('Run that this one undoes'),
  problem: z.string().nullable().describe('Why the run stopped before its end'),
  createdAt: z.iso.datetime().describe('When it was asked for'),
  startedAt: z.iso.datetime().nullable().describe('When it was started'),
  finishedAt: z.iso.datetime().nullable().describe('When it ended'),
});
export type BulkRun = z.infer<typeof BulkRun>;

/** One row of a run. */
export const BulkItem = z.object({
  position: z.number().int().describe('Place in the run, from 1'),
  subjectId: z.string().nullable().describe('Id of the row’s entity'),
  subjectName: z.string().nullable().describe('Its name'),
  subjectName2: z.string().nullable().describe('Its name in Arabic'),
  state: z.enum(bulkItemStates).describe('What became of it'),
  code: z.string().nullable().describe('Machine code of the reason'),
  message: z.string().nullable().describe('The reason'),
});
export type BulkItem = z.infer<typeof BulkItem>;

export const BulkRunPage = page(BulkRun);
export const BulkItemPage = page(BulkItem);

/** Query of the runs. */
export const BulkListQuery = z.strictObject({
  ...listQuery(['createdAt'], '-createdAt'),
  state: anyOf(z.enum(bulkStates)).describe('States'),
});
export type BulkListQuery = z.output<typeof BulkListQuery>;

/** Query of a run's rows. */
export const BulkItemQuery = z.strictObject({
  runId,
  ...listQuery(['position'], 'position'),
  state: anyOf(z.enum(bulkItemStates)).describe('States'),
});
export type BulkItemQuery = z.output<typeof BulkItemQuery>;
