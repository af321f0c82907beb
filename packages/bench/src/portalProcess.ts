import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const TIMEOUT_MS = 120_000;
const POLL_MS = 20;

/** A backend in a process of its own. */
export interface PortalProcess {
  address: string;
  /** From the start of the process until it said that it was ready, in ms. */
  readyAfter: number;
  pid: number;
  /** Kills it. */
  stop(): Promise<void>;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/**
 * Starts a backend on the databases of the benchmark.
 * @param folder - of its package
 * @param script - relative to the folder
 * @param overrides - environment variables; HQ_BASE_URL and HQ_PORT move it
 * @throws Error when it is not ready within two minutes
 */
export async function startPortalProcess(
  folder: string,
  script: string,
  overrides: Record<string, string> = {},
): Promise<PortalProcess> {
  const root = join(resolvePackagePath('@cleanmatex/bench'), '../..');
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--no-network-family-autoselection',
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      script,
      '--config',
      join(root, 'app-config.yaml'),
    ],
    {
      cwd: folder,
      env: { ...process.env, LOG_LEVEL: 'error', ...overrides },
      stdio: 'ignore',
    },
  );
  const ended = new Promise(resolve => {
    child.once('exit', resolve);
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const address = `${overrides.HQ_BASE_URL ?? process.env.HQ_BASE_URL}`;
  const health = `${address}/.backstage/health/v1/readiness`;
  while (performance.now() - start < TIMEOUT_MS) {
    const ready = await fetch(health).then(
      ({ ok }) => ok,
      () => false,
    );
    const readyAfter = performance.now() - start;
    if (ready) return { address, readyAfter, pid: child.pid ?? 0, stop };
    await sleep(POLL_MS);
  }
  await stop();
  throw new Error(`${script} was not ready within ${TIMEOUT_MS / 1000} s`);
}
