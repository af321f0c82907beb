import type { LiveMessage } from '@cleanmatex/hq-common';

/**
 * Notices that messages were missed: by their numbers, and before the first one by how long it was quiet. What changed
 * since the page was opened may be newer than what the page has asked for.
 */
export class Continuity {
  private readonly last = new Map<string, number>();

  /** @param openedAt - when the page was opened; it has asked for nothing before. */
  constructor(
    private readonly now: () => number = Date.now,
    private readonly openedAt: number = performance.timeOrigin,
  ) {}

  /** Whether messages may have been missed before this one. */
  misses({
    from,
    number,
    quietMs,
  }: Pick<LiveMessage, 'from' | 'number' | 'quietMs'>): boolean {
    const before = this.last.get(from);
    const isFirst = this.last.size === 0;
    this.last.set(from, number);
    if (before !== undefined) return number !== before + 1;
    return !isFirst || quietMs <= this.now() - this.openedAt;
  }
}
