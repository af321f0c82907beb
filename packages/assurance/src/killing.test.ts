import { Client } from './testing/client';
import { Machine, until } from './testing/machine';
import { NO_PROBLEMS, Writers, type Storm } from './testing/writers';

/** HQ_FAULTS=full kills as often as a release has to survive it. */
const FULL = process.env.HQ_FAULTS === 'full';
const API_KILLS = FULL ? 20 : 3;
const DATABASE_KILLS = FULL ? 10 : 3;
const WRITES = 1_000;
const WRITES_OF_DATABASE_ROUND = 300;
/** Longest interruption; beside other tests, on a machine that is busy with them, only a hanging one is told. */
const LIMIT_MS = FULL ? 10_000 : 30_000;

const largest = (name: string, times: number[]) => {
  process.stdout.write(
    `${times.length} times: ${name} ${times
      .map(ms => Math.round(ms))
      .join(', ')} ms\n`,
  );
  return Math.max(...times);
};

const acknowledged = (storm: Storm, count: number) =>
  until(async () => storm.acknowledged.length >= count);

describe('killing under load', () => {
  let machine: Machine;
  let writers: Writers;

  beforeAll(async () => {
    machine = await Machine.start();
    const key = await machine.createKey('super_admin');
    writers = await Writers.create(new Client(machine, key));
  }, 180_000);
  afterAll(() => machine?.stop(), 60_000);

  it(
    `loses no acknowledged write when the API is killed during 1,000 audited writes, ${API_KILLS} times`,
    async () => {
      const ready: number[] = [];
      for (let round = 0; round < API_KILLS; round++) {
        const storm = writers.start(WRITES);
        const before = Math.ceil(Math.random() * WRITES * 0.8);
        await acknowledged(storm, before);
        await machine.killApi();
        ready.push(await machine.startApi());
        await storm.done;
        expect(storm.failures.length).toBeGreaterThan(0);
        expect(await writers.problems(storm.acknowledged)).toEqual(NO_PROBLEMS);
      }
      expect(largest('API ready after kill -9 in', ready)).toBeLessThanOrEqual(
        LIMIT_MS,
      );
    },
    FULL ? 900_000 : 240_000,
  );

  it(
    `keeps every acknowledged write when PostgreSQL is killed under load, ${DATABASE_KILLS} times, without a restart of the API`,
    async () => {
      const failing: number[] = [];
      for (let round = 0; round < DATABASE_KILLS; round++) {
        const storm = writers.start(WRITES_OF_DATABASE_ROUND);
        await acknowledged(storm, 50);
        machine.killDatabase();
        const killed = Date.now();
        await machine.restartDatabase();
        await storm.done;
        expect(storm.failures.length).toBeGreaterThan(0);
        failing.push(Math.max(...storm.failures) - killed);
        expect(await writers.problems(storm.acknowledged)).toEqual(NO_PROBLEMS);
      }
      expect(
        largest('errors after kill -9 of PostgreSQL for', failing),
      ).toBeLessThanOrEqual(LIMIT_MS);
    },
    FULL ? 600_000 : 180_000,
  );
});
