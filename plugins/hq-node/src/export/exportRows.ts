import {
  exportMedia,
  kernelErrors,
  MAX_XLSX_ROWS,
  type ExportFormat,
  type Page,
} from '@cleanmatex/hq-common';
import { failWith } from '../errors';
import { Download, type Scope } from '../scope';
import { csvLine, CSV_START, type CellValue } from './csv';
import { xlsxPieces } from './xlsx';

const fail = failWith(kernelErrors);

/** Rows read at once while a file is written. */
const PAGE = 1_000;

type Row = Record<string, unknown>;

/** What is to be written into a file. */
export interface RowExport<T> {
  /** Begins the file's name. */
  name: string;
  format: ExportFormat;
  /** Fields of a row, in the file's order; their names are the column names. */
  columns: ReadonlyArray<keyof T & string>;
  /** Reads a page of the list, in the order and with the filters that were asked for. */
  read: (request: { limit: number; cursor?: string }) => Promise<Page<T>>;
}

function toCell(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as string);
}

/** The pages, beginning with one that has been read. */
async function* pagesFrom<T>(
  { read }: RowExport<T>,
  first: Page<T>,
): AsyncGenerator<T[]> {
  for (let page = first; ; ) {
    yield page.items;
    if (!page.nextCursor) return;
    page = await read({ limit: PAGE, cursor: page.nextCursor });
  }
}

async function* csv(columns: readonly string[], pages: AsyncIterable<Row[]>) {
  yield CSV_START + csvLine([...columns]);
  for await (const rows of pages) {
    yield rows
      .map(row => csvLine(columns.map(name => toCell(row[name]))))
      .join('');
  }
}

async function* json(columns: readonly string[], pages: AsyncIterable<Row[]>) {
  let separator = '[\n';
  for await (const rows of pages) {
    for (const row of rows) {
      const kept = columns.map(name => [name, row[name] ?? null]);
      yield separator + JSON.stringify(Object.fromEntries(kept));
      separator = ',\n';
    }
  }
  yield separator === ',\n' ? '\n]\n' : '[]\n';
}

async function* cells(columns: readonly string[], pages: AsyncIterable<Row[]>) {
  for await (const rows of pages) {
    yield rows.map(row => columns.map(name => toCell(row[name])));
  }
}

/**
 * A list as a file, read and written page by page, so that it never sits in memory. The first page is read before the
 * answer begins: what is wrong with the filters is an error and no broken file.
 * @throws HqError `export_too_long` when a spreadsheet cannot hold the rows; whatever `read` throws.
 */
export async function exportRows<T extends object>(
  scope: Scope,
  asked: RowExport<T>,
): Promise<Download> {
  const { name, format, columns } = asked;
  const first = await asked.read({ limit: PAGE });
  if (format === 'xlsx' && first.totalItems > MAX_XLSX_ROWS) {
    throw fail('export_too_long', { limit: MAX_XLSX_ROWS });
  }
  const pages = pagesFrom(asked, first) as AsyncGenerator<Row[]>;
  const day = scope.now.toISOString().slice(0, 10);
  const file = `${name}-${day}.${format}`;
  if (format === 'xlsx') {
    const isRtl = scope.info.locale === 'ar';
    const content = xlsxPieces([...columns], cells(columns, pages), isRtl);
    return new Download(file, exportMedia.xlsx, content);
  }
  const write = format === 'csv' ? csv : json;
  const type = `${exportMedia[format]}; charset=utf-8`;
  return new Download(file, type, write(columns, pages));
}
