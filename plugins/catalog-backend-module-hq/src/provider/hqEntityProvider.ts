import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { EventParams, EventsService } from '@backstage/plugin-events-node';
import type { Source } from '../sources/source';
import type { Projection } from './projection';

/** Changes of this many milliseconds are told together. */
const GATHER_MS = 100;
/** Rows told at once. */
const SLICE = 100;
/** The catalog gets the next slice of a comparison when fewer entities than this wait in it, or after a while. */
const FULL_QUEUE = 150;
const QUEUE_LOOK_MS = 100;
const QUEUE_PATIENCE_MS = 30_000;
/** How often rows are compared that changed without an event: the platform's own apps write too. */
const RECONCILE_SECONDS = 60;

interface Options {
  projection: Projection;
  sources: Source[];
  /** Refresh keys of catalog files; they are read again at start, as a release may bring others. */
  refreshKeys: string[];
  events: EventsService;
  scheduler: SchedulerService;
  logger: LoggerService;
  /** How many entities wait in the catalog until it shows them. */
  queueLength(): Promise<number>;
}

interface Slice {
  source: Source;
  subjects: string[];
}

const rest = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/**
 * Keeps the catalog in step with the console's rows: at once by events, at the latest by comparison. The catalog takes
 * entities in the order in which it is told, some hundred a second: what a comparison found is told a slice at a time,
 * so that a change never waits behind all of it.
 */
export class HqEntityProvider implements EntityProvider {
  private connection?: EntityProviderConnection;
  /** Sources that have to be compared. */
  private readonly unsure = new Set<Source>();
  /** What events named. */
  private urgent: Slice[] = [];
  /** What comparisons found. */
  private found: Slice[] = [];
  private queueFullSince = 0;
  private running?: Promise<void>;
  private stopped = false;

  constructor(private readonly options: Options) {}

  getProviderName(): string {
    return 'hq';
  }

  /** Called by the catalog once, at start. Does not wait for the first comparison. */
  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
    const { events, scheduler, sources, refreshKeys } = this.options;
    if (refreshKeys.length > 0) await connection.refresh({ keys: refreshKeys });
    await events.subscribe({
      id: 'hq-catalog',
      topics: sources.flatMap(({ topic }) => topic ?? []),
      onEvent: async event => this.onEvent(event),
    });
    await scheduler.scheduleTask({
      id: 'hq-catalog-reconcile',
      frequency: { seconds: RECONCILE_SECONDS },
      initialDelay: { seconds: RECONCILE_SECONDS },
      timeout: { minutes: 15 },
      fn: () => this.reconcile(),
    });
    void this.reconcile();
  }

  /** Has every row compared with what the catalog was told; does not wait for it. */
  async reconcile(): Promise<void> {
    this.options.sources.forEach(source => this.unsure.add(source));
    void this.run();
  }

  /** Forgets what is still to be told and waits for what is being told; the next start compares anew. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private onEvent({ topic, eventPayload }: EventParams) {
    const source = this.options.sources.find(each => each.topic === topic);
    if (!source) return;
    const subject = source.subjectOf(eventPayload as Record<string, unknown>);
    const open = this.urgent.at(-1);
    if (subject === undefined) this.unsure.add(source);
    else if (open?.source === source && open.subjects.length < SLICE) {
      open.subjects.push(subject);
    } else this.urgent.push({ source, subjects: [subject] });
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.stopped) return;
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async drain() {
    await rest(GATHER_MS);
    while (!this.stopped) {
      const slice = this.urgent.shift();
      const [source] = this.unsure;
      if (slice) await this.tell(slice);
      else if (source) await this.compare(source);
      else if (this.found.length === 0) return;
      else if (await this.catalogHasRoom()) await this.tell(this.found.shift());
      else await rest(QUEUE_LOOK_MS);
    }
  }

  private async compare(source: Source) {
    this.unsure.delete(source);
    if (this.found.some(slice => slice.source === source)) return;
    await this.attempt(source, async () => {
      const subjects = await this.options.projection.differing(source);
      for (let at = 0; at < subjects.length; at += SLICE) {
        this.found.push({ source, subjects: subjects.slice(at, at + SLICE) });
      }
    });
  }

  private async catalogHasRoom(): Promise<boolean> {
    const length = await this.options.queueLength().catch(() => 0);
    const patient = Date.now() - this.queueFullSince < QUEUE_PATIENCE_MS;
    if (length < FULL_QUEUE || (this.queueFullSince && !patient)) {
      this.queueFullSince = 0;
      return true;
    }
    this.queueFullSince ||= Date.now();
    return false;
  }

  private async tell(slice: Slice | undefined) {
    const { connection } = this;
    if (!slice || !connection) return;
    const { source, subjects } = slice;
    await this.attempt(source, async () => {
      await this.options.projection.sync(connection, source, subjects);
    });
  }

  private async attempt(source: Source, work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      this.options.logger.warn(
        `Could not tell the catalog of changed ${source.name} rows; the next comparison repeats it`,
        error as Error,
      );
    }
  }
}
