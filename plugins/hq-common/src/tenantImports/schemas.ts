import { z } from 'zod';
import { line } from '../access/fields';
import { listQuery, page, wholeNumber } from '../kernel/list';
import { importFields } from './fields';

/** Largest file, in bytes. */
export const MAX_IMPORT_BYTES = 10 * 1024 * 1024;
/** Most rows of a file, its header left out. */
export const MAX_IMPORT_ROWS = 10_000;
/** Longest text of a cell, as in a spreadsheet. */
export const MAX_CELL_TEXT = 32_767;

/** Length of some bytes in Base64. */
const inBase64 = (bytes: number) => Math.ceil(bytes / 3) * 4;

/** Largest request that brings a file: its bytes in Base64, and its name. */
export const MAX_IMPORT_BODY = 14 * 1024 * 1024;

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

const importId = z.guid().describe('Id of the import');

/** Names an import. */
export const ImportParams = z.strictObject({ importId });

/** A file to import. */
export const CreateImport = z.strictObject({
  fileName: line(255)
    .optional()
    .describe('Name of the file; left out for what was pasted'),
  content: z
    .string()
    .max(inBase64(MAX_IMPORT_BYTES))
    .refine(text => text.length % 4 === 0 && base64.test(text))
    .describe('The file in Base64: CSV or XLSX, up to 10 MB'),
});
export type CreateImport = z.output<typeof CreateImport>;

const Columns = z
  .partialRecord(z.enum(importFields), z.number().int().min(0).max(1000))
  .describe('Fields with the column that holds each, from 0');

/** Which column holds which field. */
export const MapImport = z.strictObject({ importId, columns: Columns });
export type MapImport = z.output<typeof MapImport>;

/** Where an import stands: columns are to be chosen, rows to be corrected, or it has become a bulk run. */
export const importStates = ['columns', 'rows', 'started'] as const;
export type ImportState = (typeof importStates)[number];

/** An import with how far it is. */
export const TenantImport = z.object({
  id: z.guid().describe('Id'),
  fileName: z.string().nullable().describe('Name of the file; null: pasted'),
  format: z.enum(['csv', 'xlsx']).describe('Format of the file'),
  encoding: z
    .string()
    .nullable()
    .describe('Encoding of a text file, as it was found'),
  separator: z
    .string()
    .nullable()
    .describe('What parts the columns of a text file, as it was found'),
  headers: z
    .array(
      z.object({
        header: z.string().describe('The column’s header'),
        samples: z.array(z.string()).describe('Its first values'),
      }),
    )
    .describe('Columns of the file, in their order'),
  columns: Columns.nullable().describe('What was chosen; null until then'),
  state: z.enum(importStates).describe('Where it stands'),
  rows: z.number().int().describe('Rows that are to be onboarded'),
  rowsWithErrors: z.number().int().describe('Those of them with errors'),
  dropped: z.number().int().describe('Rows that were dropped'),
  runId: z.guid().nullable().describe('The bulk run that it has become'),
  createdAt: z.iso.datetime().describe('When it was uploaded'),
});
export type TenantImport = z.output<typeof TenantImport>;

/** An import in the list of those that are not run yet. */
export const OpenImport = z.object({
  id: z.guid().describe('Id'),
  fileName: z.string().nullable().describe('Name of the file; null: pasted'),
  rows: z.number().int().describe('Rows that are to be onboarded'),
  createdAt: z.iso.datetime().describe('When it was uploaded'),
});
export type OpenImport = z.output<typeof OpenImport>;

export const OpenImportPage = page(OpenImport);

/** Query of the imports that are not run yet. */
export const ImportListQuery = z.strictObject(
  listQuery(['createdAt'], '-createdAt'),
);
export type ImportListQuery = z.output<typeof ImportListQuery>;

const RowValues = z
  .partialRecord(z.enum(importFields), z.string().max(MAX_CELL_TEXT))
  .describe('Fields with their text');

const Issue = z.object({
  path: z.string().describe('Field; empty for the row as a whole'),
  code: z.string().describe('Machine code'),
  message: z.string().describe('What is wrong, in your language'),
});

/** A row of an import. */
export const ImportRow = z.object({
  position: z.number().int().describe('Its line in the file; the header is 1'),
  values: RowValues,
  issues: z.array(Issue).describe('Everything that is wrong with it'),
  dropped: z.boolean().describe('Whether it is left out'),
});
export type ImportRow = z.output<typeof ImportRow>;

export const ImportRowPage = page(ImportRow);

/** What rows can be listed by. */
export const importRowKinds = ['all', 'errors', 'dropped'] as const;
export type ImportRowKind = (typeof importRowKinds)[number];

/** Query of an import's rows. */
export const ImportRowQuery = z.strictObject({
  importId,
  ...listQuery(['position'], 'position'),
  only: z
    .enum(importRowKinds)
    .default('all')
    .describe('All rows, those with errors, or those dropped'),
});
export type ImportRowQuery = z.output<typeof ImportRowQuery>;

/** A change to a row. */
export const EditImportRow = z.strictObject({
  importId,
  position: wholeNumber(
    z
      .number()
      .min(2)
      .max(2 ** 31 - 1),
  ).describe('The row’s line in the file'),
  values: RowValues.default({}).describe('Fields to change; the others stay'),
  dropped: z
    .boolean()
    .optional()
    .describe('true leaves the row out, false takes it back'),
});
export type EditImportRow = z.output<typeof EditImportRow>;

/** Turns an import into a bulk run. */
export const RunImport = z.strictObject({
  importId,
  leaveOutErrors: z
    .boolean()
    .default(false)
    .describe(
      'Whether rows with errors are left out; otherwise they refuse it',
    ),
});
export type RunImport = z.output<typeof RunImport>;

/** Asks for an empty file with the headers. */
export const TemplateQuery = z.strictObject({
  format: z.enum(['csv', 'xlsx']).describe('Format of the file'),
});
