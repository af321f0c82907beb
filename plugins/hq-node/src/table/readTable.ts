import { decodeText, type TextEncodingName } from './decodeText';
import { fail, Meter, type TableLimits } from './limits';
import { readCsv, separatorOf, type Separator } from './readCsv';
import { readXlsx } from './readXlsx';

/** A row of a table. */
export interface TableRow {
  /** Its place in the file, from 1; the header is the first that is not blank. */
  line: number;
  /** As many cells as the header has. */
  cells: string[];
  /** How many cells it really has, where that is not as many as the header. */
  ragged?: number;
}

/** A table out of a file. */
export interface Table {
  format: 'csv' | 'xlsx';
  /** Of a text file. */
  encoding?: TextEncodingName;
  /** Of a text file. */
  separator?: Separator;
  headers: string[];
  rows: TableRow[];
}

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b);
/** Container of .xls and of workbooks with a password. */
const isOle = (bytes: Uint8Array) =>
  startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const isOtherFile = (bytes: Uint8Array) =>
  startsWith(bytes, 0x25, 0x50, 0x44, 0x46) ||
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  startsWith(bytes, 0x1f, 0x8b);

/** Name of the stream that has the contents of a workbook with a password. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** A column's letters: 27 is AB. */
function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}

type Raw = Array<{ line: number; cells: string[] }>;

function withoutBlankEnd(cells: string[]): string[] {
  const last = cells.findLastIndex(cell => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

function headersOf(raw: Raw): string[] {
  if (raw.length === 0) throw fail('table_empty');
  const headers = withoutBlankEnd(raw[0].cells).map(cell => cell.trim());
  headers.forEach((header, second) => {
    const first = headers.findIndex(
      other => other.toLowerCase() === header.toLowerCase(),
    );
    if (!header || first === second) return;
    throw fail('table_duplicate_header', {
      header: header.slice(0, 100),
      first: lettersOf(first),
      second: lettersOf(second),
    });
  });
  if (raw.length === 1) throw fail('table_header_only');
  return headers;
}

/** Rows of a spreadsheet end with their last cell; those of a text file have as many as its header. */
function fitted(
  { line, cells }: Raw[number],
  width: number,
  isText: boolean,
): TableRow {
  const given = withoutBlankEnd(cells).length;
  const isRagged = given > width || (isText && cells.length < width);
  const fit = Array.from({ length: width }, (_, at) => cells[at] ?? '');
  return { line, cells: fit, ...(isRagged && { ragged: cells.length }) };
}

function tableOf(raw: Raw, isText: boolean): Pick<Table, 'headers' | 'rows'> {
  const headers = headersOf(raw);
  return {
    headers,
    rows: raw.slice(1).map(row => fitted(row, headers.length, isText)),
  };
}

async function textTable(bytes: Uint8Array, meter: Meter): Promise<Table> {
  const { text, encoding } = decodeText(bytes);
  const separator = separatorOf(text);
  const raw: Raw = [];
  for await (const row of readCsv(text, separator, meter)) raw.push(row);
  return { format: 'csv', encoding, separator, ...tableOf(raw, true) };
}

/**
 * The table in a file: CSV in UTF-8, UTF-16 or Windows-1256, or the first visible sheet of an XLSX workbook. What it is
 * is told by its bytes, never by its name. It is read piece by piece, and no further than the limits.
 * @throws HqError of `tableFileErrors`
 */
export async function readTable(
  bytes: Uint8Array,
  limits: TableLimits,
): Promise<Table> {
  if (bytes.length === 0) throw fail('table_empty');
  if (isOle(bytes)) {
    const encrypted = Buffer.from(bytes).includes(ENCRYPTED);
    throw fail(encrypted ? 'table_password' : 'table_old_excel');
  }
  if (isOtherFile(bytes)) throw fail('table_unknown_format');
  const meter = new Meter(limits);
  if (!isZip(bytes)) return textTable(bytes, meter);
  return { format: 'xlsx', ...tableOf(await readXlsx(bytes, meter), false) };
}
