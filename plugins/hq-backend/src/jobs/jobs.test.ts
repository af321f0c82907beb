import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type { CallInfo, Job } from '@cleanmatex/hq-node';
import { Kernel } from '../kernel/kernel';
import { TestDatabase } from '../testing';
import { DEAD_LETTER_QUEUE, JobQueue } from './queue';
import { startWorker } from './worker';

const info = (): CallInfo => ({
  door: 'system',
  requestId: randomUUID(),
  correlationId: randomUUID(),
  locale: 'en',
});
const logger = mockServices.logger.mock();

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    if (await what()) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error('It did not happen within 20 s');
}

describe('jobs', () => {
  let database: TestDatabase;
  let queue: JobQueue;
  let kernel: Kernel;

  beforeAll(async () => {
    database = await TestDatabase.create();
    queue = await JobQueue.start(database, logger);
    kernel = new Kernel({ knex: database.knex, enqueue: queue.enqueue });
  }, 120_000);
  afterAll(async () => {
    await queue?.stop(1_000);
    await database?.drop();
  });

  const work = (job: Job) => startWorker(job, queue, kernel, logger);
  const enqueue = (name: string, data: Record<string, unknown>) =>
    kernel.inScope('test.enqueue', info(), scope => scope.enqueue(name, data));

  it('run once the transaction that added them has committed, and not at all after a rollback', async () => {
    const seen: unknown[] = [];
    await work({
      queue: 'test.commit',
      handler: async (_context, data) => {
        seen.push(data.value);
      },
    });
    const failing = kernel.inScope('test.enqueue', info(), async scope => {
      await scope.enqueue('test.commit', { value: 'rolled back' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await enqueue('test.commit', { value: 'committed' });
    await until(() => seen.length > 0);
    expect(seen).toEqual(['committed']);
  });

  it('are picked up at once, not at the next poll', async () => {
    const done = new Map<string, number>();
    await work({
      queue: 'test.speed',
      handler: async (_context, data) => {
        done.set(String(data.id), performance.now());
      },
    });
    const delays: number[] = [];
    for (let i = 0; i < 10; i++) {
      const id = randomUUID();
      const start = performance.now();
      await enqueue('test.speed', { id });
      await until(() => done.has(id));
      delays.push((done.get(id) as number) - start);
    }
    delays.sort((a, b) => a - b);
    expect(delays[5]).toBeLessThan(300);
  });

  it('carry the correlation of what set them in motion into the audit log', async () => {
    const origin = info();
    let finished = false;
    await work({
      queue: 'test.correlation',
      handler: async context => {
        await context.inScope('test.step', async scope =>
          scope.audit({ subjectType: 'tenant', subjectId: 'correlated' }),
        );
        finished = true;
      },
    });
    await kernel.inScope('test.enqueue', origin, scope =>
      scope.enqueue('test.correlation', {}),
    );
    await until(() => finished);
    const rows = await database.owner
      .withSchema('hq')
      .from('sys_audit_log')
      .where({ subject_id: 'correlated' });
    expect(rows).toMatchObject([
      {
        correlation_id: origin.correlationId,
        actor_type: 'system',
        door: 'job',
        operation: 'test.step',
      },
    ]);
  });

  it('are tried again, then moved to the dead-letter queue', async () => {
    let attempts = 0;
    await work({
      queue: 'test.poison',
      retryLimit: 1,
      handler: async () => {
        attempts += 1;
        throw new Error('poison');
      },
    });
    await enqueue('test.poison', { value: 'bad' });
    await until(async () => {
      const dead = await queue.boss.findJobs(DEAD_LETTER_QUEUE);
      return dead.length === 1;
    });
    expect(attempts).toBe(2);
  }, 30_000);
});
