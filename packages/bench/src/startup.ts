import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { median, type Bench } from './bench';
import { startPortalProcess } from './portalProcess';

const ROUNDS = 5;

async function timeToReady(
  ...portal: Parameters<typeof startPortalProcess>
): Promise<number> {
  const { readyAfter, stop } = await startPortalProcess(...portal);
  await stop();
  return readyAfter;
}

/** Start of the whole portal against the stock plugins alone, on databases that exist already. */
export const startup: Bench = async ({ print }) => {
  const bench = resolvePackagePath('@cleanmatex/bench');
  const portal = join(bench, '../backend');
  const times = { portal: [] as number[], stock: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const whole = await timeToReady(portal, 'src/index.ts');
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
