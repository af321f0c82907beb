import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ExitCode, Problem } from './problem.mjs';

/** The Node.js release line that the console runs on. */
const NODE_MAJOR = 24;

/** The version after the `@` of the root package.json's packageManager, so that Yarn is pinned in one place. */
function yarnVersion(root) {
  const manifest = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return manifest.packageManager.split('@')[1];
}

function nodeIsMissing() {
  return Number(process.versions.node.split('.')[0]) < NODE_MAJOR;
}

function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('npm-cli.js') ? [process.execPath, script] : ['npm'];
}

/** Brings one npm package into .hq/toolchain/<name>, unless this very version range is there; answers the folder of its programs. */
function ensurePackage(root, name, spec, say) {
  const folder = path.join(root, '.hq', 'toolchain', name);
  const marker = path.join(folder, 'installed');
  const programs = path.join(folder, 'node_modules', '.bin');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === spec)
    return programs;
  say(`Bringing ${spec}`);
  const logFile = path.join(root, '.hq', 'logs', `toolchain-${name}.log`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(logFile), { recursive: true });
  mkdirSync(folder, { recursive: true });
  const [npm, ...before] = npmCommand();
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund'];
  const args = [...before, 'install', '--prefix', folder, ...quiet, spec];
  const run = spawnSync(npm, args, { cwd: folder, encoding: 'utf8' });
  writeFileSync(
    logFile,
    `${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}\n`,
  );
  if (run.status !== 0) {
    throw new Problem(
      `npm could not bring ${spec}; check the network connection. Details: ${path.relative(
        root,
        logFile,
      )}`,
      ExitCode.UNAVAILABLE,
    );
  }
  writeFileSync(marker, spec);
  return programs;
}

/**
 * Makes sure that Node 24 and Yarn 4 are at hand; what is missing is brought by npm into .hq/toolchain, once.
 * @param {string} root - the repository's folder
 * @param {(line: string) => void} say - prints progress
 * @returns {{ node: string, yarn: string, env: NodeJS.ProcessEnv }} both programs, and an environment whose PATH finds them first
 * @throws Problem when npm cannot bring them
 */
export function ensureToolchain(root, say) {
  const yarn = ensurePackage(
    root,
    'yarn',
    `@yarnpkg/cli-dist@${yarnVersion(root)}`,
    say,
  );
  const node = nodeIsMissing()
    ? ensurePackage(root, 'node', `node@${NODE_MAJOR}`, say)
    : path.dirname(process.execPath);
  const search = [node, yarn, process.env.PATH].join(path.delimiter);
  return {
    node: path.join(node, 'node'),
    yarn: path.join(yarn, 'yarn'),
    env: { ...process.env, PATH: search },
  };
}
