import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { CallInfo, Job } from '@cleanmatex/hq-node';
import type { Kernel } from '../kernel/kernel';
import type { Envelope, JobQueue } from './queue';

const DEFAULT_RETRY_LIMIT = 5;
const DEFAULT_CONCURRENCY = 2;

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
  await queue.boss.work<Envelope>(
    job.queue,
    {
      batchSize: 1,
      burstWhenBatchFull: true,
      pollingIntervalSeconds: 0.5,
      notifyPollingIntervalSeconds: 1,
      localConcurrency: job.concurrency ?? DEFAULT_CONCURRENCY,
      heartbeatRefreshSeconds: 3,
    },
    async ([{ id, data: envelope, retryCount, signal }]) => {
      const info: CallInfo = {
        door: 'job',
        requestId: randomUUID(),
        correlationId: envelope.correlationId,
        locale: envelope.locale,
      };
      try {
        await job.handler(
          {
            jobId: id,
            attempt: retryCount + 1,
            info,
            logger: log,
            signal,
            inScope: (operation, work) => kernel.inScope(operation, info, work),
          },
          envelope.data,
        );
      } catch (error) {
        log.error(
          `Job ${id} failed at attempt ${retryCount + 1}`,
          error instanceof Error ? error : new Error(String(error)),
        );
        throw error;
      }
    },
  );
}
