import { LIVE_BEAT_MS, type LiveMessage } from '@cleanmatex/hq-common';

/** Notices by their numbers that messages were missed; before the first one, by how late it comes. */
export class Continuity {
  private readonly last = new Map<string, number>();
  private readonly startedAt: number;

  constructor(private readonly now: () => number = Date.now) {
    this.startedAt = now();
  }

  /** Whether messages may have been missed before this one. */
  misses({ from, number }: Pick<LiveMessage, 'from' | 'number'>): boolean {
    const before = this.last.get(from);
    const isFirst = this.last.size === 0;
    this.last.set(from, number);
    if (before !== undefined) return number !== before + 1;
    return !isFirst || this.now() - this.startedAt > 2 * LIVE_BEAT_MS;
  }
}
