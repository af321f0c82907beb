import { mockServices } from '@backstage/backend-test-utils';
import type { EventParams } from '@backstage/plugin-events-node';
import { TestDatabase } from '../testing';
import { OutboxRelay } from './relay';

describe('the outbox relay', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await TestDatabase.create();
  }, 120_000);
  afterAll(() => database?.drop());

  const relayTo = (publish: (event: EventParams) => Promise<void>) =>
    new OutboxRelay(
      database,
      mockServices.events.mock({ publish }),
      mockServices.logger.mock(),
    );
  const write = (count: number, start = 0) =>
    database.owner.raw(
      `INSERT INTO hq.sys_outbox (topic, payload, correlation_id)
       SELECT 'test', jsonb_build_object('n', n), 'c' FROM generate_series(?::int, ?::int) n`,
      [start + 1, start + count],
    );
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
    for (let i = 0; i < 200 && (await left()) > 0; i++) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    await relay.stop();
    expect(seen).toEqual(Array.from({ length: 450 }, (_, i) => i + 1));
    expect(await left()).toBe(0);
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
