import { randomUUID } from 'node:crypto';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  LIVE_BEAT_MS,
  LIVE_CHANNEL,
  type LiveChange,
} from '@cleanmatex/hq-common';

/**
 * Tells open pages what changed, and now and then that nothing did. Its messages are numbered and say how long it was
 * quiet before them, so that a page learns that it missed some: while its socket was broken, or before it had one.
 */
export class LivePages {
  private readonly from = randomUUID();
  private number = 0;
  private changedAt: number;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly signals: Pick<SignalsService, 'publish'>,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.changedAt = now();
  }

  start(): void {
    this.timer = setInterval(() => {
      // The next one tells as much.
      this.tell([]).catch(() => undefined);
    }, LIVE_BEAT_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Whoever is signed in hears of it: plugin signals opens no socket for anybody else. */
  async tell(changes: LiveChange[]): Promise<void> {
    this.number += 1;
    const { from, number } = this;
    const quietMs = Math.round(this.now() - this.changedAt);
    if (changes.length > 0) this.changedAt = this.now();
    await this.signals.publish({
      recipients: { type: 'broadcast' },
      channel: LIVE_CHANNEL,
      message: { from, number, quietMs, changes },
    });
  }
}
