import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { endProcess, identify, type ProcessIdentity } from './processes.ts';

/** What a child process needs to know. */
export interface CommandOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Everything it prints goes here instead of to the terminal. */
  logFile?: string;
}

/** What a child in the foreground needs to know. */
export interface ForegroundOptions extends CommandOptions {
  /** Aborted when the person asked to stop; the child is then asked too. */
  interrupted: AbortSignal;
}

/** A child that runs on its own until stopped. */
export interface Service {
  identity: ProcessIdentity | undefined;
  /** Resolves with the exit code when it ends; 1 when a signal ended it. */
  exited: Promise<number>;
  /** Asks it to end, and ends it by force after ten seconds. */
  stop(): Promise<void>;
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}

/**
 * Runs a Node.js program to its end, in the foreground.
 * @param args - options, script and its arguments
 * @returns its exit code; 1 when a signal ended it
 * @throws the interruption, when the person asked to stop
 */
export async function runNode(
  args: string[],
  options: ForegroundOptions,
): Promise<number> {
  const { cwd, env, logFile, interrupted } = options;
  interrupted.throwIfAborted();
  if (logFile) mkdirSync(path.dirname(logFile), { recursive: true });
  const log = logFile ? openSync(logFile, 'w') : undefined;
  const stdio = log === undefined ? 'inherit' : (['ignore', log, log] as const);
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    stdio: stdio as 'inherit',
  });
  if (log !== undefined) closeSync(log);
  const ask = () => child.kill('SIGTERM');
  interrupted.addEventListener('abort', ask);
  const code = await exitOf(child);
  interrupted.removeEventListener('abort', ask);
  interrupted.throwIfAborted();
  return code;
}

/**
 * Starts a Node.js program in a process group of its own, so that Ctrl-C reaches only this launcher, which stops its
 * services in the right order. The program ends by itself when the launcher is killed: its standard input closes.
 * @param root - the repository's folder
 */
export function startService(
  root: string,
  args: string[],
  { cwd, env, logFile }: CommandOptions,
): Service {
  const guard = path.join(
    root,
    'packages',
    'toolchain',
    'bin',
    'end-with-parent.cjs',
  );
  if (logFile) mkdirSync(path.dirname(logFile), { recursive: true });
  const log = logFile ? openSync(logFile, 'w') : 'inherit';
  const child = spawn(process.execPath, ['--require', guard, ...args], {
    cwd,
    env,
    detached: true,
    stdio: ['pipe', log, log],
  });
  if (typeof log === 'number') closeSync(log);
  const identity = child.pid === undefined ? undefined : identify(child.pid);
  const exited = exitOf(child);
  const stop = async () => {
    if (identity)
      await endProcess(identity, {
        signal: 'SIGTERM',
        patience: 10_000,
        group: true,
      });
  };
  return { identity, exited, stop };
}
