import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from '../files.ts';
import { withLock } from '../lock.ts';
import { identifySelf, isRunning, type ProcessIdentity } from '../processes.ts';
import { placeCluster, type Placement } from './placement.ts';
import {
  createCluster,
  runningServer,
  startServer,
  stopServer,
  urlOf,
} from './server.ts';

/** What a command asks of an embedded PostgreSQL. */
export interface ClusterOptions {
  /** The repository's folder. */
  root: string;
  /** Prints a line for the person at the terminal. */
  say(line: string): void;
  /** The folder for everything of this cluster; its data goes to `postgres` in it. */
  stateDir: string;
  /** The port to try first, from which the next free one is taken. */
  preferredPort: number;
  /** Whether the data stays. False: it starts empty and is deleted at the end. */
  keep: boolean;
  /** Whether a commit survives a power cut; false is faster, for tests. */
  durable: boolean;
}

/** One command's hold on a running cluster. */
export interface Cluster {
  /** Whether it was empty, made by this very call. */
  created: boolean;
  /** A connection string as superuser to a database of the cluster. */
  url(database: string): string;
  /** Gives up the hold; the last holder's release stops the server. Safe to call twice. */
  release(): Promise<void>;
}

/** Milliseconds between two looks at whether the server still runs. */
const SUPERVISION_INTERVAL = 1000;

const lockFile = (stateDir: string) => path.join(stateDir, 'postgres.lock');

function otherHolders(holdersDir: string): ProcessIdentity[] {
  if (!existsSync(holdersDir)) return [];
  return readdirSync(holdersDir)
    .filter(name => name !== `${process.pid}`)
    .flatMap(name => {
      const holder = readJson<ProcessIdentity>(path.join(holdersDir, name));
      if (holder && isRunning(holder)) return [holder];
      rmSync(path.join(holdersDir, name), { force: true });
      return [];
    });
}

async function discard(placement: Placement): Promise<void> {
  await stopServer(placement);
  rmSync(placement.dataDir, { recursive: true, force: true });
}

/** Starts the server again whenever it is found dead, until the returned function is called. */
function superviseServer(
  { say, stateDir }: ClusterOptions,
  isRunningNow: () => boolean,
  restart: () => Promise<unknown>,
): () => void {
  const timer = setInterval(async () => {
    if (isRunningNow()) return;
    try {
      await withLock(lockFile(stateDir), restart);
      say('PostgreSQL had stopped unexpectedly; it runs again.');
    } catch (error) {
      say(`PostgreSQL stopped and does not start again: ${error}`);
      clearInterval(timer);
    }
  }, SUPERVISION_INTERVAL);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Brings up an embedded PostgreSQL and holds it. Commands of one checkout share a cluster: each holds it, and it
 * stops with the last one. What a killed command left behind is repaired or joined; a server that dies is restarted.
 * @throws Problem when PostgreSQL cannot be created or started
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { root, stateDir, preferredPort, keep, durable } = options;
  const logs = path.join(stateDir, 'logs');
  const holdersDir = path.join(stateDir, 'postgres-holders');
  const own = path.join(holdersDir, `${process.pid}`);
  mkdirSync(logs, { recursive: true });
  const placement = placeCluster(root, path.join(stateDir, 'postgres'));
  const run = () =>
    startServer(placement, path.join(logs, 'postgres.log'), durable);

  const { access, created } = await withLock(lockFile(stateDir), async () => {
    if (!keep && otherHolders(holdersDir).length === 0)
      await discard(placement);
    const isNew = !existsSync(placement.dataDir);
    if (isNew)
      await createCluster(
        placement,
        preferredPort,
        path.join(logs, 'initdb.log'),
      );
    const reached = await run();
    writeJson(own, identifySelf());
    return { access: reached, created: isNew };
  });
  const endSupervision = superviseServer(
    options,
    () => runningServer(placement) !== undefined,
    run,
  );
  const release = () => {
    endSupervision();
    return withLock(lockFile(stateDir), async () => {
      rmSync(own, { force: true });
      if (otherHolders(holdersDir).length > 0) return;
      if (keep) await stopServer(placement);
      else await discard(placement);
    });
  };
  return {
    created,
    url: database => urlOf(access, database),
    release,
  };
}
