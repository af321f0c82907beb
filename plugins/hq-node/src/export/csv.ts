/**
 * Texts that a spreadsheet would run as a formula, full-width forms included, and texts that begin with the
 * apostrophe that defuses them, so that removing one apostrophe always gives the text back.
 */
const needsApostrophe = /^(\s*[=+\-@＝＋－＠]|[\t\r\n'])/u;

/** A value of a table. */
export type CellValue = string | number | boolean | null;

/** A value as a CSV field. Texts are quoted; null is an empty field without quotes; numbers stay numbers. */
export function csvField(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = needsApostrophe.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A line of CSV. */
export const csvLine = (values: CellValue[]): string =>
  `${values.map(csvField).join(',')}\r\n`;

/** What a CSV file begins with, so that spreadsheets read it as UTF-8. */
export const CSV_START = '\uFEFF';
