import { mockServices } from '@backstage/backend-test-utils';
import type { EventParams } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { TestDatabase } from '../testing';
import { LivePages } from './livePages';
import { OutboxRelay } from './relay';

describe('the outbox relay', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await TestDatabase.create();
  }, 120_000);
  afterAll(() => database?.drop());

  const relayTo = (
    publish: (event: EventParams) => Promise<void>,
    tell: SignalsService['publish'] = async () => undefined,
  ) =>
    new OutboxRelay(
      database,
      mockServices.events.mock({ publish }),
      new LivePages({ publish: tell }),
      mockServices.logger.mock(),
    );
  const write = (count: number, start = 0, topic = 'test') =>
    database.owner.raw(
      `INSERT INTO hq.sys_outbox (topic, payload, correlation_id)
       SELECT ?, jsonb_build_object('n', n, 'tenantId', 't', 'name', 'Bright Wash'), 'c'
       FROM generate_series(?::int, ?::int) n`,
      [topic, start + 1, start + count],
    );
  const drained = async () => {
    for (let i = 0; i < 200 && (await left()) > 0; i++) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };
  const left = async () =>
    Number(
      (await database.owner.raw('SELECT count(*) FROM hq.sys_outbox')).rows[0]
        .count,
    );

  it('publishes every event in order, then forgets it', async () => {
    const seen: unknown[] = [];
    const relay = relayTo(async event => {
      seen.push((event.eventPayload as { n: number }).n);
    });
    await write(450);
    relay.start();
    await drained();
    await relay.stop();
    expect(seen).toEqual(Array.from({ length: 450 }, (_, i) => i + 1));
    expect(await left()).toBe(0);
  });

  it('tells open pages of the console’s own events, by kind and id', async () => {
    const told: unknown[] = [];
    const relay = relayTo(
      async () => undefined,
      async signal => {
        told.push(signal);
      },
    );
    await write(1);
    await write(3, 1, 'hq.tenant.changed');
    relay.start();
    await drained();
    await relay.stop();
    expect(told).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: 'hq',
        message: {
          from: expect.any(String),
          number: 1,
          quietMs: expect.any(Number),
          changes: [{ topic: 'hq.tenant.changed', ids: { tenantId: 't' } }],
        },
      },
    ]);
  });

  it('keeps events that could not be published', async () => {
    const relay = relayTo(async () => {
      throw new Error('the bus is down');
    });
    await write(3, 1000);
    relay.start();
    await new Promise(resolve => setTimeout(resolve, 200));
    await relay.stop();
    expect(await left()).toBe(3);
  });
});
