import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Context } from './context.ts';
import { digestOf } from './digest.ts';
import { readJson, writeJson } from './files.ts';
import { Problem } from './problems.ts';
import { program } from './programs.ts';
import { runNode } from './subprocess.ts';
import { listPackages, type WorkspacePackage } from './workspace.ts';

const BACKEND_ROLES = new Set([
  'backend',
  'backend-plugin',
  'backend-plugin-module',
  'node-library',
  'cli',
]);

/** Something that `backstage-cli package build` makes, and what it is made from. */
interface Product {
  /** As a person calls it. */
  title: string;
  /** The package that is built, relative to the repository. */
  folder: string;
  /** A file of the result, relative to the package. */
  result: string;
  /** Keeps the digest of the sources that the result was made from. */
  stamp: string;
  madeFrom(entry: WorkspacePackage): boolean;
}

const USER_INTERFACE: Product = {
  title: 'user interface',
  folder: 'packages/app',
  result: 'dist/index.html',
  stamp: 'ui-build.json',
  madeFrom: ({ role, folder }) =>
    !BACKEND_ROLES.has(role) && folder !== 'packages/stock-app',
};

const STOCK_APP: Product = {
  title: 'stock app',
  folder: 'packages/stock-app',
  result: 'dist/index.html',
  stamp: 'stock-app-build.json',
  madeFrom: ({ folder }) => folder === 'packages/stock-app',
};

const BUNDLE: Product = {
  title: 'backend bundle',
  folder: 'packages/backend',
  result: 'dist/bundle.tar.gz',
  stamp: 'bundle-build.json',
  madeFrom: ({ folder }) =>
    folder.startsWith('plugins/') ||
    ['packages/app', 'packages/backend'].includes(folder),
};

const PARTS = [
  'src',
  'public',
  'assets',
  'migrations',
  'platform',
  'package.json',
  'config.d.ts',
];

function digestOfSources(root: string, { madeFrom }: Product): string {
  const folders = listPackages(root)
    .filter(madeFrom)
    .flatMap(({ folder }) => PARTS.map(part => `${folder}/${part}`));
  return digestOf(root, [...folders, 'yarn.lock', 'app-config.yaml']);
}

const stampOf = (root: string, { stamp }: Product) =>
  path.join(root, '.hq', stamp);

function markBuilt(root: string, product: Product): void {
  const digest = digestOfSources(root, product);
  writeJson(stampOf(root, product), { digest });
}

async function ensureBuilt(
  { root, say, interrupted }: Context,
  env: NodeJS.ProcessEnv,
  product: Product,
): Promise<void> {
  const { title, folder, result } = product;
  const digest = digestOfSources(root, product);
  const built = existsSync(path.join(root, folder, result));
  const stamp = readJson<{ digest: string }>(stampOf(root, product));
  if (built && stamp?.digest === digest) return;
  say(`Building the ${title} (half a minute)`);
  const logFile = path.join(root, '.hq', 'logs', 'build.log');
  const code = await runNode([program(root, 'backstage'), 'package', 'build'], {
    cwd: path.join(root, folder),
    env: { ...env, NODE_ENV: 'production' },
    logFile,
    interrupted,
  });
  if (code !== 0) {
    throw new Problem(
      `The ${title} could not be built. Details: ${path.relative(
        root,
        logFile,
      )}`,
    );
  }
  writeJson(stampOf(root, product), { digest });
}

/**
 * Builds the UI into packages/app/dist, only when one of its sources changed since the last build.
 * @throws Problem when the build fails; its output stays in .hq/logs/build.log
 */
export function ensureUiBuilt(
  context: Context,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  return ensureBuilt(context, env, USER_INTERFACE);
}

/** Builds the stock Backstage app that benchmarks compare with; otherwise as {@link ensureUiBuilt}. */
export function ensureStockAppBuilt(
  context: Context,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  return ensureBuilt(context, env, STOCK_APP);
}

/** Builds the backend's bundle, which contains the built UI; otherwise as {@link ensureUiBuilt}. */
export function ensureBundleBuilt(
  context: Context,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  return ensureBuilt(context, env, BUNDLE);
}

/** Notes that UI and bundle have just been built, so that other commands do not build them again. */
export function markAllBuilt(root: string): void {
  markBuilt(root, USER_INTERFACE);
  markBuilt(root, BUNDLE);
}
