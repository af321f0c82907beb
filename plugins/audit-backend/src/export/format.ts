import type { HashedRow } from '@cleanmatex/hq-node';
import { hashedColumnNames } from '@cleanmatex/hq-node';

/** Names the format; a verifier refuses another. */
export const EXPORT_FORMAT = 'hq-audit-log/1';

/** An entry of an export: its place in the chain, and its columns as they were hashed. */
export type ExportedEntry = HashedRow & {
  seq: number;
  sealed_at: string;
  prev_hash: string;
  hash: string;
};

/** Columns of an export, in order. */
export const exportColumns = [
  'seq',
  'sealed_at',
  'prev_hash',
  'hash',
  ...hashedColumnNames,
] as const;

/** What was exported: the first part of a JSON export, the last line of a CSV export. */
export interface ExportHeader {
  format: typeof EXPORT_FORMAT;
  exportedAt: string;
  /** Filters that were asked for; empty for the whole log. */
  filters: Record<string, unknown>;
  /** Last sealed position when the export began. */
  lastSeq: number;
  /** Personal data is hidden. */
  masked: boolean;
  /** The seals can be recomputed from this file: false when it is masked. */
  verifiable: boolean;
}
