import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manifestDigest } from '../bin/install.mjs';

describe('manifestDigest', () => {
  let root: string;
  const write = (file: string, text: string) =>
    writeFileSync(path.join(root, file), text);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'install-'));
    mkdirSync(path.join(root, 'packages', 'app'), { recursive: true });
    mkdirSync(path.join(root, 'plugins', 'tenants'), { recursive: true });
    write('yarn.lock', 'a');
    write('plugins/tenants/package.json', '{}');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  it.each([
    'yarn.lock',
    'plugins/tenants/package.json',
    'packages/app/package.json',
  ])('changes with %s, so that packages are installed again', file => {
    const before = manifestDigest(root);
    write(file, 'changed');
    expect(manifestDigest(root)).not.toBe(before);
  });

  it('does not change with sources', () => {
    const before = manifestDigest(root);
    write('plugins/tenants/index.ts', 'changed');
    expect(manifestDigest(root)).toBe(before);
  });
});
