import { rmSync } from 'node:fs';
import path from 'node:path';
import { whenAborted, type Context } from './context.ts';
import { configArguments, localAddress } from './environment.ts';
import { readJson, tailOf, writeJson } from './files.ts';
import { assertPortUsable } from './ports.ts';
import { ExitCode, Problem } from './problems.ts';
import {
  endProcess,
  identifySelf,
  isRunning,
  waitUntil,
  type ProcessIdentity,
} from './processes.ts';
import { program } from './programs.ts';
import { startService, type Service } from './subprocess.ts';

/** Milliseconds for the backend to become ready. */
const READY_TIMEOUT = 180_000;

/** Who runs the portal of a state folder, kept in `run.json` while it runs. */
interface RunRecord {
  launcher: ProcessIdentity;
  backend?: ProcessIdentity;
  address: string;
}

/** A portal that answers. */
export interface Portal {
  address: string;
  /** Resolves with the backend's exit code when it ends. */
  exited: Promise<number>;
  stop(): Promise<void>;
}

const recordFile = (stateDir: string) => path.join(stateDir, 'run.json');

/**
 * Makes sure that no portal of this state folder runs: ends the backend that a killed launcher left behind.
 * @throws Problem (UNAVAILABLE) with the address when one runs under a living launcher
 */
async function claim(stateDir: string, address: string): Promise<void> {
  const record = readJson<RunRecord>(recordFile(stateDir));
  if (record && isRunning(record.launcher)) {
    throw new Problem(
      `HQ Console is already running at ${record.address} (process ${record.launcher.pid}). Stop it with Ctrl-C in its terminal, or with: kill ${record.launcher.pid}`,
      ExitCode.UNAVAILABLE,
    );
  }
  if (record?.backend)
    await endProcess(record.backend, { signal: 'SIGTERM', patience: 5000 });
  writeJson(recordFile(stateDir), {
    launcher: identifySelf(),
    address,
  } satisfies RunRecord);
}

/**
 * Reserves the portal's port and state folder for this process.
 * @throws Problem (UNAVAILABLE) when a portal runs already, or another program has the port
 */
export async function reservePortal(
  stateDir: string,
  port: number,
): Promise<void> {
  await claim(stateDir, localAddress(port));
  try {
    await assertPortUsable(port);
  } catch (error) {
    releasePortal(stateDir);
    throw error;
  }
}

/** Gives the reservation back. */
export function releasePortal(stateDir: string): void {
  rmSync(recordFile(stateDir), { force: true });
}

async function isReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/.backstage/health/v1/readiness`, {
      signal: AbortSignal.timeout(2000),
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** Why the backend ended, from its log: its last words without the technical rest; empty when it said nothing. */
function complaintOf(logFile: string): string {
  const lines = tailOf(logFile, 400).filter(line => !/^\s+at /.test(line));
  const plugin = lines
    .filter(line => line.includes('failed; caused by'))
    .at(-1);
  const words = plugin?.split('Error: ').at(-1) ?? lines.at(-1) ?? '';
  return words && ` It says: ${words.trim().slice(0, 400)}`;
}

async function awaitReady(
  service: Service,
  address: string,
  logFile: string,
  interrupted: AbortSignal,
) {
  let ended = false;
  service.exited.then(
    () => (ended = true),
    () => (ended = true),
  );
  const settled = waitUntil(
    async () => ended || interrupted.aborted || (await isReady(address)),
    READY_TIMEOUT,
    200,
  );
  const inTime = await Promise.race([settled, whenAborted(interrupted)]);
  interrupted.throwIfAborted();
  if (inTime && !ended) return;
  const what = ended
    ? 'stopped before it was ready'
    : 'was not ready after three minutes';
  throw new Problem(
    `The backend ${what}.${complaintOf(logFile)}\nDetails: ${logFile}`,
  );
}

/**
 * Starts the backend, which serves API and UI, and waits until it is ready. The port must have been reserved.
 * @param stateDir - its log goes to `logs/backend.log` in it
 * @param env - from backendEnvironment
 * @throws Problem when it ends early or takes more than three minutes; the interruption, when the person gave up
 */
export async function startPortal(
  { root, interrupted }: Context,
  stateDir: string,
  env: NodeJS.ProcessEnv,
  port: number,
): Promise<Portal> {
  const address = localAddress(port);
  const logFile = path.join(stateDir, 'logs', 'backend.log');
  const args = [
    '--require',
    program(root, 'transform'),
    'src/index.ts',
    ...configArguments(root, env),
  ];
  const service = startService(root, args, {
    cwd: path.join(root, 'packages', 'backend'),
    env,
    logFile,
  });
  const record: RunRecord = {
    launcher: identifySelf(),
    backend: service.identity,
    address,
  };
  writeJson(recordFile(stateDir), record);
  try {
    await awaitReady(service, address, logFile, interrupted);
  } catch (error) {
    await service.stop();
    throw error;
  }
  return { address, exited: service.exited, stop: service.stop };
}
