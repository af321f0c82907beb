import type { ChainProblemKind } from '@cleanmatex/hq-common';
import { hashedColumnNames, sealOf, type HashedRow } from '@cleanmatex/hq-node';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CsvReader, MASKED_COLUMN } from './csv';
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

type Piece = { header: Partial<ExportHeader> } | { entry: ExportedEntry };

/**
 * Verifies an exported file without any database: recomputes the seal of every entry, and compares neighbours.
 * A JSON export of the whole log must also be without gaps, from the first entry to the last.
 * @throws NotAnExportError
 */
export async function verifyExport(path: string): Promise<ExportVerification> {
  const check = new ExportCheck();
  const pieces = path.toLowerCase().endsWith('.csv')
    ? csvPieces(path)
    : jsonPieces(path);
  for await (const piece of pieces) {
    if ('header' in piece) check.begin(piece.header);
    else check.entry(piece.entry);
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
  private problem: ExportVerification['problem'] = null;

  get ended(): boolean {
    return this.problem !== null || this.header?.masked === true;
  }

  begin(header: Partial<ExportHeader>): void {
    this.header = header;
  }

  entry(entry: ExportedEntry): void {
    if (!this.header) throw new NotAnExportError('The file has no header');
    const kind = this.inspect(entry);
    if (kind) {
      this.problem = { kind, seq: this.placeOf(kind, entry) };
      return;
    }
    this.gaps += this.missingBefore(entry);
    this.firstSeq ??= entry.seq;
    this.last = entry;
    this.checked += 1;
  }

  result(): ExportVerification {
    if (!this.header) throw new NotAnExportError('The file has no header');
    const masked = this.header.masked === true;
    const end = this.last?.seq ?? 0;
    if (!this.problem && this.isWhole && end < (this.header.lastSeq ?? 0)) {
      this.problem = { kind: 'tail_cut', seq: end + 1 };
    }
    return {
      ok: !masked && this.problem === null,
      checked: this.checked,
      firstSeq: this.firstSeq,
      lastSeq: this.last?.seq ?? null,
      gaps: this.gaps,
      masked,
      problem: masked ? null : this.problem,
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

  private missingBefore({ seq }: ExportedEntry): number {
    if (this.last) return seq - this.last.seq - 1;
    return this.isWhole ? seq - 1 : 0;
  }

  private inspect(entry: ExportedEntry): ChainProblemKind | null {
    const { last } = this;
    const row = Object.fromEntries(
      hashedColumnNames.map(name => [name, entry[name] ?? null]),
    ) as HashedRow;
    if (last && entry.seq <= last.seq) return 'inserted';
    if (this.isWhole && this.missingBefore(entry) > 0) return 'deleted';
    if (
      sealOf(entry.prev_hash, row, entry.seq, entry.sealed_at) !== entry.hash
    ) {
      return 'edited';
    }
    return last && entry.seq === last.seq + 1 && entry.prev_hash !== last.hash
      ? 'chain_broken'
      : null;
  }

  private placeOf(kind: ChainProblemKind, entry: ExportedEntry): number {
    return kind === 'deleted' ? (this.last?.seq ?? 0) + 1 : entry.seq;
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
    if ('header' in piece && piece.header.format !== EXPORT_FORMAT) {
      throw new NotAnExportError(`The file is not of format ${EXPORT_FORMAT}`);
    }
    yield piece;
  }
}

async function* csvPieces(path: string): AsyncGenerator<Piece> {
  const reader = new CsvReader();
  let columns: string[] | undefined;
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
    for (const fields of reader.read(piece)) {
      if (columns) {
        const named = Object.fromEntries(
          columns.map((column, index) => [column, fields[index] ?? null]),
        );
        if (named[MASKED_COLUMN] === 'true') yield { header: { masked: true } };
        yield { entry: csvEntry(named) };
      } else {
        columns = fields.map(field => (field ?? '').replace('\uFEFF', ''));
        if (!columns.includes('prev_hash')) {
          throw new NotAnExportError('The file has no chain columns');
        }
        yield { header: {} };
      }
    }
  }
}

function csvEntry(named: Record<string, string | null>): ExportedEntry {
  return {
    ...named,
    seq: Number(named.seq),
    dry_run: named.dry_run === 'true',
  } as ExportedEntry;
}
