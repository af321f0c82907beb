import { tenantsContract, viewsContract as c } from '@cleanmatex/hq-common';
import { operation, type Actor, type Operation } from '@cleanmatex/hq-node';
import { TestDatabase, TestKernel, actorWith } from '../testing';
import { viewOperations } from '.';

const sara = actorWith('hq.tenant.read');
const omar: Actor = { ...actorWith('hq.tenant.read') };
const chief: Actor = {
  ...actorWith('hq.view.share'),
  roles: ['test'],
};
const stranger: Actor = { ...actorWith(), roles: ['other'] };

const counted: Operation = operation(
  tenantsContract.list,
  async (_scope, { status }) => ({
    items: [],
    nextCursor: null,
    totalItems: status?.length ?? 0,
  }),
);

const view = {
  list: 'tenants.list',
  name: 'Suspended',
  path: '/tenants',
  query: 'status=suspended,trial&sort=name&columns=name,status',
};

let database: TestDatabase;
let kernel: TestKernel;

beforeAll(async () => {
  database = await TestDatabase.create();
  kernel = new TestKernel(database, [...viewOperations, counted]);
});

afterAll(() => database.drop());

const seen = async (actor: Actor) =>
  (await kernel.call(c.list, { list: 'tenants.list' }, { actor })).views.map(
    ({ name, query, isDefault }) => ({ name, query, isDefault }),
  );

it('keeps a person’s view for that person alone, and replaces it by its name', async () => {
  const saved = await kernel.call(c.save, view, { actor: sara });
  expect(saved).toMatchObject({ scope: 'personal', mayRemove: true });
  const again = { ...view, query: 'status=trial' };
  const replaced = await kernel.call(c.save, again, { actor: sara });
  expect(replaced.id).toBe(saved.id);
  expect(await seen(sara)).toEqual([
    { name: 'Suspended', query: 'status=trial', isDefault: false },
  ]);
  expect(await seen(omar)).toEqual([]);
  await expect(
    kernel.call(c.remove, { viewId: saved.id }, { actor: omar }),
  ).rejects.toMatchObject({ code: 'view_not_found' });
  const removed = { viewId: saved.id };
  await kernel.call(c.remove, removed, { actor: sara });
  expect(await seen(sara)).toEqual([]);
});

it('shows a team’s view to people of the role, and lets only who may share it save and remove it', async () => {
  const ofTeam = { ...view, scope: 'team', team: 'test' } as const;
  await expect(
    kernel.call(c.save, ofTeam, { actor: sara }),
  ).rejects.toMatchObject({ code: 'permission_missing' });
  await expect(
    kernel.call(c.save, { ...ofTeam, team: 'other' }, { actor: chief }),
  ).rejects.toMatchObject({ code: 'view_team_unfit' });
  const { id } = await kernel.call(c.save, ofTeam, { actor: chief });
  expect(await seen(sara)).toHaveLength(1);
  expect(await seen(stranger)).toEqual([]);
  await expect(
    kernel.call(c.remove, { viewId: id }, { actor: sara }),
  ).rejects.toMatchObject({ code: 'permission_missing' });
  await kernel.call(c.remove, { viewId: id }, { actor: chief });
});

it('refuses what is no list, and filters that the list does not take', async () => {
  const ask = (changes: object) =>
    kernel.call(c.save, { ...view, ...changes }, { actor: sara });
  await expect(ask({ list: 'tenants.get' })).rejects.toMatchObject({
    code: 'view_list_unknown',
  });
  await expect(ask({ query: 'colour=red' })).rejects.toMatchObject({
    code: 'view_query_unfit',
  });
  await expect(ask({ query: 'status=asleep' })).rejects.toMatchObject({
    code: 'view_query_unfit',
  });
});

it('has one default a list for each person, and counts pinned views with the person’s rights', async () => {
  const everybody = { ...view, scope: 'system' } as const;
  const first = await kernel.call(c.save, everybody, { actor: chief });
  const other = { ...everybody, name: 'Trials', query: 'status=trial' };
  const second = await kernel.call(c.save, other, { actor: chief });
  for (const { id } of [first, second]) {
    const wish = { viewId: id, isDefault: true, isPinned: true };
    await kernel.call(c.choose, wish, { actor: sara });
  }
  expect((await seen(sara)).map(({ isDefault }) => isDefault)).toEqual([
    false,
    true,
  ]);
  expect((await seen(omar)).map(({ isDefault }) => isDefault)).toEqual([
    false,
    false,
  ]);
  const counts = async (actor: Actor) =>
    (await kernel.call(c.pinned, {}, { actor })).views.map(
      ({ count }) => count,
    );
  expect(await counts(sara)).toEqual([2, 1]);
  await kernel.call(
    c.choose,
    { viewId: first.id, isPinned: true },
    { actor: stranger },
  );
  expect(await counts(stranger)).toEqual([null]);
});

it('previews without saving, and audits what was saved', async () => {
  const named = { ...view, name: 'Only asked' };
  await kernel.answer(c.save, named, { actor: omar, dryRun: true });
  expect((await seen(omar)).map(({ name }) => name)).not.toContain(
    'Only asked',
  );
  await kernel.call(c.save, named, { actor: omar });
  const rows = await database
    .knex('hq.sys_audit_log')
    .where({ operation: 'views.save', subject_name: 'Only asked' })
    .orderBy('occurred_at');
  expect(rows.map(({ dry_run, outcome }) => [dry_run, outcome])).toEqual([
    [true, 'success'],
    [false, 'success'],
  ]);
});
