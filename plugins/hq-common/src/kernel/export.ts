import { z } from 'zod';

/** Formats that a list can be downloaded in. */
export const exportFormats = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Media type of each format. */
export const exportMedia = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
} as const satisfies Record<ExportFormat, string>;

/** Most rows of a spreadsheet: what the format can hold, less the line of column names. */
export const MAX_XLSX_ROWS = 1_048_575;

/** Field of an export beside the filters and the order of its list. */
export const exportFormat = z
  .enum(exportFormats)
  .default('json')
  .describe('Format of the file');

/** What an operation that downloads a list has in common with the others. */
export const exportDeclaration = {
  method: 'GET',
  output: z.unknown().describe('The file'),
  download: Object.values(exportMedia),
  action: false,
} as const;
