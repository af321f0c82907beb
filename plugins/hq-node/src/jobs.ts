import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Actor } from './actor';
import type { CallInfo, Scope } from './scope';

/** What a job handler works with. */
export interface JobContext {
  /** Id of this job; the same on every attempt. */
  jobId: string;
  /** 1 on the first attempt. */
  attempt: number;
  info: CallInfo;
  logger: LoggerService;
  signal: AbortSignal;
  /**
   * Runs one step in a transaction of its own: rows, audit rows, events and jobs commit together. Throwing rolls
   * it back.
   * @param actor - whose step it is; `scope.call` asks for their permissions. Default: the system.
   */
  inScope<T>(
    operation: string,
    work: (scope: Scope) => Promise<T>,
    actor?: Actor,
  ): Promise<T>;
}

/** Work that runs outside a request. At least once: make each step idempotent. */
export interface Job {
  /** Queue name, `<domain>.<verb>`. */
  queue: string;
  /** Attempts after the first. Default: 5. */
  retryLimit?: number;
  /** Jobs of this queue that run at once in one process. Default: 2. */
  concurrency?: number;
  handler(context: JobContext, data: Record<string, unknown>): Promise<void>;
}
