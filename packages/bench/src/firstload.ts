import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { median, type Bench } from './bench';
import { launchChromium, PERSON, signIn } from './browser';
import { freePort, startPortalProcess } from './portalProcess';
import { fillTenants } from './tenantRows';

const ROUNDS = 7;
/** An empty console shows the first steps in place of its figures. */
const TENANTS = 60;
const GOAL = 1.1;

/** What a first visit took. */
interface Load {
  /** From the start of the navigation until the page could be used, in ms. */
  ms: number;
  /** As they came over the wire, compressed. */
  bytes: number;
  requests: number;
}

/** An app whose home page is opened with an empty cache. */
interface App {
  address: string;
  /** Whether the home page can be used; runs in the page. */
  isUsable: () => boolean;
  /** Cookies of the person who is signed in. */
  state: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** Adds up what comes over the wire. */
async function countTraffic(page: Page): Promise<Omit<Load, 'ms'>> {
  const traffic = { bytes: 0, requests: 0 };
  const session = await page.context().newCDPSession(page);
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
    traffic.requests += 1;
  });
  await session.send('Network.enable');
  return traffic;
}

/** Opens an app's home page in a browser that knows nothing but the person's session. */
async function visit(browser: Browser, app: App): Promise<Load> {
  const context = await browser.newContext({ storageState: app.state });
  const page = await context.newPage();
  const traffic = await countTraffic(page);
  await page.goto(app.address, { waitUntil: 'commit' });
  const usable = await page.waitForFunction(app.isUsable, null, {
    polling: 'raf',
  });
  const ms = await usable.evaluate(() => performance.now());
  await page.waitForLoadState('networkidle');
  app.state = await context.storageState();
  await context.close();
  return { ms, ...traffic };
}

/** The home page shows its figures, and nothing of it is being loaded. */
const consoleIsUsable = () =>
  Boolean(document.querySelector('.hq-home__count')) &&
  !document.querySelector('[aria-busy=true], .bui-Skeleton');

/** The catalog, a stock app's home page, shows its rows. */
const stockIsUsable = () =>
  Boolean(document.querySelector('table a[href*="/component/"]'));

async function startConsole(browser: Browser) {
  const bench = resolvePackagePath('@cleanmatex/bench');
  const portal = await startPortalProcess(
    join(bench, '../backend'),
    'src/index.ts',
    { HQ_SAMPLE_STAFF_PASSWORD: PERSON.password },
  );
  const { address } = portal;
  const context = await browser.newContext();
  await signIn(await context.newPage(), address);
  const state = await context.storageState();
  await context.close();
  return { portal, app: { address, state, isUsable: consoleIsUsable } };
}

/** The stock app, open to everybody, with the catalog as its home page as Backstage's template has it. */
async function startStock() {
  const bench = resolvePackagePath('@cleanmatex/bench');
  const port = await freePort();
  const portal = await startPortalProcess(bench, 'src/stockPortal.ts', {
    HQ_BASE_URL: `http://localhost:${port}`,
    HQ_PORT: `${port}`,
    APP_CONFIG_app_packageName: 'stock-app',
    APP_CONFIG_app_extensions: JSON.stringify([
      { 'page:catalog': { config: { path: '/' } } },
      { 'catalog-filter:catalog/list': { config: { initialFilter: 'all' } } },
    ]),
    APP_CONFIG_backend_database_prefix: 'stock_plugin_',
    APP_CONFIG_backend_auth_dangerouslyDisableDefaultAuthPolicy: 'true',
    APP_CONFIG_backend_auth_externalAccess: '[]',
    APP_CONFIG_permission_enabled: 'false',
  });
  const { address } = portal;
  const state = { cookies: [], origins: [] };
  return { portal, app: { address, state, isUsable: stockIsUsable } };
}

/**
 * The first visit of the home page with an empty cache, against the home page of a stock Backstage app of the same
 * plugins: transferred bytes, and time until it can be used. The console restores a session, the stock app has none.
 */
export const firstload: Bench = async ({ owner, print }) => {
  const browser = await launchChromium();
  const ours = await startConsole(browser);
  await fillTenants(owner, TENANTS);
  const stock = await startStock();
  const loads = { ours: [] as Load[], stock: [] as Load[] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const [one, other] = [
        await visit(browser, ours.app),
        await visit(browser, stock.app),
      ];
      if (round === 0) continue;
      loads.ours.push(one);
      loads.stock.push(other);
    }
  } finally {
    await browser.close();
    await ours.portal.stop();
    await stock.portal.stop();
  }
  const compare = (
    what: string,
    unit: string,
    value: (load: Load) => number,
  ) => {
    const [one, other] = [
      median(loads.ours.map(value)),
      median(loads.stock.map(value)),
    ];
    const ratio = (one / other).toFixed(2);
    print(
      `first load, ${what}: console ${one.toFixed(
        0,
      )} ${unit}, stock ${other.toFixed(
        0,
      )} ${unit}, ratio ${ratio} (goal at most ${GOAL})`,
    );
  };
  compare('transferred', 'kB', ({ bytes }) => bytes / 1000);
  compare('home page usable after', 'ms', ({ ms }) => ms);
  compare('requests', '', ({ requests }) => requests);
};
