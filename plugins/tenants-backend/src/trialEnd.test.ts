import { tenantsContract as c, type RequestOf } from '@cleanmatex/hq-common';
import { TenantTestbed } from './testing';

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
  for (const [slug, days] of [
    ['ends-later', 9],
    ['ends-soon', 3],
    ['ends-next', 5],
  ] as const) {
    const { id } = await bed.onboardAndInitialize({
      slug,
      planCode: 'FREE_TRIAL',
    });
    await bed.rows(
      "UPDATE org_subscriptions_mst SET trial_ends = ?::timestamptz AT TIME ZONE 'UTC' WHERE tenant_org_id = ?::uuid",
      inDays(days).toISOString(),
      id,
    );
  }
  await bed.onboardAndInitialize({ slug: 'pays' });
});
afterAll(() => bed.close());

const list = (query: Partial<RequestOf<typeof c.list>>) =>
  bed.kernel.call(c.list, query as never);

it('tells when a trial ends, of those on trial only', async () => {
  const { items } = await list({ sort: 'trialEndsAt' });
  expect(items.map(({ slug }) => slug)).toEqual([
    'ends-soon',
    'ends-next',
    'ends-later',
    'pays',
  ]);
  const [soon, , , pays] = items;
  expect(Date.parse(soon.trialEndsAt ?? '')).toBeCloseTo(
    inDays(3).getTime(),
    -5,
  );
  expect(pays.trialEndsAt).toBeNull();
});

it('finds the trials that end until a day or a moment, and counts them', async () => {
  const until = inDays(5).toISOString().slice(0, 10);
  const found = await list({ trialEndsBefore: until, sort: '-trialEndsAt' });
  expect(found.items.map(({ slug }) => slug)).toEqual([
    'ends-next',
    'ends-soon',
  ]);
  expect(found.totalItems).toBe(2);
  const moment = inDays(4).toISOString();
  expect((await list({ trialEndsBefore: moment })).totalItems).toBe(1);
  const facets = await bed.kernel.call(c.facets, { trialEndsBefore: until });
  expect(facets.status).toEqual([{ value: 'trial', count: 2 }]);
});

it('pages by the end of the trial', async () => {
  const first = await list({ sort: 'trialEndsAt', limit: 3 });
  const rest = await list({
    sort: 'trialEndsAt',
    limit: 3,
    cursor: first.nextCursor ?? undefined,
  });
  expect(rest.items.map(({ slug }) => slug)).toEqual(['pays']);
});

it('leaves the end of the trial out of what a suspension changes', async () => {
  const [{ id }] = (await list({ trialEndsBefore: inDays(30).toISOString() }))
    .items;
  await bed.kernel.call(c.suspend, { tenantId: id, reason: 'Test' });
  const [row] = await bed.rows<{ paths: string }>(
    `SELECT jsonb_path_query_array(changes, '$[*].path')::text AS paths FROM hq.sys_audit_log
     WHERE operation = 'tenants.suspend' AND subject_id = ?`,
    id,
  );
  expect(row.paths).toBe('["status"]');
});
