import type { HqDatabase } from '@cleanmatex/hq-node';
import type { Knex } from 'knex';

/** What a benchmark works with: a migrated database of its own. */
export interface BenchContext {
  database: HqDatabase;
  /** A pool of the owner, to arrange. */
  owner: Knex;
  /** Prints one line of the result. */
  print(line: string): void;
}

/** A benchmark: measures, and prints ratios between what it compares in the same run. */
export type Bench = (context: BenchContext) => Promise<void>;

/** The value below which a share of the values lies. @throws RangeError when there are none. */
export function percentile(values: number[], share: number): number {
  if (values.length === 0) throw new RangeError('No values');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The middle value. @throws RangeError when there are none. */
export function median(values: number[]): number {
  return percentile(values, 0.5);
}
