import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { people, samplePassword } from '../support/people';
import { expect, test } from '../support/test';

const root = path.resolve(__dirname, '../../../..');

/** Cookies that repeat the address of the page; what proves the browser is their signature and the binding beside them. */
const ADDRESSES = new Set(['identity_interaction']);

/** Files below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name));
}

/** Names of the secrets that a text contains. */
const namesIn = (text: string, secrets: Map<string, string>) =>
  [...secrets]
    .filter(([, value]) => text.includes(value))
    .map(([name]) => name);

async function withServer<T>(
  database: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const url = new URL(`${process.env.HQ_DATABASE_URL}`);
  url.pathname = `/${database}`;
  const client = new Client(url.toString());
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Every row of a database that contains a secret, as `<database>.<table>: <name>`. */
async function findInDatabase(database: string, secrets: Map<string, string>) {
  return withServer(database, async client => {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
        WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ secret: string }>(
        `SELECT DISTINCT s.name AS secret FROM ${name} AS t, unnest($1::text[], $2::text[]) AS s(name, value)
          WHERE position(s.value IN to_jsonb(t)::text) > 0`,
        [[...secrets.keys()], [...secrets.values()]],
      );
      found.push(...rows.map(({ secret }) => `${database}.${name}: ${secret}`));
    }
    return { tables: tables.rows.length, found };
  });
}

/** What the portal was started with, what a person typed, and what their browser was given. */
test('secrets of a worked portal are in no log, no database in the clear, and not in what browsers load', async ({
  portal,
}) => {
  test.setTimeout(240_000);
  const secrets = new Map<string, string>(
    Object.entries(
      JSON.parse(
        readFileSync(
          path.join(`${process.env.E2E_STATE_DIR}`, 'secrets.json'),
          'utf8',
        ),
      ),
    ),
  );
  expect(secrets.size).toBeGreaterThanOrEqual(5);
  secrets.set('sample password', samplePassword());
  const { page } = portal;
  page.on('response', async response => {
    if (!response.url().includes('/api/auth/oidc/refresh')) return;
    const body = await response.json().catch(() => ({}));
    const token = body.backstageIdentity?.token;
    if (token) secrets.set('portal token', token);
  });
  await portal.signIn(people.businessAdmin);
  await portal.visit('nav.tenants');
  await portal.settle();
  for (const { name, value } of await page.context().cookies()) {
    if (value.length >= 20 && !ADDRESSES.has(name))
      secrets.set(`cookie ${name}`, decodeURIComponent(value));
  }
  expect([...secrets.keys()]).toContain('portal token');
  expect([...secrets.keys()].some(name => name.startsWith('cookie'))).toBe(
    true,
  );

  const files = [
    ...filesBelow(path.join(`${process.env.E2E_STATE_DIR}`, 'logs')),
    ...filesBelow(path.join(root, 'packages/app/dist')),
  ];
  expect(files.length).toBeGreaterThan(20);
  const inFiles = files.flatMap(file =>
    namesIn(readFileSync(file, 'utf8'), secrets).map(
      name => `${path.relative(root, file)}: ${name}`,
    ),
  );
  expect(inFiles).toEqual([]);

  const databases = await withServer('postgres', async client => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datallowconn AND NOT datistemplate`,
    );
    return rows.map(({ name }) => name);
  });
  expect(databases).toContain('cleanmatex');
  for (const database of databases) {
    const { tables, found } = await findInDatabase(database, secrets);
    expect(found).toEqual([]);
    if (database === 'cleanmatex') expect(tables).toBeGreaterThan(20);
  }
});
