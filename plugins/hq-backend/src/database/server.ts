import { isError } from '@backstage/errors';
import { Client, escapeIdentifier } from 'pg';
import { RUNTIME_ROLE, runtimeUrl } from './pool';

/** Says how the wait for the server goes; a Backstage logger fits. */
export interface ProgressLog {
  info(message: string): void;
  warn(message: string): void;
}

/** Oldest PostgreSQL that the console works with, as `server_version_num`. */
const OLDEST_SERVER = 150000;
const RETRY_PAUSE_MS = 250;
const REPORT_EVERY_MS = 5_000;

const NOT_YET_UP = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
]);

/** The server did not answer, or it cannot carry the console; the message says why. */
export class DatabaseUnavailableError extends Error {
  name = 'DatabaseUnavailableError';
}

/** The connection string without its password, for messages. */
export function describeServer(url: string): string {
  const { username, host, pathname, searchParams } = new URL(url);
  const where = host || searchParams.get('host') || 'the local socket';
  return `${
    username || 'default user'
  } at ${where}, database "${decodeURIComponent(pathname.slice(1))}"`;
}

/** Name of the database that a connection string leads to. */
export function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** The same connection string, leading to another database of the server. */
export function withDatabase(url: string, name: string): string {
  const result = new URL(url);
  result.pathname = `/${encodeURIComponent(name)}`;
  return result.toString();
}

/**
 * Runs `work` on a connection of its own and closes it.
 *
 * @throws what connecting or `work` throws
 */
export async function withClient<T>(
  url: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // A connection lost while idle is reported by the next query.
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Waits until the server takes connections, creates the database when it is
 * missing, and checks that it is UTF-8 on PostgreSQL 15 or newer.
 *
 * @param timeoutMs - how long a server that is still starting is waited for
 * @throws DatabaseUnavailableError naming the server and the reason
 */
export async function prepareDatabase(
  url: string,
  options: { timeoutMs: number; log?: ProgressLog },
): Promise<void> {
  const { version, encoding, created } = await whenUp(url, options, () =>
    connectOrCreate(url),
  );
  if (created) {
    options.log?.info(`Created database "${databaseName(url)}"`);
  }
  if (version < OLDEST_SERVER) {
    throw new DatabaseUnavailableError(
      `PostgreSQL ${Math.floor(
        version / 10000,
      )} is too old: the console needs 15 or newer (${describeServer(url)})`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseUnavailableError(
      `The database is encoded in ${encoding}; the console needs UTF8 for Arabic text (${describeServer(
        url,
      )})`,
    );
  }
}

/**
 * Checks that sessions of the console can begin: the login exists and may work as role `hq_console`.
 *
 * @param login - the connection string of run time
 * @throws DatabaseUnavailableError with the statement that mends it
 */
export async function requireRuntimeLogin(login: string): Promise<void> {
  try {
    await withClient(runtimeUrl(login), async () => undefined);
  } catch (error) {
    if (codeOf(error) !== '42501') throw unavailable(login, error, 0);
    const name = escapeIdentifier(decodeURIComponent(new URL(login).username));
    throw new DatabaseUnavailableError(
      `The run-time login may not work as ${RUNTIME_ROLE} (${describeServer(
        login,
      )}). Run as the owner: GRANT ${RUNTIME_ROLE} TO ${name}`,
      { cause: error },
    );
  }
}

async function whenUp<T>(
  url: string,
  { timeoutMs, log }: { timeoutMs: number; log?: ProgressLog },
  attempt: () => Promise<T>,
): Promise<T> {
  const start = Date.now();
  let reported = start;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const waited = Date.now() - start;
      if (!isNotYetUp(error) || waited >= timeoutMs) {
        throw unavailable(url, error, waited);
      }
      if (Date.now() - reported >= REPORT_EVERY_MS) {
        reported = Date.now();
        log?.warn(
          `Waiting for PostgreSQL (${describeServer(url)}): ${reason(error)}`,
        );
      }
    }
    await new Promise(resolve => setTimeout(resolve, RETRY_PAUSE_MS));
  }
}

async function connectOrCreate(url: string) {
  try {
    return { ...(await inspect(url)), created: false };
  } catch (error) {
    if (codeOf(error) !== '3D000') {
      throw error;
    }
  }
  await createDatabase(url);
  return { ...(await inspect(url)), created: true };
}

function inspect(url: string): Promise<{ version: number; encoding: string }> {
  return withClient(url, async client => {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int AS version,
              current_setting('server_encoding') AS encoding`,
    );
    return rows[0];
  });
}

async function createDatabase(url: string): Promise<void> {
  await withClient(withDatabase(url, 'postgres'), async client => {
    const { rows } = await client.query(
      `SELECT current_setting('server_version_num')::int >= 170000 AS builtin`,
    );
    // The same order and case rules on every machine, where the server has them.
    const locale = rows[0].builtin
      ? `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'`
      : '';
    const name = escapeIdentifier(databaseName(url));
    try {
      await client.query(
        `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' ${locale}`,
      );
    } catch (error) {
      // Another replica was faster.
      if (!['42P04', '23505'].includes(codeOf(error) ?? '')) {
        throw error;
      }
    }
  });
}

/** A failed connection to several addresses of a host counts as its first failure. */
function firstOf(error: unknown): unknown {
  return isError(error) && Array.isArray(error.errors)
    ? error.errors[0]
    : error;
}

function codeOf(error: unknown): string | undefined {
  const first = firstOf(error);
  return isError(first) && first.code ? String(first.code) : undefined;
}

function isNotYetUp(error: unknown): boolean {
  const code = codeOf(error);
  return code
    ? NOT_YET_UP.has(code)
    : /timeout|terminated|closed/i.test(reason(error));
}

function reason(error: unknown): string {
  const first = firstOf(error);
  return isError(first) ? first.message : String(first);
}

function unavailable(url: string, error: unknown, waitedMs: number): Error {
  const waited =
    waitedMs > 1000 ? ` after ${Math.round(waitedMs / 1000)} s` : '';
  const denied = codeOf(error)?.startsWith('28')
    ? ' Check the user and password.'
    : '';
  return new DatabaseUnavailableError(
    `PostgreSQL cannot be used${waited} (${describeServer(url)}): ${reason(
      error,
    )}.${denied}`,
    { cause: error },
  );
}
