import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../context.ts';
import { backendEnvironment, openDatabases } from '../environment.ts';
import { readJson } from '../files.ts';
import { releasePortal, reservePortal, startPortal } from '../portal.ts';
import { findFreePort } from '../ports.ts';
import { program } from '../programs.ts';
import { makeSamplePassword } from '../secrets.ts';
import { conclude, runStep, type Step } from '../steps.ts';
import { tallyPlaywright, type PlaywrightReport } from '../testReport.ts';
import { ensureBundleBuilt, ensureUiBuilt } from '../products.ts';

/** The portal's port for browser tests; the next free one when it is taken. */
const E2E_PORT = 7107;

/** Their PostgreSQL; it takes the next free port when this one is taken. */
const E2E_CLUSTER = { preferredPort: 7632, keep: false, durable: true };

function playwright(
  root: string,
  env: NodeJS.ProcessEnv,
  args: string[],
): Step {
  const reportFile = path.join(root, 'e2e-test-report', 'results.json');
  rmSync(reportFile, { force: true });
  return {
    title: 'Browser tests',
    args: [program(root, 'playwright'), 'test', ...args],
    env,
    cwd: path.join(root, 'packages', 'app'),
    count() {
      const report = readJson<PlaywrightReport>(reportFile);
      return report && tallyPlaywright(report);
    },
  };
}

/**
 * `npm run e2e`: starts the portal with empty data of its own, runs the browser tests against it, and stops it.
 * Roles that ask for a second factor require it there, as in production. Arguments go to Playwright. Its report and
 * screenshots are left in e2e-test-report. HQ_CHROMIUM names the browser's program. The tests read E2E_BASE_URL and
 * HQ_SAMPLE_STAFF_PASSWORD; E2E_STATE_DIR, where the portal's log is; and start the built bundle in production mode.
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
    env.APP_CONFIG_hq_auth_requireMfa = 'true';
    await ensureUiBuilt(context, env);
    await ensureBundleBuilt(context, process.env);
    say('Starting the portal for the browser tests');
    const portal = await startPortal(context, stateDir, env, port);
    try {
      const tests = {
        ...env,
        E2E_BASE_URL: portal.address,
        E2E_STATE_DIR: stateDir,
      };
      return conclude([await runStep(context, playwright(root, tests, args))]);
    } finally {
      await portal.stop();
    }
  } finally {
    await databases.release();
    releasePortal(stateDir);
  }
};
