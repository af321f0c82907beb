import type { ExportHeader, ExportedEntry } from './format';

/**
 * The lines of a JSON export: one object with a header and the entries. Each entry has a line of its own, so
 * that a reader need not hold them all.
 */
export async function* jsonLines(
  header: ExportHeader,
  pages: AsyncIterable<ExportedEntry[]>,
): AsyncGenerator<string> {
  yield `{"export":${JSON.stringify(header)},"entries":[`;
  let separator = '\n';
  for await (const entries of pages) {
    if (entries.length > 0) {
      const lines = entries.map(entry => JSON.stringify(entry)).join(',\n');
      yield `${separator}${lines}`;
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}

/** What a line of a JSON export holds; undefined for an empty one. @throws SyntaxError */
export function readJsonLine(
  line: string,
):
  | { header: ExportHeader }
  | { entry: ExportedEntry }
  | { complete: true }
  | undefined {
  if (line.startsWith('{"export":')) {
    const closed = line.endsWith('[') ? `${line}]}` : line;
    return { header: JSON.parse(closed).export };
  }
  if (line === '') return undefined;
  if (line === ']}') return { complete: true };
  return { entry: JSON.parse(line.replace(/,$/, '')) };
}
