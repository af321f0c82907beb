import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const SUFFIX = '.tmpl';

/** The migration number after the highest one there is. */
export function nextMigration(root: string): number {
  const folder = path.join(root, 'plugins', 'hq-backend', 'migrations');
  return Math.max(...readdirSync(folder).map(name => parseInt(name, 10))) + 1;
}

/**
 * The files of a new domain, by path relative to the repository. Nothing is written.
 * @param fill - replaces the placeholders, in paths as well as in texts
 */
export function renderTemplates(
  root: string,
  fill: (text: string) => string,
): Map<string, string> {
  const folder = path.join(root, 'packages/toolchain/templates/domain');
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    entries
      .filter(entry => entry.endsWith(SUFFIX))
      .map(entry => [
        fill(entry.slice(0, -SUFFIX.length)),
        fill(readFileSync(path.join(folder, entry), 'utf8')),
      ]),
  );
}
