import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  DefaultEventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import { TestDatabase } from '@cleanmatex/hq-backend/testing';
import { hqDatabaseServiceRef } from '@cleanmatex/hq-node';
import catalogModuleHq from './index';

jest.setTimeout(120_000);

/** The catalog has a tenant's change within this many milliseconds. */
const GOAL_MS = 5_000;

async function startCatalog(database: TestDatabase) {
  const events = DefaultEventsService.create({
    logger: mockServices.logger.mock(),
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleHq,
      createServiceFactory({
        service: hqDatabaseServiceRef,
        deps: {},
        factory: () => database,
      }),
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      mockServices.permissions.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: {
              client: 'pg',
              connection: database.ownerUrl,
              pluginDivisionMode: 'schema',
            },
          },
        },
      }),
    ],
  });
  const { port } = backend.server.address() as { port: number };
  const entities = async (kind: string): Promise<Entity[]> => {
    const response = await fetch(
      `http://localhost:${port}/api/catalog/entities?filter=kind=${kind}`,
    );
    return response.json();
  };
  const changed = (tenantId: string) =>
    events.publish({
      topic: 'hq.tenant.changed',
      eventPayload: { tenantId },
    });
  return { backend, entities, events, changed };
}

type Catalog = Awaited<ReturnType<typeof startCatalog>>;

async function eventually(
  check: () => Promise<void>,
  timeoutMs = GOAL_MS,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

const names = async (catalog: Catalog, kind: string) =>
  (await catalog.entities(kind)).map(({ metadata }) => metadata.name).sort();

describe('the catalog module', () => {
  let database: TestDatabase;
  let catalog: Catalog;

  const addTenant = async (slug: string, more: object = {}) => {
    const [{ id }] = await database
      .knex('org_tenants_mst')
      .insert({
        slug,
        name: `Laundry ${slug}`,
        name2: 'مغسلة',
        email: `${slug}@example.com`,
        phone: '+96890000000',
        country: 'OM',
        ...more,
      })
      .returning('id');
    return id as string;
  };

  beforeAll(async () => {
    database = await TestDatabase.create();
    await addTenant('early-bird');
    await database.knex('hq.sys_roles').insert({
      code: 'night_shift',
      name: 'Night shift',
      name2: 'وردية الليل',
      description: 'At night',
      description2: 'ليلًا',
    });
    const [user] = await database
      .knex('hq.sys_users')
      .insert({
        email: 'maha@example.com',
        entity_name: 'maha',
        name: 'Maha',
      })
      .returning('id');
    await database
      .knex('hq.sys_user_roles')
      .insert({ user_id: user.id, role_code: 'night_shift' });
    catalog = await startCatalog(database);
  });

  afterAll(async () => {
    await catalog?.backend.stop();
    await database?.drop();
  });

  it('shows the rows that were there before it', async () => {
    await eventually(async () => {
      expect(await names(catalog, 'tenant')).toEqual(['early-bird']);
      expect(await names(catalog, 'group')).toContain('night_shift');
      expect(await names(catalog, 'api')).toEqual(['hq-api']);
      const [maha] = await catalog.entities('user');
      expect(maha.relations).toContainEqual({
        type: 'memberOf',
        targetRef: 'group:default/night_shift',
      });
    }, 30_000);
  });

  it('shows a lean tenant within 5 s of the change', async () => {
    const id = await addTenant('bright-wash', { status: 'active' });
    await catalog.changed(id);
    await eventually(async () => {
      const entity = (await catalog.entities('tenant')).find(
        ({ metadata }) => metadata.name === 'bright-wash',
      );
      expect(entity).toMatchObject({
        apiVersion: 'cleanmatex.com/v1',
        kind: 'Tenant',
        metadata: {
          title: 'Laundry bright-wash',
          annotations: {
            'hq.cleanmatex.com/id': id,
            'hq.cleanmatex.com/name2': 'مغسلة',
          },
        },
        spec: { status: 'active', plan: 'FREE_TRIAL', country: 'OM' },
      });
      expect(JSON.stringify(entity)).not.toContain('@example.com');
    });
  });

  it('renames the entity with the slug and goes by the id when the slug does not fit', async () => {
    const id = await addTenant('old-name');
    await catalog.changed(id);
    await eventually(async () =>
      expect(await names(catalog, 'tenant')).toContain('old-name'),
    );
    await database
      .knex('org_tenants_mst')
      .where({ id })
      .update({ slug: 'New Name' });
    await catalog.changed(id);
    await eventually(async () => {
      const all = await names(catalog, 'tenant');
      expect(all).toContain(`tenant-${id}`);
      expect(all).not.toContain('old-name');
    });
  });

  it('keeps both when two tenants swap their slugs', async () => {
    const a = await addTenant('swap-a', { name: 'A' });
    const b = await addTenant('swap-b', { name: 'B' });
    await Promise.all([catalog.changed(a), catalog.changed(b)]);
    await eventually(async () =>
      expect(await names(catalog, 'tenant')).toEqual(
        expect.arrayContaining(['swap-a', 'swap-b']),
      ),
    );
    await database.knex.transaction(async trx => {
      await trx('org_tenants_mst').where({ id: a }).update({ slug: 'swap-x' });
      await trx('org_tenants_mst').where({ id: b }).update({ slug: 'swap-a' });
      await trx('org_tenants_mst').where({ id: a }).update({ slug: 'swap-b' });
    });
    await catalog.changed(a);
    await catalog.changed(b);
    await eventually(async () => {
      const titles = new Map(
        (await catalog.entities('tenant')).map(({ metadata }) => [
          metadata.name,
          metadata.title,
        ]),
      );
      expect(titles.get('swap-a')).toBe('B');
      expect(titles.get('swap-b')).toBe('A');
    });
  });

  it('removes archived and deleted tenants, and deactivated people', async () => {
    const archived = await addTenant('closing');
    const deleted = await addTenant('leaving');
    await catalog.changed(archived);
    await catalog.changed(deleted);
    await eventually(async () =>
      expect(await names(catalog, 'tenant')).toEqual(
        expect.arrayContaining(['closing', 'leaving']),
      ),
    );
    await database
      .knex('org_tenants_mst')
      .where({ id: archived })
      .update({ status: 'archived' });
    await database.owner('org_tenants_mst').where({ id: deleted }).delete();
    await database.knex('hq.sys_users').update({ status: 'deactivated' });
    await catalog.changed(archived);
    await catalog.changed(deleted);
    await catalog.events.publish({
      topic: 'hq.user.changed',
      eventPayload: {},
    });
    await eventually(async () => {
      const left = await names(catalog, 'tenant');
      expect(left).not.toContain('closing');
      expect(left).not.toContain('leaving');
      expect(await names(catalog, 'user')).toEqual([]);
    });
  });

  it('finds after a restart what changed without it, and tells nothing twice', async () => {
    const before = await names(catalog, 'tenant');
    await catalog.backend.stop();
    const told = () =>
      database
        .knex('hq.catalog_projection')
        .where({ source: 'tenant' })
        .orderBy('entity_ref')
        .select('entity_ref', 'projected_at');
    const toldBefore = await told();
    await addTenant('while-away');
    catalog = await startCatalog(database);
    await eventually(async () =>
      expect(await names(catalog, 'tenant')).toEqual(
        [...before, 'while-away'].sort(),
      ),
    );
    const toldAfter = await told();
    expect(
      toldAfter.filter(
        ({ entity_ref }) => entity_ref !== 'tenant:default/while-away',
      ),
    ).toEqual(toldBefore);
  });
});
