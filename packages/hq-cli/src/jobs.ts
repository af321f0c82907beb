import { randomUUID } from 'node:crypto';
import type { Kernel } from '@cleanmatex/hq-backend';
import type { CallInfo, Job } from '@cleanmatex/hq-node';
import { cliLogger } from './logger';

type Enqueue = ConstructorParameters<typeof Kernel>[0]['enqueue'];

/** Jobs that a command sets in motion. They run in the command itself: no server need be there. */
export class CommandJobs {
  private readonly jobs: Job[] = [];
  private waiting: Array<{ queue: string; data: Record<string, unknown> }> = [];

  add(job: Job): void {
    this.jobs.push(job);
  }

  /** @throws Error for a job that is to start later, when the command has ended. */
  readonly enqueue: Enqueue = async (_execute, queue, data, _info, options) => {
    if (options?.startAfterSeconds) {
      throw new Error(`The command line cannot run ${queue} later`);
    }
    this.waiting.push({ queue, data });
  };

  /** Runs what a committed call has added. @throws what a job throws; the rest of them is forgotten. */
  async run(kernel: Kernel, info: CallInfo): Promise<void> {
    const { waiting } = this;
    this.waiting = [];
    for (const { queue, data } of waiting) {
      const job = this.jobs.find(candidate => candidate.queue === queue);
      if (!job) throw new Error(`No job ${queue}`);
      await job.handler(
        {
          jobId: randomUUID(),
          attempt: 1,
          info,
          logger: cliLogger,
          signal: new AbortController().signal,
          inScope: (operation, work, actor) =>
            kernel.inScope(operation, info, work, actor),
        },
        data,
      );
    }
  }
}
