import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeJson } from './files.ts';
import { withLock } from './lock.ts';
import { identifySelf, sleep } from './processes.ts';

describe('withLock', () => {
  let file: string;

  beforeEach(() => {
    file = path.join(mkdtempSync(path.join(tmpdir(), 'lock-')), 'lock');
  });

  afterEach(() => rmSync(path.dirname(file), { recursive: true }));

  it('lets one at a time work', async () => {
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await sleep(20);
      order.push(`${name} ends`);
    };
    await Promise.all([withLock(file, work('a')), withLock(file, work('b'))]);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('takes over the lock of a process that was killed', async () => {
    writeJson(file, { ...identifySelf(), startedAt: 'long ago' });
    expect(await withLock(file, async () => 'done')).toBe('done');
  });

  it('says who is busy when the lock is held for too long', async () => {
    writeJson(file, identifySelf());
    await expect(withLock(file, async () => 'done', 100)).rejects.toThrow(
      `Process ${process.pid} is busy with the database; try again later.`,
    );
  });

  it('is free again after the work failed', async () => {
    const failing = withLock(file, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });
});
