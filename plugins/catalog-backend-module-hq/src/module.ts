import { resolve } from 'node:path';
import {
  coreServices,
  createBackendModule,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { openApiDocument } from '@cleanmatex/hq-backend';
import { allEndpoints } from '@cleanmatex/hq-common';
import { hqDatabaseServiceRef } from '@cleanmatex/hq-node';
import { tenantKindLayer } from './model/tenantKind';
import { catalogIdOf } from './provider/catalogId';
import { catalogQueueLength } from './provider/catalogQueue';
import { HqEntityProvider } from './provider/hqEntityProvider';
import { Projection } from './provider/projection';
import { apiSource } from './sources/api';
import { roleSource, userSource } from './sources/people';
import { tenantSource } from './sources/tenants';

/** Brings tenants, HQ staff, roles and the console's API into the software catalog. */
export const catalogModuleHq = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'hq',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        database: coreServices.database,
        scheduler: coreServices.scheduler,
        events: eventsServiceRef,
        hqDatabase: hqDatabaseServiceRef,
        processing: catalogProcessingExtensionPoint,
        model: catalogModelExtensionPoint,
      },
      async init({
        config,
        database,
        hqDatabase,
        lifecycle,
        processing,
        model,
        ...deps
      }) {
        model.addModelSource(CatalogModelSources.static([tenantKindLayer]));
        const catalogDatabase = await database.getClient();
        const catalogId = await catalogIdOf(catalogDatabase);
        const provider = new HqEntityProvider({
          ...deps,
          projection: new Projection(hqDatabase.knex, catalogId),
          sources: [
            roleSource,
            userSource,
            tenantSource,
            apiSource(await openApiDocument(allEndpoints)),
          ],
          refreshKeys: catalogFileKeys(config),
          queueLength: () => catalogQueueLength(catalogDatabase),
        });
        processing.addEntityProvider(provider);
        lifecycle.addShutdownHook(() => provider.stop());
      },
    });
  },
});

function catalogFileKeys(config: RootConfigService): string[] {
  return (config.getOptionalConfigArray('catalog.locations') ?? [])
    .filter(location => location.getString('type') === 'file')
    .map(location => `file:${resolve(location.getString('target'))}`);
}
