import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from '../files.ts';
import { withLock } from '../lock.ts';
import { identifySelf, isRunning, type ProcessIdentity } from '../processes.ts';
import { placeCluster, type Placement } from './placement.ts';
import { createCluster, startServer, stopServer, urlOf } from './server.ts';

/** What a command asks of an embedded PostgreSQL. */
export interface ClusterOptions {
  /** The repository's folder. */
  root: string;
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
  port: number;
  /** A connection string as superuser to a database of the cluster. */
  url(database: string): string;
  /** Gives up the hold; the last holder's release stops the server. Safe to call twice. */
  release(): Promise<void>;
}

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

/**
 * Brings up an embedded PostgreSQL and holds it. Commands of one checkout share a cluster: each holds it, and it
 * stops with the last one. What a killed command left behind is repaired or joined.
 * @throws Problem when PostgreSQL cannot be created or started
 */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { root, stateDir, preferredPort, keep, durable } = options;
  const logs = path.join(stateDir, 'logs');
  const holdersDir = path.join(stateDir, 'postgres-holders');
  const lock = path.join(stateDir, 'postgres.lock');
  const own = path.join(holdersDir, `${process.pid}`);
  mkdirSync(logs, { recursive: true });
  let placement: Placement | undefined;

  const release = () =>
    withLock(lock, async () => {
      rmSync(own, { force: true });
      if (!placement || otherHolders(holdersDir).length > 0) return;
      if (keep) await stopServer(placement);
      else await discard(placement);
    });

  const access = await withLock(lock, async () => {
    placement = placeCluster(root, path.join(stateDir, 'postgres'));
    if (!keep && otherHolders(holdersDir).length === 0)
      await discard(placement);
    if (!existsSync(placement.dataDir))
      await createCluster(
        placement,
        preferredPort,
        path.join(logs, 'initdb.log'),
      );
    writeJson(own, identifySelf());
    return startServer(placement, path.join(logs, 'postgres.log'), durable);
  }).catch(async error => {
    rmSync(own, { force: true });
    throw error;
  });
  return {
    port: access.port,
    url: database => urlOf(access, database),
    release,
  };
}
