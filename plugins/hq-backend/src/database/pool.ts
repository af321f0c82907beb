import { knex, Knex } from 'knex';
import PostgresClient from 'knex/lib/dialects/postgres';
import { columnTypes } from './types';

/** PostgreSQL role of the console's run-time sessions. */
export const RUNTIME_ROLE = 'hq_console';

const RUNTIME_SETTINGS: Record<string, string> = {
  role: RUNTIME_ROLE,
  timezone: 'UTC',
  statement_timeout: '15000',
  idle_in_transaction_session_timeout: '5000',
};

/**
 * How long a statement waits for a connection, in ms: when all are taken, callers hear so within two seconds instead
 * of piling up. A request takes one two or three times.
 */
const RUNTIME_WAIT_MS = 1_000;
const OWNER_WAIT_MS = 10_000;

const OWNER_SETTINGS: Record<string, string> = { timezone: 'UTC' };

/**
 * `pg` writes a Date in the process's own time zone, and PostgreSQL drops the
 * offset when the column is a `timestamp`: dates go out as UTC text instead.
 */
class UtcPostgresClient extends PostgresClient {
  prepBindings(bindings: unknown[] = []): unknown[] {
    return super.prepBindings(bindings.map(utcDates));
  }
}

function utcDates(value: unknown): unknown {
  if (value instanceof Date) {
    return value.toISOString();
  }
  return Array.isArray(value) ? value.map(utcDates) : value;
}

function withSettings(
  url: string,
  settings: Record<string, string>,
  applicationName: string,
): string {
  const result = new URL(url);
  const options = Object.entries(settings).map(([k, v]) => `-c ${k}=${v}`);
  const given = result.searchParams.get('options');
  result.searchParams.set(
    'options',
    [given, ...options].filter(Boolean).join(' '),
  );
  result.searchParams.set('application_name', applicationName);
  return result.toString();
}

/**
 * The connection string of a run-time session: role `hq_console`, UTC,
 * statement timeout 15 s, idle-in-transaction timeout 5 s. The login must be a
 * member of that role; migration 0002 creates it and makes the owner one.
 */
export function runtimeUrl(
  login: string,
  applicationName: string = 'hq-console',
): string {
  return withSettings(login, RUNTIME_SETTINGS, applicationName);
}

/** What a pool is made with. */
export interface PoolOptions {
  /** Most connections open at once. */
  max: number;
  /** Shown in `pg_stat_activity`; default `hq-console`. */
  applicationName?: string;
}

/**
 * Opens the pool that the console works with; see `HqDatabase.knex` for its
 * rights and value types. Connections open on first use. The caller destroys it.
 */
export function createRuntimePool(login: string, options: PoolOptions): Knex {
  const url = runtimeUrl(login, options.applicationName);
  return createPool(url, options.max, RUNTIME_WAIT_MS);
}

/**
 * Opens a pool with the owner's rights, with the same value types as the
 * run-time pool. For migrations, checks and tests; the caller destroys it.
 */
export function createOwnerPool(ownerUrl: string, options: PoolOptions): Knex {
  const name = options.applicationName ?? 'hq-console-owner';
  const url = withSettings(ownerUrl, OWNER_SETTINGS, name);
  return createPool(url, options.max, OWNER_WAIT_MS);
}

function createPool(
  connectionString: string,
  max: number,
  acquireConnectionTimeout: number,
): Knex {
  return knex({
    client: UtcPostgresClient,
    connection: { connectionString, types: columnTypes },
    pool: { min: 0, max },
    acquireConnectionTimeout,
  });
}
