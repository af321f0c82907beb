import { csvField, CSV_START } from '@cleanmatex/hq-node';
import { exportColumns, type ExportHeader, type ExportedEntry } from './format';

/** Last column of a CSV export: whether personal data is hidden in it. */
export const MASKED_COLUMN = 'masked';

/** First field of the last line, whose second field is the header of a JSON export; a file without it was cut. */
export const EXPORT_RECORD = '#export';

const line = (fields: string[]) => `${fields.join(',')}\r\n`;

/**
 * The lines of a CSV export, in UTF-8 with a byte order mark, as spreadsheets expect it: column names, entries, and
 * the record that says what was exported.
 */
export async function* csvLines(
  header: ExportHeader,
  pages: AsyncIterable<ExportedEntry[]>,
): AsyncGenerator<string> {
  yield `${CSV_START}${line([...exportColumns, MASKED_COLUMN].map(csvField))}`;
  for await (const entries of pages) {
    yield entries
      .map(entry =>
        line([
          ...exportColumns.map(column => csvField(entry[column])),
          String(header.masked),
        ]),
      )
      .join('');
  }
  yield line([EXPORT_RECORD, JSON.stringify(header)].map(csvField));
}

/** A field as it stood in the file: null for an empty field without quotes. */
type Field = string | null;

/** Reads CSV piece by piece; undoes what `csvField` did to texts. */
export class CsvReader {
  private row: Field[] = [];
  private text = '';
  private quoted = false;
  private inside = false;
  private mayEnd = false;

  /** @returns the rows that this piece completes. */
  read(piece: string): Field[][] {
    const rows: Field[][] = [];
    for (const sign of piece) {
      if (this.inside && !this.mayEnd) {
        if (sign === '"') this.mayEnd = true;
        else this.text += sign;
      } else if (sign === '"') {
        if (this.mayEnd) this.text += sign;
        this.inside = true;
        this.quoted = true;
        this.mayEnd = false;
      } else {
        this.inside = false;
        this.mayEnd = false;
        if (sign === ',') this.endField();
        else if (sign === '\n') rows.push(this.endRow());
        else if (sign !== '\r') this.text += sign;
      }
    }
    return rows;
  }

  /** @returns the row that the end of the file completes, when it has no line break. */
  end(): Field[][] {
    return this.row.length > 0 ? [this.endRow()] : [];
  }

  private endField(): void {
    const text = this.quoted ? this.text.replace(/^'/, '') : this.text;
    this.row.push(text === '' && !this.quoted ? null : text);
    this.text = '';
    this.quoted = false;
  }

  private endRow(): Field[] {
    this.endField();
    const { row } = this;
    this.row = [];
    return row;
  }
}
