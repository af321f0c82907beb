import { strToU8, zipSync, type Zippable } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** XML of a worksheet with some rows. */
export const sheetXml = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;

const workbookXml = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Old" sheetId="2" state="hidden" r:id="rId2"/><sheet name="Tenants" sheetId="1" r:id="rId1"/></sheets></workbook>`;
const relationsXml = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId2" Target="worksheets/sheet2.xml"/><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`;

/** A workbook of these rows, as XML, with more parts beside them; the hidden sheet before is empty. */
export function workbook(rows: string, more: Record<string, string> = {}) {
  const parts: Record<string, string> = {
    'xl/workbook.xml': workbookXml,
    'xl/_rels/workbook.xml.rels': relationsXml,
    'xl/worksheets/sheet1.xml': sheetXml(rows),
    'xl/worksheets/sheet2.xml': sheetXml(''),
    ...more,
  };
  const files = Object.entries(parts).map(([name, xml]) => [
    name,
    strToU8(xml),
  ]);
  return zipSync(Object.fromEntries(files) as Zippable);
}

/** A cell that has its text in it. */
export const inline = (text: string) =>
  `<c t="inlineStr"><is><t>${text}</t></is></c>`;

/** Rows of such cells. */
export const inlineRows = (rows: string[][]) =>
  rows.map(cells => `<row>${cells.map(inline).join('')}</row>`).join('');
