import type { ChainProblemKind } from '@cleanmatex/hq-common';
import { hashedColumnNames, sealOf, type HashedRow } from '@cleanmatex/hq-node';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CsvReader, EXPORT_RECORD, MASKED_COLUMN } from './csv';
import { EXPORT_FORMAT, type ExportedEntry, type ExportHeader } from './format';
import { readJsonLine } from './json';

/** What the verification of an exported file found. */
export interface ExportVerification {
  ok: boolean;
  /** Entries whose seal was recomputed and holds. */
  checked: number;
  firstSeq: number | null;
  lastSeq: number | null;
  /** Positions that the file leaves out between its first and last entry; 0 when it is one piece. */
  gaps: number;
  /** Personal data is hidden in the file, so that it cannot be verified. */
  masked: boolean;
  problem: { kind: ChainProblemKind; seq: number } | null;
}

/** The file is not an export of the audit log; the message says why. */
export class NotAnExportError extends Error {
  name = 'NotAnExportError';
}

type Piece =
  | { header: Partial<ExportHeader> }
  | { entry: ExportedEntry }
  | { complete: true };

/**
 * Verifies an exported file without any database: recomputes the seal of every entry, and compares neighbours.
 * The file must have its end; an export of the whole log must also be without gaps, from the first entry to the last.
 * @throws NotAnExportError
 */
export async function verifyExport(path: string): Promise<ExportVerification> {
  const check = new ExportCheck();
  const pieces = path.toLowerCase().endsWith('.csv')
    ? csvPieces(path)
    : jsonPieces(path);
  for await (const piece of pieces) {
    if ('header' in piece) check.describe(piece.header);
    else if ('entry' in piece) check.entry(piece.entry);
    else check.complete();
    if (check.ended) break;
  }
  return check.result();
}

class ExportCheck {
  private header: Partial<ExportHeader> | undefined;
  private last: ExportedEntry | null = null;
  private firstSeq: number | null = null;
  private checked = 0;
  private gaps = 0;
  private firstMissing: number | null = null;
  private isComplete = false;
  private problem: ExportVerification['problem'] = null;

  get ended(): boolean {
    return this.header?.masked === true;
  }

  describe(header: Partial<ExportHeader>): void {
    this.header = header;
  }

  complete(): void {
    this.isComplete = true;
  }

  entry(entry: ExportedEntry): void {
    if (!this.header) throw new NotAnExportError('The file has no header');
    if (this.problem) return;
    const kind = this.inspect(entry);
    if (kind) {
      this.problem = { kind, seq: entry.seq };
      return;
    }
    this.countMissingBefore(entry);
    this.firstSeq ??= entry.seq;
    this.last = entry;
    this.checked += 1;
  }

  result(): ExportVerification {
    if (!this.header) throw new NotAnExportError('The file has no header');
    const masked = this.header.masked === true;
    const problem = masked ? null : this.firstProblem(this.header);
    return {
      ok: !masked && problem === null,
      checked: this.checked,
      firstSeq: this.firstSeq,
      lastSeq: this.last?.seq ?? null,
      gaps: this.gaps,
      masked,
      problem,
    };
  }

  private get isWhole(): boolean {
    const filters = this.header?.filters;
    return (
      !this.header?.masked &&
      filters !== undefined &&
      Object.keys(filters).length === 0
    );
  }

  private firstProblem({ lastSeq = 0 }: Partial<ExportHeader>) {
    const { problem, firstMissing } = this;
    const missing = this.isWhole ? firstMissing : null;
    if (missing !== null && missing <= (problem?.seq ?? missing)) {
      return { kind: 'deleted' as const, seq: missing };
    }
    if (problem) return problem;
    const end = this.last?.seq ?? 0;
    return !this.isComplete || (this.isWhole && end < lastSeq)
      ? { kind: 'tail_cut' as const, seq: end + 1 }
      : null;
  }

  private countMissingBefore({ seq }: ExportedEntry): void {
    const expected = (this.last?.seq ?? 0) + 1;
    if (seq === expected) return;
    this.firstMissing ??= expected;
    if (this.last) this.gaps += seq - expected;
  }

  private inspect(entry: ExportedEntry): ChainProblemKind | null {
    const { last } = this;
    const row = Object.fromEntries(
      hashedColumnNames.map(name => [name, entry[name] ?? null]),
    ) as HashedRow;
    if (last && entry.seq <= last.seq) return 'inserted';
    if (
      sealOf(entry.prev_hash, row, entry.seq, entry.sealed_at) !== entry.hash
    ) {
      return 'edited';
    }
    return last && entry.seq === last.seq + 1 && entry.prev_hash !== last.hash
      ? 'chain_broken'
      : null;
  }
}

async function* jsonPieces(path: string): AsyncGenerator<Piece> {
  for await (const line of createInterface({ input: createReadStream(path) })) {
    let piece;
    try {
      piece = readJsonLine(line);
    } catch {
      throw new NotAnExportError(
        'The file is not JSON as the console exports it, with one entry a line',
      );
    }
    if (!piece) continue;
    if ('header' in piece) requireFormat(piece.header);
    yield piece;
  }
}

function requireFormat(header: Partial<ExportHeader>): void {
  if (header.format !== EXPORT_FORMAT) {
    throw new NotAnExportError(`The file is not of format ${EXPORT_FORMAT}`);
  }
}

async function* csvRows(path: string) {
  const reader = new CsvReader();
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    yield* reader.read(piece);
  }
  // A file cut within an entry ends in half a row; half of the export record is none.
  for (const row of reader.end()) if (row[0] === EXPORT_RECORD) yield row;
}

async function* csvPieces(path: string): AsyncGenerator<Piece> {
  let columns: string[] | undefined;
  for await (const fields of csvRows(path)) {
    if (!columns) {
      columns = fields.map(field => (field ?? '').replace('\uFEFF', ''));
      if (!columns.includes('prev_hash')) {
        throw new NotAnExportError('The file has no chain columns');
      }
      yield { header: {} };
    } else if (fields[0] === EXPORT_RECORD) {
      yield* csvRecord(fields[1]);
    } else {
      const named = Object.fromEntries(
        columns.map((column, index) => [column, fields[index] ?? null]),
      );
      if (named[MASKED_COLUMN] === 'true') yield { header: { masked: true } };
      yield { entry: csvEntry(named) };
    }
  }
}

/** What the last line says; nothing when it was torn. */
function* csvRecord(text: string | null): Generator<Piece> {
  let header: Partial<ExportHeader>;
  try {
    header = JSON.parse(text ?? '');
  } catch {
    return;
  }
  requireFormat(header);
  yield { header };
  yield { complete: true };
}

function csvEntry(named: Record<string, string | null>): ExportedEntry {
  return {
    ...named,
    seq: Number(named.seq),
    dry_run: named.dry_run === 'true',
  } as ExportedEntry;
}
