import { randomUUID } from 'node:crypto';
import {
  allEndpoints,
  pathParameters,
  systemRoles,
  type Endpoint,
} from '@cleanmatex/hq-common';
import { sampleTenant } from './testing/sampleTenant';
import { startWholePortal, type WholePortal } from './testing/wholePortal';

describe('every operation × every role', () => {
  let portal: WholePortal;
  let existing: string;

  beforeAll(async () => {
    portal = await startWholePortal();
    const answer = await portal.request('super_admin', 'POST', '/tenants', {
      body: sampleTenant('matrix'),
    });
    existing = (await answer.json()).id;
  }, 120_000);
  afterAll(() => portal?.stop());

  const pathOf = ({ path }: Endpoint, id: string) =>
    pathParameters(path).reduce(
      (filled, name) => filled.replace(`{${name}}`, id),
      path,
    );
  const call = (endpoint: Endpoint, role: string, id: string) =>
    portal.request(role, endpoint.method, pathOf(endpoint, id), {
      body: endpoint.mutation ? { unknownField: true } : undefined,
    });

  const cells = allEndpoints.flatMap(endpoint =>
    systemRoles.map(
      role =>
        [
          endpoint.id,
          role.code,
          endpoint.permission === 'authenticated' ||
            (role.permissions as readonly string[]).includes(
              endpoint.permission,
            ),
          endpoint,
        ] as const,
    ),
  );

  it('lists what the running API serves', async () => {
    const answer = await portal.request('super_admin', 'GET', '/openapi.json');
    const { paths } = await answer.json();
    const served = Object.values<Record<string, { operationId: string }>>(
      paths,
    ).flatMap(methods =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(served.sort()).toEqual(allEndpoints.map(({ id }) => id).sort());
  });

  it.each(cells)(
    '%s as %s: allowed is %s',
    async (_id, role, allowed, endpoint) => {
      for (const id of [existing, randomUUID(), 'no-such-thing']) {
        const answer = await call(endpoint, role, id);
        expect({ id, refused: answer.status === 403 }).toEqual({
          id,
          refused: !allowed,
        });
        expect(answer.status).not.toBe(401);
        expect(answer.status).toBeLessThan(500);
      }
    },
  );

  it.each(allEndpoints.map(endpoint => [endpoint.id, endpoint] as const))(
    '%s is closed to strangers',
    async (_id, endpoint) => {
      expect((await call(endpoint, 'nobody', existing)).status).toBe(401);
    },
  );
});
