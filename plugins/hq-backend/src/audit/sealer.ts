import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { HqDatabase } from '@cleanmatex/hq-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { HeadRecorder } from './headRecorder';
import { FileHeadStore, HeadSigner } from './heads';
import { SEAL_BATCH, sealBatch } from './seal';
import { readAuditSettings } from './settings';

/** Arbitrary, the same in every release: of several replicas, the one that holds it seals. */
const SEALER_LOCK = 4_872_100_003;
/** Pause of a replica that waits for the lock, or after a failure. */
const STANDBY_MS = 1_000;
/** Least pause between two passes, however often it is poked. */
const LEAST_PAUSE_MS = 100;

/** What the sealer works with. */
export interface SealerOptions {
  database: Pick<HqDatabase, 'url'>;
  logger: LoggerService;
  /** Pause between two passes, in ms. Default: 200. */
  intervalMs?: number;
  /** Records signed heads; none without it. */
  heads?: { recorder: HeadRecorder; intervalMs: number };
}

/**
 * Seals the audit log in the background: every 200 ms it links what was committed since to the hash chain.
 * Of several processes one seals; the others take over when its connection ends.
 */
export class AuditSealer {
  private readonly stopping = new AbortController();
  private wake = new AbortController();
  private client: Client | null = null;
  private failing = false;
  /** The first head is signed with the first entry. */
  private nextHeadAt = 0;
  private readonly ended: Promise<void>;

  constructor(private readonly options: SealerOptions) {
    this.ended = this.run();
  }

  /** Says that entries were committed: the next pass comes sooner. Cheap; call as often as you like. */
  poke(): void {
    this.wake.abort();
  }

  /** Ends after a last pass and a last head. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake.abort();
    await this.ended;
  }

  private async run(): Promise<void> {
    for (;;) {
      const last = this.stopping.signal.aborted;
      const sealing = await this.pass(last);
      if (last) break;
      await this.pause(sealing);
    }
    await this.disconnect();
  }

  /** @returns true when this process is the one that seals. */
  private async pass(last: boolean): Promise<boolean> {
    try {
      const client = await this.holdLock();
      if (!client) return false;
      while ((await sealBatch(client)) === SEAL_BATCH);
      await this.recordHead(client, last);
      if (this.failing) this.options.logger.info('Audit sealing goes on');
      this.failing = false;
      return true;
    } catch (error) {
      if (!this.failing) {
        this.options.logger.error(
          'Audit entries cannot be sealed; trying again every second',
          error instanceof Error ? error : new Error(String(error)),
        );
      }
      this.failing = true;
      await this.disconnect();
      return false;
    }
  }

  private async recordHead(client: Client, last: boolean): Promise<void> {
    const { heads } = this.options;
    if (!heads || (!last && Date.now() < this.nextHeadAt)) return;
    if (await heads.recorder.record(client)) {
      this.nextHeadAt = Date.now() + heads.intervalMs;
    }
  }

  /** The connection that holds the lock; null while another process has it. */
  private async holdLock(): Promise<Client | null> {
    if (this.client) return this.client;
    const client = new Client({
      connectionString: this.options.database.url,
      keepAlive: true,
    });
    client.on('error', () => {
      if (this.client === client) this.client = null;
    });
    try {
      await client.connect();
      const { rows } = await client.query<{ held: boolean }>(
        'SELECT pg_try_advisory_lock($1) AS held',
        [SEALER_LOCK],
      );
      if (rows[0].held) this.client = client;
    } finally {
      if (this.client !== client) await client.end();
    }
    return this.client;
  }

  private async disconnect(): Promise<void> {
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => {});
  }

  private async pause(sealing: boolean): Promise<void> {
    const { intervalMs = 200 } = this.options;
    const least = sealing ? Math.min(LEAST_PAUSE_MS, intervalMs) : STANDBY_MS;
    await rest(least, this.stopping.signal);
    if (sealing) {
      await rest(intervalMs - least, this.wake.signal);
      if (!this.stopping.signal.aborted) this.wake = new AbortController();
    }
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}

/** Starts the sealer with `hq.audit` of the configuration; it stops when the backend does. */
export function startAuditSealer(options: {
  database: Pick<HqDatabase, 'url'>;
  logger: LoggerService;
  lifecycle: { addShutdownHook(hook: () => Promise<void>): void };
  config: Config;
}): AuditSealer {
  const { database, lifecycle } = options;
  const logger = options.logger.child({ component: 'audit-sealer' });
  const settings = readAuditSettings(options.config);
  const heads = settings.signingKey &&
    settings.headFile && {
      recorder: new HeadRecorder({
        signer: new HeadSigner(settings.signingKey, settings.retiredKeys),
        store: new FileHeadStore(settings.headFile),
        logger,
      }),
      intervalMs: settings.headIntervalMs,
    };
  if (!heads) {
    logger.warn(
      'hq.audit.signingKey and hq.audit.headFile are not set: without signed heads outside the database, whoever controls it can rewrite the audit log unseen',
    );
  }
  const sealer = new AuditSealer({
    database,
    logger,
    intervalMs: settings.sealIntervalMs,
    heads: heads || undefined,
  });
  lifecycle.addShutdownHook(() => sealer.stop());
  return sealer;
}
