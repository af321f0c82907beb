import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CallInfo, Job } from '@cleanmatex/hq-node';
import type {
  Job as QueuedJob,
  JobResult,
  WorkConcurrencyOptions,
} from 'pg-boss';
import type { Kernel } from '../kernel/kernel';
import type { Envelope, JobQueue } from './queue';

const DEFAULT_RETRY_LIMIT = 5;
const DEFAULT_CONCURRENCY = 2;
/** Jobs that a worker takes and runs at once; a full batch is followed by the next without a pause. */
const BATCH = 4;

/**
 * Starts working off a job's queue. A job whose process died is taken up again within 15 seconds; one
 * that throws is tried again with growing delays, then moved to the dead-letter queue.
 */
export async function startWorker(
  job: Job,
  queue: JobQueue,
  kernel: Kernel,
  logger: LoggerService,
): Promise<void> {
  await queue.ensureQueue(job.queue, job.retryLimit ?? DEFAULT_RETRY_LIMIT);
  const log = logger.child({ queue: job.queue });
  await queue.boss.work<
    Envelope,
    unknown,
    typeof workOptions & WorkConcurrencyOptions
  >(
    job.queue,
    {
      ...workOptions,
      localConcurrency: job.concurrency ?? DEFAULT_CONCURRENCY,
    },
    batch => Promise.all(batch.map(queued => runJob(job, queued, kernel, log))),
  );
}

const workOptions = {
  batchSize: BATCH,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 1,
  heartbeatRefreshSeconds: 3,
} as const;

async function runJob(
  job: Job,
  { id, data: envelope, retryCount, signal }: QueuedJob<Envelope>,
  kernel: Kernel,
  logger: LoggerService,
): Promise<JobResult> {
  const info: CallInfo = {
    door: 'job',
    requestId: randomUUID(),
    correlationId: envelope.correlationId,
    locale: envelope.locale,
  };
  const attempt = retryCount + 1;
  try {
    await job.handler(
      {
        jobId: id,
        attempt,
        info,
        logger,
        signal,
        inScope: (operation, work, actor) =>
          kernel.inScope(operation, info, work, actor),
      },
      envelope.data,
    );
    return { id, status: 'completed' };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    logger.error(`Job ${id} failed at attempt ${attempt}`, error);
    return { id, status: 'failed', output: { message: error.message } };
  }
}
