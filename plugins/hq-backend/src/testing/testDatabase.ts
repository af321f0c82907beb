import type { HqDatabase } from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import { createHash, randomUUID } from 'node:crypto';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import {
  migrationsDirectory,
  readMigrations,
} from '../database/migrationFiles';
import { migrateUp } from '../database/migrator';
import {
  createOwnerPool,
  createRuntimePool,
  runtimeUrl,
} from '../database/pool';
import { withClient, withDatabase } from '../database/server';

/** Guards the templates of the test server: shared to copy, exclusive to build. */
const TEMPLATE_LOCK = 4_872_100_002;
const TEMPLATE_PREFIX = 'hq_template_';

/**
 * A PostgreSQL database of one test file, on the server that
 * `HQ_TEST_DATABASE_URL` names (a superuser's connection string).
 */
export class TestDatabase implements HqDatabase {
  /** The run-time pool, as the console has it: role `hq_console`. */
  readonly knex: Knex;
  /** A pool of the superuser, to arrange and to inspect. */
  readonly owner: Knex;
  readonly url: string;
  readonly ownerUrl: string;

  /**
   * Copies the migrated template (made by the first caller after a change of
   * the migrations; parallel test workers wait for it). Takes about 0.1 s.
   */
  static async create(): Promise<TestDatabase> {
    return TestDatabase.make(template => template);
  }

  /** An empty database, without any migration. */
  static async createEmpty(): Promise<TestDatabase> {
    return TestDatabase.make(() => 'template0');
  }

  private static async make(
    sourceOf: (template: string) => string,
  ): Promise<TestDatabase> {
    const name = newName();
    const template = await templateName();
    await withClient(serverUrl(), async client => {
      // Empty databases wait too: building the template creates the server's
      // roles, which concurrent migrations of other databases cannot.
      await holdTemplate(client, template);
      await client.query(
        `CREATE DATABASE ${name} TEMPLATE ${sourceOf(
          template,
        )} ENCODING 'UTF8'`,
      );
    });
    return new TestDatabase(name);
  }

  private constructor(name: string) {
    this.ownerUrl = withDatabase(serverUrl(), name);
    this.url = runtimeUrl(this.ownerUrl, 'hq-test');
    this.knex = createRuntimePool(this.ownerUrl, {
      max: 10,
      applicationName: 'hq-test',
    });
    this.owner = createOwnerPool(this.ownerUrl, {
      max: 4,
      applicationName: 'hq-test-owner',
    });
  }

  /** Closes both pools and drops the database, whoever is still connected. */
  async drop(): Promise<void> {
    await Promise.all([this.knex.destroy(), this.owner.destroy()]);
    const name = new URL(this.ownerUrl).pathname.slice(1);
    await withClient(serverUrl(), client =>
      client.query(
        `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`,
      ),
    );
  }
}

const newName = () => `hq_test_${randomUUID().replace(/-/g, '')}`;

function serverUrl(): string {
  const url = process.env.HQ_TEST_DATABASE_URL;
  if (!url) {
    throw new Error(
      'HQ_TEST_DATABASE_URL is not set. `npm test` starts a PostgreSQL and sets it; ' +
        'for a single test file name a superuser of any PostgreSQL, postgres://user:password@host:port/postgres',
    );
  }
  return url;
}

async function templateName(): Promise<string> {
  const hash = createHash('sha256');
  for (const { id, checksum } of await readMigrations(migrationsDirectory())) {
    hash.update(`${id} ${checksum}\n`);
  }
  return `${TEMPLATE_PREFIX}${hash.digest('hex').slice(0, 16)}`;
}

/** Sees to it that the template exists, and stays until the connection ends. */
async function holdTemplate(client: Client, name: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared($1)', [TEMPLATE_LOCK]);
  if (await isReady(client, name)) {
    return;
  }
  await client.query('SELECT pg_advisory_unlock_shared($1)', [TEMPLATE_LOCK]);
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  if (!(await isReady(client, name))) {
    await buildTemplate(client, name);
  }
}

async function isReady(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query(
    'SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate',
    [name],
  );
  return rows.length > 0;
}

async function buildTemplate(client: Client, name: string): Promise<void> {
  await dropTemplates(client);
  await client.query(
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`,
  );
  await migrateUp({ url: withDatabase(serverUrl(), name) });
  await client.query(
    `ALTER DATABASE ${name} IS_TEMPLATE true ALLOW_CONNECTIONS false`,
  );
}

/** Removes what earlier migrations or an interrupted build left behind. */
async function dropTemplates(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database WHERE starts_with(datname, ${escapeLiteral(
      TEMPLATE_PREFIX,
    )})`,
  );
  for (const { name } of rows) {
    await client.query(`ALTER DATABASE ${name} IS_TEMPLATE false`);
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }
}
