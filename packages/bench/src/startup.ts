import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { median, type Bench } from './bench';

const ROUNDS = 5;
const TIMEOUT_MS = 120_000;

/** Time from the start of a backend's process until it says that it is ready, in ms. */
async function timeToReady(
  folder: string,
  script: string,
  overrides: Record<string, string>,
): Promise<number> {
  const configs = ['app-config.yaml'].flatMap(file => [
    '--config',
    join(resolvePackagePath('@cleanmatex/bench'), '../..', file),
  ]);
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--no-network-family-autoselection',
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      script,
      ...configs,
    ],
    {
      cwd: folder,
      env: { ...process.env, LOG_LEVEL: 'error', ...overrides },
      stdio: 'ignore',
    },
  );
  const ended = new Promise(resolve => {
    child.once('exit', resolve);
  });
  try {
    const health = `${process.env.HQ_BASE_URL}/.backstage/health/v1/readiness`;
    while (performance.now() - start < TIMEOUT_MS) {
      const ready = await fetch(health).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return performance.now() - start;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error(`${script} was not ready within ${TIMEOUT_MS / 1000} s`);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

/** Start of the whole portal against the stock plugins alone, on databases that exist already. */
export const startup: Bench = async ({ print }) => {
  const bench = resolvePackagePath('@cleanmatex/bench');
  const portal = join(bench, '../backend');
  const times = { portal: [] as number[], stock: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const whole = await timeToReady(portal, 'src/index.ts', {});
    const stock = await timeToReady(bench, 'src/stockPortal.ts', {
      APP_CONFIG_permission_enabled: 'false',
      APP_CONFIG_backend_auth_externalAccess: '[]',
    });
    if (round === 0) continue;
    times.portal.push(whole);
    times.stock.push(stock);
  }
  const [ours, floor] = [median(times.portal), median(times.stock)];
  print(`portal ready after      ${ours.toFixed(0)} ms (median of ${ROUNDS})`);
  print(`stock plugins after     ${floor.toFixed(0)} ms`);
  print(`ratio portal / stock    ${(ours / floor).toFixed(2)}`);
};
