import { randomUUID } from 'node:crypto';
import type {
  Endpoint,
  OutputOf,
  PermissionName,
  RequestOf,
} from '@cleanmatex/hq-common';
import {
  systemActor,
  type Actor,
  type CallInfo,
  type HqDatabase,
  type Job,
  type Operation,
} from '@cleanmatex/hq-node';
import { mockServices } from '@backstage/backend-test-utils';
import type { Call } from '../kernel/call';
import { Kernel, type Answer } from '../kernel/kernel';

/** What a call through a TestKernel may say besides its input; the actor is the system unless named. */
export type TestCall = Partial<Omit<Call, 'endpoint' | 'input' | 'ifMatch'>> & {
  /** The one version that may be changed. */
  ifMatch?: number;
};

interface QueuedJob {
  queue: string;
  data: Record<string, unknown>;
  correlationId?: string;
}

/** A user who holds exactly these permissions. */
export function actorWith(...permissions: PermissionName[]): Actor {
  return {
    type: 'user',
    id: randomUUID(),
    name: 'tester@cleanmatex.example',
    roles: ['test'],
    permissions: new Set(permissions),
  };
}

/**
 * The real kernel on a test database. Jobs of committed calls are collected in a table of their own
 * and run when the test says so.
 */
export class TestKernel {
  readonly kernel: Kernel;

  constructor(
    private readonly database: HqDatabase,
    operations: Operation[],
    private readonly jobs: Job[] = [],
  ) {
    this.kernel = new Kernel({
      knex: database.knex,
      enqueue: async (execute, queue, data, { correlationId }) => {
        await execute(
          `INSERT INTO hq.sys_outbox (topic, payload, correlation_id) VALUES ('test.job', $1, $2)`,
          [JSON.stringify({ queue, data, correlationId }), queue],
        );
      },
    });
    this.kernel.add(operations);
  }

  /** Calls an operation; returns its output. @throws what the kernel throws. */
  async call<E extends Endpoint>(
    endpoint: E,
    input: RequestOf<E>,
    call: TestCall = {},
  ): Promise<OutputOf<E>> {
    return (await this.answer(endpoint, input, call)).body as OutputOf<E>;
  }

  /** Calls an operation with an input of any shape; returns the whole answer. */
  answer(
    endpoint: Endpoint,
    input: unknown,
    { ifMatch, ...call }: TestCall = {},
  ): Promise<Answer> {
    return this.kernel.run({
      endpoint,
      input,
      actor: systemActor,
      info: testInfo(),
      ifMatch: ifMatch === undefined ? undefined : [ifMatch],
      ...call,
    });
  }

  /** Runs every job that committed calls have left, in order; throws what a job throws, keeping that job. */
  async runJobs(attempt = 1): Promise<number> {
    const rows = await this.database.knex
      .withSchema('hq')
      .from('sys_outbox')
      .where({ topic: 'test.job' })
      .orderBy('id')
      .select<Array<{ id: number; payload: QueuedJob }>>('id', 'payload');
    for (const { id, payload } of rows) {
      await this.runJob(payload, attempt);
      await this.database.knex
        .withSchema('hq')
        .from('sys_outbox')
        .where({ id })
        .delete();
    }
    return rows.length;
  }

  private async runJob(
    { queue, data, correlationId }: QueuedJob,
    attempt: number,
  ) {
    const job = this.jobs.find(candidate => candidate.queue === queue);
    if (!job) throw new Error(`No job ${queue}`);
    const info: CallInfo = { ...testInfo(), door: 'job' };
    if (correlationId) info.correlationId = correlationId;
    await job.handler(
      {
        jobId: randomUUID(),
        attempt,
        info,
        logger: mockServices.logger.mock(),
        signal: new AbortController().signal,
        inScope: (operation, work, actor) =>
          this.kernel.inScope(operation, info, work, actor),
      },
      data,
    );
  }
}

function testInfo(): CallInfo {
  return {
    door: 'rest',
    requestId: randomUUID(),
    correlationId: randomUUID(),
    locale: 'en',
  };
}
