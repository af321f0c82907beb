import type { Knex } from 'knex';
import { escapeLiteral, type ClientBase, type QueryResult } from 'pg';
import { prepareValue } from 'pg/lib/utils';

/** SQL with the values of its parameters. */
export interface Statement {
  sql: string;
  params?: unknown[];
}

/** One connection of the pool, used by one transaction at a time. */
export interface Connection {
  query<R extends object>(sql: string, params?: unknown[]): Promise<R[]>;
  /** The same for a statement that comes often: the connection keeps it parsed and planned. */
  prepared<R extends object>(sql: string, params?: unknown[]): Promise<R[]>;
  /**
   * Runs several statements one after the other: in one round trip, but for those with parameters that this
   * connection has not prepared yet.
   * @returns the rows of each statement.
   */
  script(statements: Array<string | Statement>): Promise<object[][]>;
  /** Gives the connection back; a broken one is thrown away by the pool. */
  release(): Promise<void>;
}

/** Most statements that a connection keeps prepared; more than that are planned each time. */
const MAX_PREPARED = 200;
const preparedNames = new Map<string, string>();
let namesGiven = 0;

/** The name under which connections prepare a statement, so that writes are parsed and planned once. */
function preparedName(sql: string): string | undefined {
  const known = preparedNames.get(sql);
  if (known || preparedNames.size >= MAX_PREPARED) return known;
  const name = `hq_${(namesGiven += 1)}`;
  preparedNames.set(sql, name);
  return name;
}

const FEATURE_NOT_SUPPORTED = '0A000';

/** A platform migration has changed a table under its prepared statements: they get new names, and are planned anew. */
function forgetStale(error: unknown): never {
  if ((error as { code?: string }).code === FEATURE_NOT_SUPPORTED) {
    preparedNames.clear();
  }
  throw error;
}

/** What each connection has prepared, by name. */
const preparedOn = new WeakMap<ClientBase, Set<string>>();

async function runPrepared<R extends object>(
  client: ClientBase,
  { sql, params }: Statement,
): Promise<R[]> {
  const name = preparedName(sql);
  const named = { name, text: sql, values: utcParams(params) };
  const { rows } = await client.query<R>(named).catch(forgetStale);
  if (name) {
    const names = preparedOn.get(client) ?? new Set();
    preparedOn.set(client, names.add(name));
  }
  return rows;
}

/** The text that runs a statement which the connection has prepared; undefined when it has not. */
function asExecute(
  client: ClientBase,
  { sql, params = [] }: Statement,
): string | undefined {
  const name = preparedNames.get(sql);
  if (!name || !preparedOn.get(client)?.has(name)) return undefined;
  const values = utcParams(params)?.map(value => literal(prepareValue(value)));
  return `EXECUTE ${name}${values?.length ? `(${values.join(', ')})` : ''}`;
}

async function runScript(
  client: ClientBase,
  statements: Array<string | Statement>,
): Promise<object[][]> {
  const rows: object[][] = [];
  let batch: string[] = [];
  async function send() {
    if (batch.length === 0) return;
    const text = batch.join(';\n');
    batch = [];
    const answer = await client.query<object>(text).catch(forgetStale);
    // Several statements have several results, which the types of `pg` do not tell.
    const results = [answer].flat() as QueryResult<object>[];
    rows.push(...results.map(result => result.rows));
  }
  for (const statement of statements) {
    const text =
      typeof statement === 'string' ? statement : asExecute(client, statement);
    if (text !== undefined) {
      batch.push(text);
      continue;
    }
    await send();
    rows.push(await runPrepared(client, statement as Statement));
  }
  await send();
  return rows;
}

/** Takes a connection from knex's pool; release it in a `finally`. */
export async function acquireConnection(knex: Knex): Promise<Connection> {
  const client = (await knex.client.acquireConnection()) as ClientBase;
  return {
    async query<R extends object>(sql: string, params?: unknown[]) {
      return (await client.query<R>(sql, utcParams(params))).rows;
    },
    prepared: (sql, params) => runPrepared(client, { sql, params }),
    script: statements => runScript(client, statements),
    release: () => knex.client.releaseConnection(client),
  };
}

/** `pg` writes a Date in the process's own time zone; as UTC text it means the same everywhere. */
export function utcParams(
  params: unknown[] | undefined,
): unknown[] | undefined {
  return params?.map(value =>
    value instanceof Date ? value.toISOString() : value,
  );
}

/** A value as a SQL literal, for `script`. Objects become JSON text. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (Buffer.isBuffer(value))
    return escapeLiteral(`\\x${value.toString('hex')}`);
  return escapeLiteral(
    typeof value === 'string' ? value : JSON.stringify(value),
  );
}
