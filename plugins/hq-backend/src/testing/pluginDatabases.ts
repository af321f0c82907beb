import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { knex, type Knex } from 'knex';
import { TestDatabase } from './testDatabase';

interface PluginDatabase {
  knex: Knex;
  drop(): Promise<void>;
}

/** Databases of Backstage's own plugins in a test backend, each with the client that these expect. */
export class PluginDatabases {
  private readonly databases = new Map<string, Promise<PluginDatabase>>();

  /** The database service of the backend. */
  readonly factory = createServiceFactory({
    service: coreServices.database,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) => ({
      getClient: async () => (await this.of(plugin.getId())).knex,
    }),
  });

  async drop(): Promise<void> {
    for (const database of this.databases.values())
      await (await database).drop();
  }

  private of(pluginId: string): Promise<PluginDatabase> {
    const database = this.databases.get(pluginId) ?? create();
    this.databases.set(pluginId, database);
    return database;
  }
}

async function create(): Promise<PluginDatabase> {
  const database = await TestDatabase.createEmpty();
  const client = knex({ client: 'pg', connection: database.ownerUrl });
  return {
    knex: client,
    async drop() {
      await client.destroy();
      await database.drop();
    },
  };
}
