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

function installWithNpm(folder, packages, logFile) {
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const flags = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
  ];
  const [command, ...args] = [...npm, ...flags, ...packages];
  const run = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  writeFileSync(
    logFile,
    `${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}\n`,
  );
  if (run.status !== 0) {
    throw new Problem(
      `npm could not bring ${packages.join(
        ' and ',
      )}; check the network connection. Details: ${logFile}`,
      ExitCode.UNAVAILABLE,
    );
  }
}

/**
 * Makes sure that Node 24 and Yarn 4 are at hand; what is missing is brought by npm into .hq/toolchain, once.
 * @param {string} root - the repository's folder
 * @param {(line: string) => void} say - prints progress
 * @returns {{ node: string, yarn: string, env: NodeJS.ProcessEnv }} both programs, and an environment whose PATH finds them first
 * @throws Problem when npm cannot bring them
 */
export function ensureToolchain(root, say) {
  const folder = path.join(root, '.hq', 'toolchain');
  const modules = path.join(folder, 'node_modules');
  const marker = path.join(folder, 'installed.json');
  const packages = [`@yarnpkg/cli-dist@${yarnVersion(root)}`];
  if (nodeIsMissing()) packages.push(`node@${NODE_MAJOR}`);
  const wanted = JSON.stringify(packages);
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) {
    say(`Bringing the toolchain: ${packages.join(', ')}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(path.join(root, '.hq', 'logs'), { recursive: true });
    mkdirSync(folder, { recursive: true });
    installWithNpm(
      folder,
      packages,
      path.join(root, '.hq', 'logs', 'toolchain.log'),
    );
    writeFileSync(marker, wanted);
  }
  const node = nodeIsMissing()
    ? path.join(modules, 'node', 'bin', 'node')
    : process.execPath;
  const search = [
    path.dirname(node),
    path.join(modules, '.bin'),
    process.env.PATH,
  ];
  return {
    node,
    yarn: path.join(modules, '@yarnpkg', 'cli-dist', 'bin', 'yarn.js'),
    env: { ...process.env, PATH: search.join(path.delimiter) },
  };
}
