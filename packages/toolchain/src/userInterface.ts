import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Context } from './context.ts';
import { digestOf } from './digest.ts';
import { readJson, writeJson } from './files.ts';
import { Problem } from './problems.ts';
import { program } from './programs.ts';
import { runNode } from './subprocess.ts';
import { listPackages } from './workspace.ts';

const BACKEND_ROLES = new Set([
  'backend',
  'backend-plugin',
  'backend-plugin-module',
  'node-library',
  'cli',
]);

/** Everything that the built UI is made from, relative to the repository. */
function uiSources(root: string): string[] {
  const folders = listPackages(root)
    .filter(entry => !BACKEND_ROLES.has(entry.role))
    .flatMap(({ folder }) =>
      ['src', 'public', 'package.json', 'config.d.ts'].map(
        part => `${folder}/${part}`,
      ),
    );
  return [...folders, 'yarn.lock', 'app-config.yaml'];
}

/**
 * Builds the UI into packages/app/dist, only when one of its sources changed since the last build.
 * @throws Problem when the build fails; its output stays in .hq/logs/ui-build.log
 */
export async function ensureUiBuilt(
  { root, say, interrupted }: Context,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const stamp = path.join(root, '.hq', 'ui-build.json');
  const digest = digestOf(root, uiSources(root));
  const app = path.join(root, 'packages', 'app');
  const built = existsSync(path.join(app, 'dist', 'index.html'));
  if (built && readJson<{ digest: string }>(stamp)?.digest === digest) return;
  say('Building the user interface (half a minute)');
  const logFile = path.join(root, '.hq', 'logs', 'ui-build.log');
  const code = await runNode([program(root, 'backstage'), 'package', 'build'], {
    cwd: app,
    env: { ...env, NODE_ENV: 'production' },
    logFile,
    interrupted,
  });
  if (code !== 0) {
    throw new Problem(
      `The user interface could not be built. Details: ${path.relative(
        root,
        logFile,
      )}`,
    );
  }
  writeJson(stamp, { digest });
}
