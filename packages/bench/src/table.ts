import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Locator, Page } from '@playwright/test';
import { PROJECTION_LOCK } from '@cleanmatex/catalog-backend-module-hq';
import type { Knex } from 'knex';
import { percentile, type Bench, type BenchContext } from './bench';
import { launchChromium, PERSON, signIn } from './browser';
import { startPortalProcess } from './portalProcess';
import { fillTenants } from './tenantRows';

const TENANTS = 100_000;
const REPEATS = 20;
const WARM_UPS = 2;
const GOAL_MS = 100;
const QUIET_MS = 250;
/** The name in the first row; the rest of a row changes with the time and with what comes after it. */
const FIRST_NAME = '.hq-table tbody tr [role=rowheader]';
const LIST = /\/api\/hq\/v1\/tenants\?/;

/** One interaction with a list. */
interface Interaction {
  name: string;
  /** What comes before and is not measured. */
  prepare?: (list: TenantList) => Promise<unknown>;
  /** What the page waits on purpose before it asks, in ms; not counted. */
  pause?: number;
  /** The event that the time counts from, the first one of its kind. */
  from: 'pointerup' | 'keydown';
  act: (list: TenantList) => Promise<unknown>;
  /** What comes after it. */
  tidy?: (list: TenantList) => Promise<unknown>;
}

/** From an interaction until its rows were painted, and the same call of the API alone; in ms. */
interface Measured {
  painted: number;
  alone: number;
}

/** What the page watches for: the ms from an event until the first row is another one and was painted. */
type Watching = { painted: Promise<number> };

/** Runs in the page: watches from now on. */
function watch([event, first, before]: string[]): void {
  const painted = new Promise<number>((resolve, reject) => {
    const asked = performance.now();
    let began = 0;
    const start = ({ timeStamp }: Event) => {
      began = timeStamp;
    };
    window.addEventListener(event, start, { capture: true, once: true });
    const look = () => {
      const row = document.querySelector(first)?.textContent;
      if (performance.now() - asked > 30_000)
        reject(new Error(`Still the same row: ${before}`));
      else if (!began || !row || row === before) requestAnimationFrame(look);
      else
        requestAnimationFrame(() =>
          setTimeout(() => resolve(performance.now() - began)),
        );
    };
    look();
  });
  painted.catch(() => undefined);
  Object.assign(window, { painted } satisfies Watching);
}

/** Runs in the page: the answer of what it watches for. */
function watched(): Promise<number> {
  return (window as unknown as Watching).painted;
}

/** Runs in the page: the ms from its navigation until rows were painted. */
function opened(): Promise<number> {
  return new Promise(resolve => {
    const look = () => {
      const row = document.querySelector(
        '.hq-table tbody [role=rowheader] bdi',
      );
      if (!row) requestAnimationFrame(look);
      else
        requestAnimationFrame(() =>
          setTimeout(() => resolve(performance.now())),
        );
    };
    look();
  });
}

/** Runs in the page: asks the API alone and reads its answer. @returns ms */
async function askAlone([url, authorization]: string[]): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url, { headers: { authorization } });
  await answer.json();
  return performance.now() - began;
}

/** The page of the tenants in a browser. */
class TenantList {
  private pending = 0;
  private turn = 0;
  private quietSince = performance.now();
  private latest = { url: '', authorization: '' };

  constructor(readonly page: Page, private readonly address: string) {
    const settled = () => {
      this.pending -= 1;
      this.quietSince = performance.now();
    };
    page.on('request', request => {
      this.pending += 1;
      if (!LIST.test(request.url()) || /limit=1\b/.test(request.url())) return;
      const { authorization = '' } = request.headers();
      this.latest = { url: request.url(), authorization };
    });
    page.on('requestfinished', settled);
    page.on('requestfailed', settled);
  }

  head(name: string): Locator {
    return this.page.getByRole('columnheader', { name });
  }

  search(): Locator {
    return this.page.getByRole('searchbox');
  }

  private async quiet(): Promise<void> {
    while (this.pending > 0 || performance.now() - this.quietSince < QUIET_MS)
      await sleep(20);
  }

  private firstRow(): Promise<string> {
    const row = this.page.locator(FIRST_NAME).first();
    return row.evaluate(({ textContent }) => `${textContent}`);
  }

