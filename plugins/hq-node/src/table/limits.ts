import { tableFileErrors } from '@cleanmatex/hq-common';
import { failWith } from '../errors';

export const fail = failWith(tableFileErrors);

/** What a file may have at most; a breach is found while it is read. */
export interface TableLimits {
  rows: number;
  /** Characters of a cell. */
  cellText: number;
}

/** Most columns of a file. */
const MAX_COLUMNS = 100;
/** Most characters of all cells together, in millions: a text that many cells share is stored for each of them. */
const MAX_TEXT_MILLIONS = 16;

/** Counts what is read, and refuses what goes beyond the limits as soon as it does. */
export class Meter {
  private rows = 0;
  private text = 0;
  private shared = { count: 0, text: 0 };

  constructor(private readonly limits: TableLimits) {}

  /**
   * Counts a row; blank ones do not count as rows.
   * @throws HqError `table_too_many_columns`, `table_cell_too_long`, `table_too_much_text`, `table_too_many_rows`,
   * `table_nul`
   */
  count(cells: readonly string[], line: number): void {
    if (cells.length > MAX_COLUMNS) {
      throw fail('table_too_many_columns', { limit: MAX_COLUMNS });
    }
    for (const cell of cells) {
      if (cell.length > this.limits.cellText) {
        const limit = this.limits.cellText;
        throw fail('table_cell_too_long', { line, limit });
      }
      if (cell.includes('\0')) throw fail('table_nul');
      this.text += cell.length;
    }
    checkText(this.text);
    // The header is the first.
    this.rows += 1;
    if (this.rows > this.limits.rows + 1) {
      throw fail('table_too_many_rows', { limit: this.limits.rows });
    }
  }

  /**
   * Counts a text that is kept for cells to share.
   * @throws HqError `table_too_much_text`, `table_too_many_rows` when there are more than cells that may be read.
   */
  countShared({ length }: string): void {
    this.shared.count += 1;
    this.shared.text += length;
    checkText(this.shared.text);
    const { rows } = this.limits;
    if (this.shared.count > (rows + 1) * MAX_COLUMNS) {
      throw fail('table_too_many_rows', { limit: rows });
    }
  }
}

function checkText(length: number): void {
  if (length > MAX_TEXT_MILLIONS * 1_000_000) {
    throw fail('table_too_much_text', { limit: MAX_TEXT_MILLIONS });
  }
}
