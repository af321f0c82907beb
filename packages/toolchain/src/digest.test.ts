import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digestOf } from './digest.ts';

describe('digestOf', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'digest-'));
    mkdirSync(path.join(root, 'src'));
    writeFileSync(path.join(root, 'src', 'page.tsx'), 'one');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const digest = () => digestOf(root, ['src', 'absent']);

  it('changes with the content of a file', () => {
    const before = digest();
    writeFileSync(path.join(root, 'src', 'page.tsx'), 'two');
    expect(digest()).not.toBe(before);
  });

  it('changes when a file is added or renamed', () => {
    const before = digest();
    writeFileSync(path.join(root, 'src', 'card.tsx'), '');
    expect(digest()).not.toBe(before);
  });

  it('stays the same when only the time of a file changes', () => {
    const before = digest();
    utimesSync(path.join(root, 'src', 'page.tsx'), new Date(0), new Date(0));
    expect(digest()).toBe(before);
  });

  it('leaves out tests and build results', () => {
    const before = digest();
    writeFileSync(path.join(root, 'src', 'page.test.tsx'), 'a test');
    mkdirSync(path.join(root, 'src', 'dist'));
    writeFileSync(path.join(root, 'src', 'dist', 'page.js'), 'built');
    expect(digest()).toBe(before);
  });
});
