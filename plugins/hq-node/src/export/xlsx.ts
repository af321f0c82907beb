import { Zip, ZipDeflate } from 'fflate';
import type { CellValue } from './csv';

/** Most characters that a cell can hold. */
const MAX_CELL = 32_767;

const OFFICE = 'http://schemas.openxmlformats.org';
const DOCUMENT = `${OFFICE}/officeDocument/2006/relationships`;
const START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const parts: Record<string, string> = {
  '[Content_Types].xml': `${START}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `${START}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${START}<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${DOCUMENT}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${START}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/** What XML 1.0 cannot carry at all: everything but its `Char`. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};

function escaped(text: string): string {
  return text
    .slice(0, MAX_CELL)
    .toWellFormed()
    .replace(forbidden, '')
    .replace(/[&<>\r]/g, sign => escapes[sign]);
}

/** A cell. Texts are inline strings, which no spreadsheet ever runs as a formula. */
function cell(value: CellValue): string {
  if (value === null) return '<c/>';
  if (typeof value === 'number') return `<c><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c t="b"><v>${Number(value)}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(
    value,
  )}</t></is></c>`;
}

const row = (values: CellValue[]) => `<row>${values.map(cell).join('')}</row>`;

async function* sheet(
  columns: string[],
  pages: AsyncIterable<CellValue[][]>,
  isRtl: boolean,
): AsyncGenerator<string> {
  yield `${START}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetViews><sheetView${
    isRtl ? ' rightToLeft="1"' : ''
  } workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  yield row(columns);
  for await (const rows of pages) yield rows.map(row).join('');
  yield '</sheetData></worksheet>';
}

/**
 * A workbook of one sheet, compressed piece by piece so that it never sits in memory. The line of column names stays
 * in sight when one scrolls.
 * @param isRtl - whether the sheet runs from right to left.
 */
export async function* xlsxPieces(
  columns: string[],
  pages: AsyncIterable<CellValue[][]>,
  isRtl: boolean,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const done: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    done.push(piece);
  });
  const add = (name: string) => {
    const file = new ZipDeflate(name);
    zip.add(file);
    return file;
  };
  for (const [name, text] of Object.entries(parts)) {
    add(name).push(encoder.encode(text), true);
  }
  const file = add('xl/worksheets/sheet1.xml');
  for await (const text of sheet(columns, pages, isRtl)) {
    file.push(encoder.encode(text));
    yield* done.splice(0);
  }
  file.push(new Uint8Array(0), true);
  zip.end();
  yield* done.splice(0);
}
