import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One process at one time: its id, and what tells it from a later process with the same id. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in the system's own notation; compared for equality only. */
  startedAt: string;
}

function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function startElsewhere(pid: number): string | undefined {
  const answer = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', `${pid}`], {
    encoding: 'utf8',
  });
  if (answer.status !== 0) return undefined;
  const [state, ...start] = answer.stdout.trim().split(/\s+/);
  return state.startsWith('Z') ? undefined : start.join(' ');
}

/**
 * Describes a running process.
 * @returns undefined when no process has this id, or it is a zombie
 */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt =
    process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Describes the running process itself. */
export function identifySelf(): ProcessIdentity {
  const self = identify(process.pid);
  if (!self)
    throw new Error('This process cannot be found in the process table');
  return self;
}

/** Whether exactly this process still runs; false for a later one that got the same id. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/** Waits the given number of milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });
}

/**
 * Waits until a condition holds.
 * @param timeout - in milliseconds
 * @param interval - milliseconds between two looks; 50 by default
 * @returns whether it held in time
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  timeout: number,
  interval = 50,
): Promise<boolean> {
  const deadline = Date.now() + timeout;
  while (!(await condition())) {
    if (Date.now() > deadline) return false;
    await sleep(interval);
  }
  return true;
}

/**
 * Ends a process: politely first, by force when it has not ended in time. A process that has ended already is fine.
 * @param signal - the polite signal
 * @param patience - milliseconds before SIGKILL
 * @param group - also signals the children, for a process that leads its own group
 */
export async function endProcess(
  identity: ProcessIdentity,
  {
    signal,
    patience,
    group = false,
  }: { signal: NodeJS.Signals; patience: number; group?: boolean },
): Promise<void> {
  const send = (which: NodeJS.Signals) => {
    try {
      process.kill(group ? -identity.pid : identity.pid, which);
    } catch {
      // It ended between the look and the signal.
    }
  };
  if (!isRunning(identity)) return;
  send(signal);
  if (await waitUntil(() => !isRunning(identity), patience)) return;
  send('SIGKILL');
  await waitUntil(() => !isRunning(identity), 5000);
}
