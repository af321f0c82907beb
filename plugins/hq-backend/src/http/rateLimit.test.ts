import { mockServices } from '@backstage/backend-test-utils';
import { setTimeout as delay } from 'node:timers/promises';
import {
  TestDatabase,
  actorWith,
  startTestPortal,
  type TestPortal,
} from '../testing';
import { RateLimit } from './rateLimit';
import { SYNC_MS, SharedCounter } from './sharedCounter';

const LIMIT = 20;

describe('limits over all replicas', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await TestDatabase.create();
  });
  afterAll(() => database.drop());
  afterEach(() => database.owner('hq.rate_counts').delete());

  const replica = () =>
    new SharedCounter(database.knex, mockServices.logger.mock());
  const taken = (counter: SharedCounter, times: number) =>
    Array.from({ length: times }, () => counter.take('a', LIMIT)).filter(
      seconds => seconds === 0,
    ).length;

  it('add up: what one has let through, another no longer does', async () => {
    const [first, second] = [replica(), replica()];
    expect(taken(first, 12)).toBe(12);
    await first.sync();
    expect(taken(second, 5)).toBe(5);
    await second.sync();
    expect(taken(second, 100)).toBe(LIMIT - 17);
    await second.sync();
    taken(first, 1);
    await first.sync();
    expect(taken(first, 100)).toBe(0);
    const wait = first.take('a', LIMIT);
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
    expect(first.take('b', LIMIT)).toBe(0);
  });

  it('count without a statement, and exchange all keys in one', async () => {
    const counter = replica();
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    database.knex.on('query', listen);
    for (let i = 0; i < 500; i++) counter.take(`key ${i}`, LIMIT);
    expect(statements).toEqual([]);
    await counter.sync();
    database.knex.removeListener('query', listen);
    expect(statements).toHaveLength(1);
    expect(await database.owner('hq.rate_counts')).toHaveLength(500);
  });

  it('begin anew after a minute, and keep nothing readable', async () => {
    const counter = replica();
    taken(counter, LIMIT);
    await counter.sync();
    await database.owner.raw(
      `UPDATE hq.rate_counts SET ends_at = clock_timestamp()`,
    );
    const other = replica();
    expect(taken(other, 3)).toBe(3);
    await other.sync();
    const [row] = await database.owner('hq.rate_counts');
    expect(row.calls).toBe(3);
    expect(row.key).toMatch(/^[\w-]{43}$/);
    await database.owner.raw(
      `UPDATE hq.rate_counts SET ends_at = clock_timestamp() - interval '1 hour'`,
    );
    const later = replica();
    later.take('b', LIMIT);
    await later.sync();
    const left = await database.owner('hq.rate_counts');
    expect(left.map(({ key }) => key)).not.toContain(row.key);
  });

  it('still hold while the database is away', async () => {
    const away = { raw: () => Promise.reject(new Error('away')) };
    const counter = new SharedCounter(
      away as never,
      mockServices.logger.mock(),
    );
    expect(taken(counter, 30)).toBe(LIMIT);
    await expect(counter.sync()).rejects.toThrow('away');
    expect(taken(counter, 30)).toBe(0);
  });

  it('take the addresses of one IPv6 customer for one', () => {
    const limits = {
      principalPerMinute: 1,
      anonymousPerMinute: 2,
      publicPerMinute: 1,
    };
    const limit = new RateLimit(limits, replica());
    limit.failedAuthentication('2001:db8:1:2::1');
    limit.failedAuthentication('2001:db8:1:2:ffff::2');
    expect(() => limit.failedAuthentication('2001:db8:1:2::3')).toThrow(
      'Too many requests',
    );
    limit.failedAuthentication('2001:db8:1:3::1');
  });

  it('hold for two running replicas, callers and strangers alike', async () => {
    const caller = actorWith('hq.tenant.read');
    const start = () =>
      startTestPortal({
        database,
        actors: { caller },
        config: {
          hq: {
            rateLimit: { principalPerMinute: LIMIT, anonymousPerMinute: LIMIT },
          },
        },
      });
    const replicas: TestPortal[] = [await start(), await start()];
    try {
      const [first, second] = replicas.map(({ url }) => `${url}/openapi.json`);
      for (const [bearer, passed] of [
        ['caller', 200],
        ['nobody', 401],
      ] as const) {
        const headers = { authorization: `Bearer ${bearer}` };
        const statuses = async (url: string, times: number) => {
          const found: number[] = [];
          for (let i = 0; i < times; i++) {
            found.push((await fetch(url, { headers })).status);
          }
          return found;
        };
        expect(await statuses(first, LIMIT / 2)).toEqual(
          Array(LIMIT / 2).fill(passed),
        );
        await statuses(second, LIMIT - 1);
        // The first hears of it once both have exchanged their counts; it asks for less than it could take by itself.
        let last = await fetch(first, { headers });
        for (let i = 2; last.status === passed && i < LIMIT / 2; i++) {
          await delay(2 * SYNC_MS);
          last = await fetch(first, { headers });
        }
        expect({ bearer, status: last.status }).toEqual({
          bearer,
          status: 429,
        });
        expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
      }
    } finally {
      for (const portal of replicas) await portal.stop();
    }
  }, 60_000);
});
