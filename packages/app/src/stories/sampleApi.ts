import {
  accessContract,
  bulkContract,
  tenantsContract,
  usersContract,
  viewsContract,
  type Endpoint,
} from '@cleanmatex/hq-common';
import { itemsIn, sampleRuns } from './bulkSamples';
import { dryRunOfArchive, me, tenants } from './samples';

const answers = new Map<Endpoint, unknown>([
  [accessContract.me.get, me],
  [
    tenantsContract.list,
    { items: tenants, nextCursor: 'more', totalItems: 1204 },
  ],
  [tenantsContract.archive, dryRunOfArchive],
  [usersContract.list, { items: [], nextCursor: null, totalItems: 0 }],
  [viewsContract.list, { views: [] }],
]);

/** What a run answers, and what its rows do. */
function answerOfRun(pathname: string): unknown {
  const found = sampleRuns.find(({ run }) => pathname.includes(run.id));
  if (!found) return undefined;
  const { run } = found;
  if (!pathname.endsWith('/items')) return run;
  const locale = document.documentElement.lang === 'ar' ? 'ar' : 'en';
  const items = itemsIn(locale, found.items);
  return { items, nextCursor: null, totalItems: items.length };
}

function answerTo(method: string, pathname: string): unknown {
  if (pathname.includes(bulkContract.list.path)) return answerOfRun(pathname);
  const found = [...answers].find(
    ([endpoint]) =>
      endpoint.method === method &&
      new RegExp(`/v1${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(
        pathname,
      ),
  );
  return found?.[1];
}

/** Answers calls of the HQ API with samples, and everything else with 404. */
export const sampleFetch: typeof fetch = async (input, init) => {
  const { pathname } = new URL(`${input}`, window.location.origin);
  const body = answerTo(init?.method ?? 'GET', pathname);
  return body === undefined
    ? new Response(null, { status: 404 })
    : Response.json(body);
};
