import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Milliseconds between two times that the replicas tell each other what they counted. */
export const SYNC_MS = 1_000;
/** Seconds that are counted together. */
const WINDOW_S = 60;

/** What one replica knows of one key. */
interface Count {
  /** Calls in the store, of all replicas, when it was last asked. */
  stored: number;
  /** Calls counted here that the store does not have yet. */
  pending: number;
  /** When counting begins anew, milliseconds. */
  endsAt: number;
}

interface StoredCount {
  key: string;
  calls: number;
  left_ms: number;
}

// Forgets on the way what nobody counts any more.
const ADD = `
  WITH swept AS (
    DELETE FROM hq.rate_counts
    WHERE ends_at < clock_timestamp() - interval '10 minutes' AND key <> ALL (CAST(:keys AS text[]))
  )
  INSERT INTO hq.rate_counts AS c (key, calls, ends_at)
  SELECT t.key, t.calls, clock_timestamp() + make_interval(secs => ${WINDOW_S})
  FROM unnest(CAST(:keys AS text[]), CAST(:calls AS int[])) AS t(key, calls) ORDER BY t.key
  ON CONFLICT (key) DO UPDATE SET
    calls = CASE WHEN c.ends_at <= clock_timestamp() THEN excluded.calls ELSE c.calls + excluded.calls END,
    ends_at = CASE WHEN c.ends_at <= clock_timestamp() THEN excluded.ends_at ELSE c.ends_at END
  RETURNING key, calls, extract(epoch FROM ends_at - clock_timestamp())::float8 * 1000 AS left_ms`;

/**
 * Counts calls per minute for all replicas together without asking the database at any call: each counts by
 * itself, and once a second all add up in one statement. A replica therefore lets through at most what the
 * others took within the last second. Without the database each goes on by itself.
 */
export class SharedCounter {
  private readonly counts = new Map<string, Count>();
  private timer?: NodeJS.Timeout;
  private syncing?: Promise<void>;

  constructor(
    private readonly knex: Knex,
    private readonly logger: LoggerService,
  ) {}

  /**
   * Counts a call.
   * @returns 0 when it is within the limit, else the seconds after which counting begins anew; such a call is
   * not counted.
   */
  take(name: string, limit: number): number {
    const key = createHash('sha256').update(name).digest('base64url');
    const now = Date.now();
    let count = this.counts.get(key);
    if (!count || count.endsAt <= now) {
      count = { stored: 0, pending: 0, endsAt: now + WINDOW_S * 1000 };
      this.counts.set(key, count);
    }
    if (count.stored + count.pending >= limit) {
      return Math.max(1, Math.ceil((count.endsAt - now) / 1000));
    }
    count.pending += 1;
    return 0;
  }

  /** Begins to add up with the other replicas. */
  start(): void {
    this.timer = setInterval(() => {
      this.syncing ??= this.sync()
        .catch(error => {
          this.logger.warn(`Limits are counted per replica for now: ${error}`);
        })
        .finally(() => {
          this.syncing = undefined;
        });
    }, SYNC_MS).unref();
  }

  /** Waits for the exchange under way and ends. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.syncing;
  }

  /** Adds what was counted here to the store, and learns what all have counted. */
  async sync(): Promise<void> {
    const now = Date.now();
    for (const [key, { endsAt }] of this.counts) {
      if (endsAt <= now) this.counts.delete(key);
    }
    if (!this.counts.size) return;
    const sent = new Map(
      [...this.counts].map(([key, { pending }]) => [key, pending]),
    );
    const { rows } = await this.knex.raw<{ rows: StoredCount[] }>(ADD, {
      keys: [...sent.keys()],
      calls: [...sent.values()],
    });
    for (const { key, calls, left_ms: left } of rows) {
      const count = this.counts.get(key);
      if (!count) continue;
      count.stored = calls;
      count.pending -= sent.get(key) ?? 0;
      count.endsAt = Date.now() + left;
    }
  }
}
