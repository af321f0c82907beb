import type { APIResponse } from '@playwright/test';
import { people } from './people';
import type { Portal } from './portal';
import { expect } from './test';

/** A tenant of the sample fleet. */
export interface Sample {
  id: string;
  slug: string;
  name: string;
  name2: string;
  planCode: string;
  createdBy: string | null;
}

const FLEET = '/api/hq/v1/sample-fleet';

/** A small sample fleet, with the API as the person who made it calls it. */
export class SampleFleet {
  /** Signs in and makes the fleet. */
  static async make(portal: Portal): Promise<SampleFleet> {
    const asked = portal.page.waitForRequest(/\/api\/hq\/v1\/tenants\b/);
    await portal.signIn(people.businessAdmin);
    const { authorization } = await (await asked).allHeaders();
    const fleet = new SampleFleet(portal, { authorization });
    await fleet.call('post', FLEET, { tenants: 24, days: 40 });
    await fleet.is('ready');
    return fleet;
  }

  private constructor(
    private readonly portal: Portal,
    private readonly headers: { authorization: string },
  ) {}

  /** Calls the API. @returns its answer, which must be a good one. */
  async call(method: 'get' | 'post' | 'delete', path: string, data?: object) {
    const { headers } = this;
    const answer: APIResponse = await this.portal.page.request[method](path, {
      headers,
      data,
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  }

  /** Its tenants of a status, the oldest first. */
  async tenants(status: string): Promise<Sample[]> {
    const { items } = await this.call(
      'get',
      `/api/hq/v1/tenants?status=${status}&sort=createdAt&limit=50`,
    );
    return items.filter(({ createdBy }: Sample) =>
      createdBy?.includes('sample'),
    );
  }

  async remove(): Promise<void> {
    await this.call('delete', FLEET);
    await this.is('none');
  }

  private async is(state: 'none' | 'ready') {
    await expect
      .poll(async () => (await this.call('get', FLEET)).state, {
        timeout: 60_000,
      })
      .toBe(state);
  }
}
