import {
  actorWith,
  type TestDatabase,
  type TestKernel,
} from '@cleanmatex/hq-backend/testing';
import { sampleFleetContract as c } from '@cleanmatex/hq-common';
import {
  countEverything,
  sampleFleetDatabase,
  sampleFleetKernel,
} from '../testing/sampleFleetKernel';

const SMALL = { tenants: 3, days: 2, seed: 7 };

describe('the sample fleet', () => {
  let database: TestDatabase;
  let kernel: TestKernel;

  beforeAll(async () => {
    database = await sampleFleetDatabase();
    kernel = sampleFleetKernel(database);
  }, 120_000);
  afterAll(() => database?.drop());

  it('is refused, and never begun, where it is not available', async () => {
    const external = sampleFleetKernel(database, false);
    for (const endpoint of [c.create, c.remove] as const) {
      await expect(external.call(endpoint, {})).rejects.toMatchObject({
        code: 'sample_fleet_unavailable',
      });
    }
    expect(await external.call(c.get, {})).toMatchObject({
      state: 'none',
      available: false,
    });
    await kernel.call(c.create, SMALL);
    const before = await countEverything(database);
    await external.runJobs();
    expect(await countEverything(database)).toEqual(before);
    await kernel.call(c.remove, {});
    await kernel.runJobs();
  });

  it('is for those with its permission', async () => {
    await expect(
      kernel.call(c.create, SMALL, { actor: actorWith('hq.tenant.read') }),
    ).rejects.toMatchObject({ code: 'permission_missing' });
  });
});
