import { auditContract, type InputOf } from '@cleanmatex/hq-common';
import {
  Download,
  SqlParams,
  hashedColumnNames,
  hashedSelect,
  sealSelect,
  type HashedRow,
  type Scope,
} from '@cleanmatex/hq-node';
import { whereSql } from '../filters';
import { maskRow } from '../masking';
import { seesPersonalData, type SealedRow } from '../model';
import { sightOf } from '../queries';
import { csvLines } from './csv';
import { EXPORT_FORMAT, exportColumns, type ExportedEntry } from './format';
import { jsonLines } from './json';

/** Entries read at once while a file is written. */
const PAGE = 1_000;

type ExportInput = InputOf<typeof auditContract.export>;

/** The sealed entries that match, in the order of the chain, as a file that never sits in memory. */
export async function exportEntries(
  scope: Scope,
  { format, ...filters }: ExportInput,
): Promise<Download> {
  const masked = !seesPersonalData(scope.actor);
  const [{ seq }] = await scope.query<{ seq: number }>(
    `SELECT coalesce((SELECT seq FROM hq.sys_audit_sealer), (SELECT max(seq) FROM hq.sys_audit_chain), 0) AS seq`,
  );
  const lastSeq = Number(seq);
  const pages = readPages(scope, filters, lastSeq, masked);
  const day = scope.now.toISOString().slice(0, 10);
  const fileName = `audit-log-${day}${masked ? '-masked' : ''}.${format}`;
  const header = {
    format: EXPORT_FORMAT,
    exportedAt: scope.now.toISOString(),
    filters,
    lastSeq,
    masked,
    verifiable: !masked,
  } as const;
  if (format === 'csv') {
    return new Download(
      fileName,
      'text/csv; charset=utf-8',
      csvLines(header, pages),
    );
  }
  return new Download(
    fileName,
    'application/json; charset=utf-8',
    jsonLines(header, pages),
  );
}

async function* readPages(
  scope: Scope,
  filters: Omit<ExportInput, 'format'>,
  lastSeq: number,
  masked: boolean,
): AsyncGenerator<ExportedEntry[]> {
  for (let after = 0; after < lastSeq; ) {
    const params = new SqlParams();
    const where = whereSql(filters, params, sightOf(scope));
    const rows = await scope.query<SealedRow>(
      `SELECT ${hashedSelect}, ${sealSelect}
       FROM hq.sys_audit_chain c JOIN hq.sys_audit_log l ON l.id = c.audit_id
       WHERE c.seq > ${params.add(after)} AND c.seq <= ${params.add(lastSeq)}
         AND ${where}
       ORDER BY c.seq LIMIT ${params.add(PAGE)}`,
      params.values,
    );
    yield rows.map(row => toExported(row, masked));
    if (rows.length < PAGE) return;
    after = Number(rows[rows.length - 1].seq);
  }
}

function toExported(sealed: SealedRow, masked: boolean): ExportedEntry {
  const row = Object.fromEntries(
    hashedColumnNames.map(name => [name, sealed[name]]),
  ) as HashedRow;
  const entry: Record<string, unknown> = {
    ...(masked ? maskRow(row) : row),
    seq: Number(sealed.seq),
    sealed_at: sealed.sealed_at,
    prev_hash: sealed.prev_hash,
    hash: sealed.hash,
  };
  return Object.fromEntries(
    exportColumns.map(name => [name, entry[name]]),
  ) as ExportedEntry;
}
