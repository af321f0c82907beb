import { CsvError, parse } from 'csv-parse';
import { fail, type Meter } from './limits';

/** What parts columns, the likelier first. */
const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Characters that are handed to the parser at once. */
const PIECE = 64 * 1024;

/** Longest record: one that a quotation mark never ends is given up there. */
const MAX_RECORD = 1024 * 1024;

/** A row of a text file. */
export interface TextRow {
  /** Place of the record in the file, from 1. */
  line: number;
  cells: string[];
}

/** What parts the columns: the sign that the header has most often outside of quotation marks. */
export function separatorOf(text: string): Separator {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const sign of text.trimStart()) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) break;
    else if (!quoted) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const count = (sign: string) => counts.get(sign) ?? 0;
  return SEPARATORS.reduce((best, sign) =>
    count(sign) > count(best) ? sign : best,
  );
}

function* pieces(text: string) {
  for (let at = 0; at < text.length; at += PIECE) {
    yield text.slice(at, at + PIECE);
  }
}

/** An apostrophe that our own and other exports put before what a spreadsheet would run, formulas left out. */
const defused = /^'(?=\s*[+\-@＋－＠'])/u;

/**
 * The records of a CSV text, one after the other; blank lines are left out.
 * @throws HqError `table_quotes` and what the meter throws.
 */
export async function* readCsv(
  text: string,
  separator: Separator,
  meter: Meter,
): AsyncGenerator<TextRow> {
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    max_record_size: MAX_RECORD,
  });
  const feed = (async () => {
    for (const piece of pieces(text)) {
      if (parser.destroyed) return;
      if (!parser.write(piece)) {
        await new Promise<void>(resolve => {
          parser.once('drain', resolve).once('close', resolve);
        });
      }
    }
    parser.end();
  })();
  let line = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      line += 1;
      if (record.every(cell => cell.trim() === '')) continue;
      meter.count(record, line);
      yield { line, cells: record.map(cell => cell.replace(defused, '')) };
    }
    await feed;
  } catch (error) {
    if (error instanceof CsvError) {
      // Where the record begins: a mark that is never closed swallows all lines after it.
      throw fail('table_quotes', { line: Number(error.records) + 1 });
    }
    throw error;
  }
}
