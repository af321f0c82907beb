import { allEndpoints, tenantsContract } from '@cleanmatex/hq-common';
import { ValidationError } from '@cleanmatex/hq-node';
import { parseInput } from './input';

const issuesOf = async (...args: Parameters<typeof parseInput>) => {
  const error = await parseInput(...args).catch(thrown => thrown);
  return (error as Partial<ValidationError>).issues ?? [];
};

const reads = allEndpoints.filter(({ mutation }) => !mutation);

it.each(reads.map(endpoint => [endpoint.id, endpoint] as const))(
  'every issue of %s is about a parameter that a caller can write',
  async (_id, endpoint) => {
    const names = Object.keys(endpoint.input.shape);
    for (const bad of ['\u2028?', ['\u2028?', '\u2028!'], {}]) {
      const input = Object.fromEntries(names.map(name => [name, bad]));
      for (const { path } of await issuesOf(endpoint, input)) {
        expect(names).toContain(path);
      }
    }
  },
);

it.each(['foo', 'active,foo', ['active', 'foo'], 'foo,foo'])(
  'a filter is blamed once by its name, given as %j',
  async status =>
    expect(await issuesOf(tenantsContract.list, { status })).toMatchObject([
      { path: 'status', code: 'one_of' },
    ]),
);

it('an item of a list in a body is named', async () =>
  expect(
    await issuesOf(tenantsContract.create, { serviceCategories: ['a', ''] }),
  ).toContainEqual(expect.objectContaining({ path: 'serviceCategories.1' })));
