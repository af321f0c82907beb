import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { readJson, tailOf, writeJson } from '../files.ts';
import { ExitCode, Problem, codeOf } from '../problems.ts';
import {
  endProcess,
  identify,
  waitUntil,
  type ProcessIdentity,
} from '../processes.ts';
import { findFreePort, isPortFree } from '../ports.ts';
import type { Placement } from './placement.ts';

/** How to reach a running cluster, kept beside its data so that the two cannot be parted. */
export interface Access {
  port: number;
  /** The password of the superuser `postgres`. */
  password: string;
}

/** Milliseconds for a start, recovery after a crash included. */
const START_TIMEOUT = 90_000;

/** For data that nobody will miss: trades safety in a power cut for speed. */
const THROW_AWAY_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
];

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
];

const ACCESS_FILE = 'hq-console.json';

function saveAccess(
  dataDir: string,
  access: Access,
  { account }: Placement,
): void {
  const file = path.join(dataDir, ACCESS_FILE);
  writeJson(file, access);
  if (account) chownSync(file, account.uid, account.gid);
}

/** A connection string for one database of the cluster, as the superuser. */
export function urlOf({ port, password }: Access, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** The last complaint in PostgreSQL's log, as a sentence; empty when it logged none. */
function complaintOf(logFile: string): string {
  const lines = tailOf(logFile, 40);
  const fatal = lines.filter(line => /FATAL|PANIC|error:/.test(line)).at(-1);
  const full = lines.some(line => line.includes('No space left on device'));
  if (full) return ' The disk is full.';
  return fatal
    ? ` PostgreSQL says: ${fatal
        .replace(/^.*(FATAL|PANIC|error):\s*/, '')
        .trim()}.`
    : '';
}

/**
 * Creates an empty cluster: UTF-8, locale C.UTF-8, passwords by SCRAM. It is made beside its place and moved there
 * when complete, so that a data folder is either whole or absent.
 * @throws Problem when initdb fails
 */
export async function createCluster(
  placement: Placement,
  preferredPort: number,
  logFile: string,
): Promise<void> {
  const { binDir, dataDir, account } = placement;
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('hex');
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) {
    chownSync(draft, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const args = [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
  ];
  const run = spawnSync(path.join(binDir, 'initdb'), args, {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  });
  rmSync(passwordFile, { force: true });
  writeFileSync(
    logFile,
    `${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}`,
  );
  if (run.status !== 0) {
    throw new Problem(
      `The database could not be created.${complaintOf(
        logFile,
      )} Details: ${logFile}`,
    );
  }
  saveAccess(
    draft,
    { port: await findFreePort(preferredPort), password },
    placement,
  );
  renameSync(draft, dataDir);
}

function readAccess({ dataDir }: Placement): Access {
  const access = readJson<Access>(path.join(dataDir, ACCESS_FILE));
  if (access) return access;
  throw new Problem(
    `The database folder ${dataDir} is damaged: ${ACCESS_FILE} in it is missing or cut off.`,
  );
}

/** Whether a process id belongs to a PostgreSQL server; where that cannot be told, it is believed. */
function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')[0]
      .endsWith('postgres');
  } catch {
    return false;
  }
}

/** The server that runs on this data; undefined when none does, whatever a killed one left behind. */
export function runningServer({
  dataDir,
}: Placement): ProcessIdentity | undefined {
  const pidFile = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const identity = Number.isInteger(pid) && pid > 0 ? identify(pid) : undefined;
  return identity && isPostgres(pid) ? identity : undefined;
}

async function answers(access: Access): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(access, 'postgres'),
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (codeOf(error) === '28P01') {
      throw new Problem(
        'The embedded database refuses its own password; another server may be using its port.',
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function launch(
  { binDir, dataDir, account }: Placement,
  port: number,
  logFile: string,
  settings: string[],
): number {
  const log = openSync(logFile, 'w');
  const flags = settings.flatMap(setting => ['-c', setting]);
  const child = spawn(
    path.join(binDir, 'postgres'),
    ['-D', dataDir, '-p', `${port}`, ...flags],
    {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  return child.pid ?? 0;
}

/**
 * Starts the server, or joins the one that runs on the data already. A lock file left by a killed server is removed;
 * a taken port is exchanged for the next free one, and recorded.
 * @param durable - false: speed over safety, for data that is thrown away
 * @throws Problem when it does not come up
 */
export async function startServer(
  placement: Placement,
  logFile: string,
  durable: boolean,
): Promise<Access> {
  let access = readAccess(placement);
  const running = runningServer(placement);
  if (!running) {
    rmSync(path.join(placement.dataDir, 'postmaster.pid'), { force: true });
    if (!(await isPortFree(access.port, '127.0.0.1'))) {
      access = { ...access, port: await findFreePort(access.port + 1) };
      saveAccess(placement.dataDir, access, placement);
    }
    const settings = durable ? SETTINGS : [...SETTINGS, ...THROW_AWAY_SETTINGS];
    const pid = launch(placement, access.port, logFile, settings);
    let up = false;
    await waitUntil(async () => {
      up = await answers(access);
      return up || !identify(pid);
    }, START_TIMEOUT);
    if (up) return access;
  } else if (await waitUntil(() => answers(access), START_TIMEOUT))
    return access;
  throw new Problem(
    `The embedded database did not start.${complaintOf(
      logFile,
    )} Details: ${logFile}`,
    ExitCode.UNAVAILABLE,
  );
}

/** Stops the server of this data folder, if one runs; open connections are closed, nothing committed is lost. */
export async function stopServer(placement: Placement): Promise<void> {
  const running = runningServer(placement);
  if (running)
    await endProcess(running, { signal: 'SIGINT', patience: 30_000 });
}
