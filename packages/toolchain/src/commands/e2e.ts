import path from 'node:path';
import type { Command, Context } from '../context.ts';
import { backendEnvironment, openDatabases } from '../environment.ts';
import { releasePortal, reservePortal, startPortal } from '../portal.ts';
import { findFreePort } from '../ports.ts';
import { makeSamplePassword } from '../secrets.ts';
import { runNode } from '../subprocess.ts';
import { ensureUiBuilt } from '../userInterface.ts';

/** The portal's port for browser tests; the next free one when it is taken. */
const E2E_PORT = 7107;

/** Their PostgreSQL; it takes the next free port when this one is taken. */
const E2E_CLUSTER = { preferredPort: 7632, keep: false, durable: true };

async function browse(
  context: Context,
  env: NodeJS.ProcessEnv,
  address: string,
  args: string[],
): Promise<number> {
  const { root, interrupted } = context;
  const playwright = path.join(
    root,
    'node_modules',
    '@playwright',
    'test',
    'cli.js',
  );
  return runNode([playwright, 'test', ...args], {
    cwd: path.join(root, 'packages', 'app'),
    env: { ...env, E2E_BASE_URL: address },
    interrupted,
  });
}

/**
 * `npm run e2e`: starts the portal with empty data of its own, runs the browser tests against it, and stops it.
 * Arguments go to Playwright. HQ_CHROMIUM names the browser's program. The tests read E2E_BASE_URL and
 * HQ_SAMPLE_STAFF_PASSWORD.
 */
export const e2e: Command = async (context, args) => {
  const { root, say } = context;
  const stateDir = path.join(root, '.hq', 'e2e');
  const port = await findFreePort(E2E_PORT);
  await reservePortal(stateDir, port);
  const databases = await openDatabases({
    ...context,
    stateDir,
    ...E2E_CLUSTER,
  });
  try {
    const env = backendEnvironment(stateDir, databases, port);
    env.HQ_SAMPLE_STAFF_PASSWORD = makeSamplePassword();
    await ensureUiBuilt(context, env);
    say('Starting the portal for the browser tests');
    const portal = await startPortal(context, stateDir, env, port);
    try {
      return await browse(context, env, portal.address, args);
    } finally {
      await portal.stop();
    }
  } finally {
    await databases.release();
    releasePortal(stateDir);
  }
};
