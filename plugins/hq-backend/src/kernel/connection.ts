import type { Knex } from 'knex';
import { escapeLiteral, type ClientBase, type QueryResult } from 'pg';

/** One connection of the pool, used by one transaction at a time. */
export interface Connection {
  query<R extends object>(sql: string, params?: unknown[]): Promise<R[]>;
  /** The same for a statement that comes often: the connection keeps it parsed and planned. */
  prepared<R extends object>(sql: string, params?: unknown[]): Promise<R[]>;
  /**
   * Runs several statements in one round trip, without parameters.
   * @returns the rows of each statement.
   */
  script(statements: string[]): Promise<object[][]>;
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

/** Takes a connection from knex's pool; release it in a `finally`. */
export async function acquireConnection(knex: Knex): Promise<Connection> {
  const client = (await knex.client.acquireConnection()) as ClientBase;
  return {
    async query<R extends object>(sql: string, params?: unknown[]) {
      return (await client.query<R>(sql, utcParams(params))).rows;
    },
    async prepared<R extends object>(sql: string, params?: unknown[]) {
      const values = utcParams(params);
      const named = { name: preparedName(sql), text: sql, values };
      return (await client.query<R>(named).catch(forgetStale)).rows;
    },
    async script(statements) {
      const result = (await client.query(statements.join(';\n'))) as unknown as
        | QueryResult<object>
        | QueryResult<object>[];
      return (Array.isArray(result) ? result : [result]).map(r => r.rows);
    },
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
  return escapeLiteral(
    typeof value === 'string' ? value : JSON.stringify(value),
  );
}
