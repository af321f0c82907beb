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
}

/** Keeps the catalog in step with the console's rows: at once by events, at the latest by comparison. */
export class HqEntityProvider implements EntityProvider {
  private connection?: EntityProviderConnection;
  /** Changed subjects by source; null stands for all of a source. */
  private readonly waiting = new Map<Source, Set<string> | null>();
  private running?: Promise<void>;

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

  /** Compares every row with what the catalog was told. */
  async reconcile(): Promise<void> {
    this.options.sources.forEach(source => this.waiting.set(source, null));
    await this.run();
  }

  private onEvent({ topic, eventPayload }: EventParams) {
    const source = this.options.sources.find(each => each.topic === topic);
    if (!source) return;
    const subject = source.subjectOf(eventPayload as Record<string, unknown>);
    const subjects = this.waiting.get(source);
    if (subject === undefined || subjects === null) {
      this.waiting.set(source, null);
    } else {
      this.waiting.set(source, (subjects ?? new Set()).add(subject));
    }
    void this.run();
  }

  private async run(): Promise<void> {
    this.running ??= this.drain().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async drain() {
    await new Promise(resolve => setTimeout(resolve, GATHER_MS));
    while (this.waiting.size > 0) {
      const taken = [...this.waiting];
      this.waiting.clear();
      for (const [source, subjects] of taken) await this.tell(source, subjects);
    }
  }

  private async tell(source: Source, subjects: Set<string> | null) {
    const { projection, logger } = this.options;
    if (!this.connection) return;
    try {
      const count = await projection.sync(
        this.connection,
        source,
        subjects ? [...subjects] : undefined,
      );
      if (count > 0)
        logger.debug(`Told the catalog of ${count} ${source.name}`);
    } catch (error) {
      logger.warn(
        `Could not tell the catalog of changed ${source.name} rows; the next comparison repeats it`,
        error as Error,
      );
    }
  }
}