  /** Shows all tenants by a query that was not asked before, as the app goes from page to page. */
  private async showAll(): Promise<void> {
    this.turn += 1;
    const day = new Date(Date.now() + (this.turn + 2) * 86_400_000);
    const asked = this.page.waitForRequest(LIST);
    await this.page.evaluate(query => {
      window.history.pushState({}, '', `/tenants?${query}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, `createdTo=${day.toISOString().slice(0, 10)}`);
    await asked;
    const late = this.page.locator('.hq-table [aria-busy=true]');
    await late.waitFor({ state: 'detached' });
    await this.quiet();
  }

  /** Opens the list as a first page, with the browser's cache filled. */
  async open(): Promise<Measured> {
    await this.page.goto(`${this.address}/tenants`);
    const painted = await this.page.evaluate(opened);
    await this.quiet();
    const { url, authorization } = this.latest;
    const alone = await this.page.evaluate(askAlone, [url, authorization]);
    return { painted, alone };
  }

  /** Does an interaction once, and asks the API for the same afterwards. */
  async measure(what: Interaction): Promise<Measured> {
    await this.showAll();
    await what.prepare?.(this);
    await this.quiet();
    const before = await this.firstRow();
    await this.page.evaluate(watch, [what.from, FIRST_NAME, before]);
    await what.act(this);
    const painted = await this.page.evaluate(watched);
    await this.quiet();
    const { url, authorization } = this.latest;
    const alone = await this.page.evaluate(askAlone, [url, authorization]);
    await what.tidy?.(this);
    return { painted: painted - (what.pause ?? 0), alone };
  }
}

const interactions: Interaction[] = [
  {
    name: 'sort by last change',
    from: 'pointerup',
    act: list => list.head('Last change').click(),
  },
  {
    name: 'filter by status',
    prepare: ({ page }) =>
      page.getByRole('button', { name: /^Status/ }).click(),
    from: 'pointerup',
    act: ({ page }) => page.getByRole('option', { name: /^Suspended/ }).click(),
    tidy: ({ page }) => page.keyboard.press('Escape'),
  },
  {
    name: 'next page',
    from: 'pointerup',
    act: ({ page }) => page.getByRole('button', { name: 'Next page' }).click(),
  },
  {
    name: 'search with Enter',
    from: 'keydown',
    prepare: list => list.search().press('Home'),
    act: async ({ page }) => {
      await page.keyboard.insertText('seeb 77');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'search after the pause of 150 ms in which more may be typed',
    from: 'keydown',
    pause: 150,
    prepare: list => list.search().press('Home'),
    act: async ({ page }) => {
      await page.keyboard.insertText('seeb 7');
      await page.keyboard.press('7');
    },
  },
];

/** Keeps the catalog as it is, so that it does not take 100,000 tenants in meanwhile. */
async function holdCatalog(owner: Knex): Promise<() => Promise<unknown>> {
  const held = await owner.transaction();
  await held.raw('SET LOCAL idle_in_transaction_session_timeout = 0');
  await held.raw('SELECT pg_advisory_xact_lock(?)', [PROJECTION_LOCK]);
  return () => held.rollback();
}

async function repeat(once: () => Promise<Measured>): Promise<Measured[]> {
  const all: Measured[] = [];
  for (let n = 0; n < WARM_UPS + REPEATS; n++) all.push(await once());
  return all.slice(WARM_UPS);
}

function report(
  print: BenchContext['print'],
  name: string,
  all: Measured[],
  goal?: number,
) {
  const line = (share: number) => {
    const of = (value: (one: Measured) => number) =>
      percentile(all.map(value), share);
    const [painted, alone] = [of(m => m.painted), of(m => m.alone)];
    const over = of(m => m.painted - m.alone);
    return `painted after ${painted.toFixed(0)} ms, API alone ${alone.toFixed(
      0,
    )} ms, ratio ${(painted / alone).toFixed(2)}, over it ${over.toFixed(
      0,
    )} ms`;
  };
  print(`${name}, p50: ${line(0.5)}${goal ? ` (goal at most ${goal})` : ''}`);
  print(`${name}, p95: ${line(0.95)}`);
}

/**
 * What a person waits for in the list of 100,000 tenants: from the click until the rows are painted, in a real browser
 * at a started portal, against the same call of the API alone from the same page.
 */
export const table: Bench = async ({ owner, print }) => {
  const folder = join(resolvePackagePath('@cleanmatex/bench'), '../backend');
  const portal = await startPortalProcess(folder, 'src/index.ts', {
    HQ_SAMPLE_STAFF_PASSWORD: PERSON.password,
  });
  const browser = await launchChromium();
  const release = await holdCatalog(owner);
  try {
    await fillTenants(owner, TENANTS);
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    await signIn(page, portal.address);
    const list = new TenantList(page, portal.address);
    const openings = await repeat(() => list.open());
    report(print, 'the list as a first page', openings);
    for (const interaction of interactions) {
      const all = await repeat(() => list.measure(interaction));
      report(print, interaction.name, all, GOAL_MS);
    }
  } finally {
    await browser.close();
    await release();
    await portal.stop();
  }
};
