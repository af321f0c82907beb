import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { liveChanges } from '@cleanmatex/hq-common';
import type { HqDatabase } from '@cleanmatex/hq-node';
import type { LivePages } from './livePages';

const IDLE_MS = 1_000;
const BATCH = 200;

interface OutboxRow {
  id: number;
  topic: string;
  payload: Record<string, unknown>;
  correlation_id: string;
}

/**
 * Publishes committed events, at least once, in the order they were written, and tells open pages what changed.
 * Several replicas share the work: each takes rows that no other holds.
 */
export class OutboxRelay {
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private again = false;
  private stopped = false;

  constructor(
    private readonly database: HqDatabase,
    private readonly events: EventsService,
    private readonly pages: LivePages,
    private readonly logger: LoggerService,
  ) {}

  start(): void {
    this.pages.start();
    this.wake();
  }

  /** Publishes what has just been committed; also runs by itself every second. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
  }

  /** Waits for the batch under way and ends. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.pages.stop();
    clearTimeout(this.timer);
    await this.running;
  }

  private async drain(): Promise<void> {
    clearTimeout(this.timer);
    try {
      while (this.again && !this.stopped) {
        this.again = false;
        while ((await this.publishBatch()) === BATCH);
      }
    } catch (error) {
      this.logger.warn(
        'Events wait for the database',
        error instanceof Error ? error : new Error(String(error)),
      );
    }
    if (!this.stopped) {
      this.timer = setTimeout(() => this.wake(), IDLE_MS);
      this.timer.unref();
    }
  }

  private async publishBatch(): Promise<number> {
    return this.database.knex.transaction(async trx => {
      const { rows } = await trx.raw<{ rows: OutboxRow[] }>(
        `DELETE FROM hq.sys_outbox WHERE id IN (
           SELECT id FROM hq.sys_outbox ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         RETURNING id, topic, payload, correlation_id`,
      );
      rows.sort((a, b) => a.id - b.id);
      for (const { topic, payload, correlation_id } of rows) {
        await this.events.publish({
          topic,
          eventPayload: payload,
          metadata: { correlationId: correlation_id },
        });
      }
      const changes = liveChanges(rows);
      if (changes.length) await this.pages.tell(changes);
      return rows.length;
    });
  }
}
