import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CallInfo, EnqueueOptions, HqDatabase } from '@cleanmatex/hq-node';
import { PgBoss } from 'pg-boss';
import { withClient } from '../database/server';
import { RUNTIME_ROLE } from '../database/pool';

/** Schema of the job tables. */
export const JOBS_SCHEMA = 'hq_jobs';
/** Where a job goes when its last attempt has failed. */
export const DEAD_LETTER_QUEUE = 'dead-letter';

/** What a job row carries: the job's own data and what it belongs to. */
export interface Envelope {
  data: Record<string, unknown>;
  correlationId: string;
  locale: CallInfo['locale'];
}

const QUIET = { supervise: false, schedule: false };

/** Creates or upgrades the job tables as their owner, and lets the run-time role use them. Safe in parallel. */
async function installJobTables(database: HqDatabase): Promise<void> {
  const installer = new PgBoss({
    connectionString: database.ownerUrl,
    schema: JOBS_SCHEMA,
    max: 1,
    ...QUIET,
  });
  await installer.start();
  await installer.stop({ graceful: false, close: true });
  await withClient(database.ownerUrl, async client => {
    await client.query(`
      GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${RUNTIME_ROLE};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${RUNTIME_ROLE};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO ${RUNTIME_ROLE};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO ${RUNTIME_ROLE};`);
  });
}

/** The job queue of this process. */
export class JobQueue {
  private constructor(readonly boss: PgBoss) {}

  /** Connects to the queue, installing its tables when needed. Call `stop` at the end. */
  static async start(
    database: HqDatabase,
    logger: LoggerService,
  ): Promise<JobQueue> {
    await installJobTables(database);
    const boss = new PgBoss({
      connectionString: database.url,
      application_name: 'hq-console-jobs',
      schema: JOBS_SCHEMA,
      max: 4,
      migrate: false,
      createSchema: false,
      schedule: false,
      reindex: false,
      monitorVacuum: false,
      useListenNotify: true,
      monitorIntervalSeconds: 5,
      superviseIntervalSeconds: 5,
    });
    boss.on('error', error => logger.warn('Job queue', error));
    await boss.start();
    await boss.createQueue(DEAD_LETTER_QUEUE);
    return new JobQueue(boss);
  }

  /** Creates a queue, or brings its settings up to date. */
  async ensureQueue(name: string, retryLimit: number): Promise<void> {
    const settings = {
      retryLimit,
      retryBackoff: true,
      retryDelay: 1,
      retryDelayMax: 300,
      expireInSeconds: 900,
      heartbeatSeconds: 10,
      deadLetter: DEAD_LETTER_QUEUE,
      notify: true,
    };
    await this.boss.createQueue(name, settings);
    await this.boss.updateQueue(name, settings);
  }

  /** Adds a job with the statements of the given executor, so that it joins the caller's transaction. */
  readonly enqueue = async (
    execute: (sql: string, params?: unknown[]) => Promise<object[]>,
    queue: string,
    data: Record<string, unknown>,
    info: CallInfo,
    options: EnqueueOptions = {},
  ): Promise<void> => {
    const envelope: Envelope = {
      data,
      correlationId: info.correlationId,
      locale: info.locale,
    };
    await this.boss.send(queue, envelope, {
      singletonKey: options.singletonKey,
      startAfter: options.startAfterSeconds,
      db: {
        executeSql: async (text, values) => ({
          rows: await execute(text, values),
        }),
      },
    });
  };

  /** Lets running jobs finish for up to `timeoutMs`, then disconnects. */
  async stop(timeoutMs = 5_000): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: timeoutMs, close: true });
  }
}
