import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { openCluster, type ClusterOptions } from './postgres/cluster.ts';
import { ExitCode, Problem, codeOf } from './problems.ts';
import { samplePasswordFile } from './sampleStaff.ts';
import { loadSecrets } from './secrets.ts';

/** The platform's database in the embedded cluster. */
const PLATFORM_DATABASE = 'cleanmatex';

/** The databases that a command works on. */
export interface Databases {
  /** Environment variables with the connection strings. */
  env: { HQ_DATABASE_URL: string; BACKSTAGE_DATABASE_URL: string };
  /** Whether the platform's database is the embedded one. */
  platformIsEmbedded: boolean;
  /** Lets go of the embedded cluster, if one is used. */
  release(): Promise<void>;
}

/**
 * Checks that a database server answers and accepts the account.
 * @param name - the environment variable that holds the connection string
 * @throws Problem naming the variable and the reason, never the password
 */
async function assertReachable(
  name: string,
  connectionString: string,
): Promise<void> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    if (codeOf(error) === '3D000') return;
    const reason =
      error instanceof Error ? error.message || codeOf(error) : String(error);
    throw new Problem(
      `The database that ${name} names cannot be used: ${reason}.`,
      ExitCode.UNAVAILABLE,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Where the audit chain's signed heads are recorded.
 * @param external - the platform's database when it is not the embedded one; each has a file of its own
 */
function auditHeadFile(stateDir: string, external?: string): string {
  if (!external) return path.join(stateDir, 'audit-heads.jsonl');
  const { host, pathname } = new URL(external);
  const key = createHash('sha256').update(`${host}${pathname}`).digest('hex');
  return path.join(stateDir, `audit-heads-${key.slice(0, 12)}.jsonl`);
}

/**
 * Opens the databases: those that HQ_DATABASE_URL and BACKSTAGE_DATABASE_URL name, and the embedded cluster for what
 * they leave open.
 * @throws Problem when one cannot be reached or started
 */
export async function openDatabases(
  options: ClusterOptions,
): Promise<Databases> {
  const { HQ_DATABASE_URL: platform, BACKSTAGE_DATABASE_URL: backstage } =
    process.env;
  if (platform) await assertReachable('HQ_DATABASE_URL', platform);
  if (backstage) await assertReachable('BACKSTAGE_DATABASE_URL', backstage);
  if (platform && backstage) {
    const env = {
      HQ_DATABASE_URL: platform,
      BACKSTAGE_DATABASE_URL: backstage,
    };
    return { env, platformIsEmbedded: false, release: async () => undefined };
  }
  const cluster = await openCluster(options);
  if (cluster.created) forgetFormerCluster(options.stateDir);
  return {
    env: {
      HQ_DATABASE_URL: platform ?? cluster.url(PLATFORM_DATABASE),
      BACKSTAGE_DATABASE_URL: backstage ?? cluster.url('postgres'),
    },
    platformIsEmbedded: !platform,
    release: cluster.release,
  };
}

/** Removes what belonged to the data of a cluster that is no more. */
function forgetFormerCluster(stateDir: string): void {
  rmSync(auditHeadFile(stateDir), { force: true });
  rmSync(samplePasswordFile(stateDir), { force: true });
}

/** The address of a portal on this machine. */
export function localAddress(port: number): string {
  return `http://localhost:${port}`;
}

/**
 * The environment of a backend on this machine. Variables that are set already win over generated secrets.
 * @param stateDir - where the secrets and the audit heads are kept
 * @param port - where it listens
 */
export function backendEnvironment(
  stateDir: string,
  databases: Databases,
  port: number,
): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'development',
    HQ_AUDIT_HEAD_FILE: auditHeadFile(
      stateDir,
      databases.platformIsEmbedded ? undefined : databases.env.HQ_DATABASE_URL,
    ),
    ...loadSecrets(stateDir),
    ...process.env,
    ...databases.env,
    HQ_DATABASE_EMBEDDED: `${databases.platformIsEmbedded}`,
    HQ_BASE_URL: localAddress(port),
    HQ_PORT: `${port}`,
  };
}

/** The configuration files of a run, most general first; app-config.local.yaml is a person's own and optional. */
export function configArguments(
  root: string,
  env: NodeJS.ProcessEnv,
): string[] {
  const names = ['app-config.yaml'];
  if (env.NODE_ENV === 'production') names.push('app-config.production.yaml');
  if (existsSync(path.join(root, 'app-config.local.yaml')))
    names.push('app-config.local.yaml');
  return names.flatMap(name => ['--config', path.join(root, name)]);
}
