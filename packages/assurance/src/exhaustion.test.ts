import { Client, type Answer } from './testing/client';
import { Machine, until } from './testing/machine';
import { sampleTenant } from './testing/sampleTenant';

const HOLD_MS = 30_000;
const CONNECTIONS = 4;
const LIMIT_MS = 2_000;
const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

interface Probe {
  status: number;
  code?: string;
  ms: number;
}

describe('when every connection to the database is taken for 30 s', () => {
  let machine: Machine;
  let client: Client;
  const answers: Probe[] = [];
  const health: Probe[] = [];
  const held: Answer[] = [];
  let recoveredAfter = Infinity;

  const timed = async (call: () => Promise<Answer>): Promise<Probe> => {
    const begun = performance.now();
    const { status, error } = await call();
    return { status, code: error?.code, ms: performance.now() - begun };
  };
  const probe = () => timed(() => client.send('GET', '/roles'));
  const live = (kind: string) =>
    timed(async () => {
      const path = `/.backstage/health/v1/${kind}`;
      return { status: (await fetch(`${machine.origin}${path}`)).status };
    });

  beforeAll(async () => {
    machine = await Machine.start({ pool: { max: CONNECTIONS } });
    client = new Client(machine, await machine.createKey('super_admin'));
    const { id } = await client.send('POST', '/tenants', sampleTenant('held'));
    await until(async () => (await probe()).status === 200);

    const release = await machine.lockTenants();
    let holding = true;
    const holder = async () => {
      while (holding) {
        const path = `/tenants/${id}`;
        const etag = { 'if-match': '"1"' };
        held.push(await client.send('PATCH', path, { city: 'Held' }, etag));
      }
    };
    const holders = Array.from({ length: 2 * CONNECTIONS }, holder);
    await pause(2 * LIMIT_MS);
    for (const end = Date.now() + HOLD_MS; Date.now() < end; await pause(200)) {
      answers.push(await probe());
      health.push(await live('liveness'), await live('readiness'));
    }
    holding = false;
    const released = performance.now();
    await release();
    await until(async () => (await probe()).status === 200);
    recoveredAfter = performance.now() - released;
    await Promise.all(holders);
  }, 240_000);
  afterAll(() => machine?.stop(), 60_000);

  it('answers 503 within two seconds', () => {
    expect(answers.length).toBeGreaterThan(10);
    // When the statement timeout ends the holders, a call may slip in before the next ones.
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThanOrEqual(0.9 * answers.length);
    expect(new Set(refused.map(({ status }) => status))).toEqual(
      new Set([503]),
    );
    expect(new Set(refused.map(({ code }) => code))).toEqual(
      new Set(['database_unavailable']),
    );
    const longest = Math.max(...answers.map(({ ms }) => ms));
    process.stdout.write(
      `${refused.length} of ${
        answers.length
      } calls answered 503, the slowest after ${Math.round(longest)} ms\n`,
    );
    expect(longest).toBeLessThan(LIMIT_MS);
  });

  it('stays live and ready', () => {
    expect(new Set(health.map(({ status }) => status))).toEqual(new Set([200]));
    expect(Math.max(...health.map(({ ms }) => ms))).toBeLessThan(LIMIT_MS);
  });

  it('answers 503 to what the statement timeout ended', () => {
    expect(held.length).toBeGreaterThanOrEqual(2 * CONNECTIONS);
    expect(held.filter(({ status }) => ![503, 412].includes(status))).toEqual(
      [],
    );
  });

  it('recovers by itself, with every entry of the audit log in its chain', async () => {
    expect(recoveredAfter).toBeLessThan(LIMIT_MS);
    expect(await client.problemOfChain()).toBeUndefined();
  });
});
