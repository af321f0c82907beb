import type { Entity } from '@backstage/catalog-model';

/** A row that the catalog shows, as its source selects it. */
export interface SourceRow {
  /** Key of the row, as text. */
  subject: string;
  [column: string]: unknown;
}

/** One kind of the console's rows that the catalog shows. */
export interface Source {
  /** Names the source in the projection; stable. */
  name: string;
  /** Event topic that tells of a changed row; none for what changes only with a release. */
  topic?: string;
  /** Key of the changed row in an event's payload; undefined for a payload that is not ours. */
  subjectOf(payload: Record<string, unknown>): string | undefined;
  /**
   * SELECT of the rows that belong in the catalog: `subject` and everything that `toEntity` reads, nothing
   * more, as every column counts into the fingerprint. The placeholder `:subjects` is a text array to
   * restrict to, or null for all rows.
   */
  sql: string;
  toEntity(row: SourceRow): Entity;
}

/** Reads a key from an event's payload. */
export const payloadKey =
  (key: string) =>
  (payload: Record<string, unknown>): string | undefined =>
    typeof payload[key] === 'string' ? (payload[key] as string) : undefined;
