import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const IGNORED =
  /(^|\/)(node_modules|dist|dist-types|coverage)(\/|$)|\.test\.tsx?$/;

function filesBelow(root: string, relative: string): string[] {
  const absolute = path.join(root, relative);
  if (IGNORED.test(relative) || !existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [relative];
  return readdirSync(absolute)
    .sort()
    .flatMap(name => filesBelow(root, `${relative}/${name}`));
}

/**
 * A digest of files by name and content: equal digests mean that nothing changed. Tests and build results are left
 * out, and so is what does not exist.
 * @param root - the folder that the paths are relative to
 * @param paths - files and folders, with forward slashes
 * @returns SHA-256 in hex
 */
export function digestOf(root: string, paths: string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(entry => filesBelow(root, entry))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}
