import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Memory that a process has for its data, in bytes: where the system tells, without what it has read of files, which
 * comes and goes with the needs of others, and with what it has swapped out.
 */
export function memoryOf(pid: number | undefined): number {
  const file = `/proc/${pid}/status`;
  if (existsSync(file)) {
    const status = readFileSync(file, 'utf8');
    const kilobytes = [...status.matchAll(/^(?:RssAnon|VmSwap):\s+(\d+)/gm)];
    return kilobytes.reduce((sum, [, size]) => sum + Number(size) * 1024, 0);
  }
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number(stdout) * 1024;
}
