import {
  tenantsContract as c,
  type Endpoint,
  type Tenant,
} from '@cleanmatex/hq-common';
import { QueryClient } from '@tanstack/react-query';
import { takeAnswer } from './answers';
import { hqQueryKey } from './queries';

const as = (id: string, status: Tenant['status'], version: number) =>
  ({ id, status, version } as Tenant);

describe('what a mutation answers', () => {
  let client: QueryClient;
  const keep = (
    endpoint: Endpoint,
    input: Record<string, unknown>,
    answer: unknown,
    locale = 'en',
  ) => {
    const key = [...hqQueryKey(endpoint, input), locale];
    client.setQueryData(key, answer);
    return () => client.getQueryData(key);
  };
  beforeEach(() => {
    client = new QueryClient();
  });

  it('replaces the tenant and its row in lists, so that the next act has its version', () => {
    const before = as('a', 'active', 1);
    const other = as('b', 'active', 4);
    const one = keep(c.get, { tenantId: 'a' }, before);
    const others = keep(c.get, { tenantId: 'b' }, other);
    const arabic = keep(c.get, { tenantId: 'a' }, before, 'ar');
    const list = keep(c.list, {}, { items: [other, before], totalItems: 2 });
    const branches = keep(c.branches, { tenantId: 'a' }, { items: [] });
    const after = as('a', 'suspended', 7);
    const input = { tenantId: 'a', reason: 'Unpaid' };
    takeAnswer(client, { endpoint: c.suspend, input, answer: after }, 'en');
    expect(one()).toEqual(after);
    expect(others()).toEqual(other);
    expect(arabic()).toEqual(before);
    expect(list()).toEqual({ items: [other, after], totalItems: 2 });
    expect(branches()).toEqual({ items: [] });
  });

  it('replaces a setting of that tenant only', () => {
    const before = { code: 'tax', value: '5', version: 1 };
    const answer = { code: 'tax', value: '7', version: 2 };
    const own = keep(c.settings, { tenantId: 'a' }, { settings: [before] });
    const others = keep(c.settings, { tenantId: 'b' }, { settings: [before] });
    const input = { tenantId: 'a', code: 'tax', value: '7' };
    takeAnswer(client, { endpoint: c.overrideSetting, input, answer }, 'en');
    expect(own()).toEqual({ settings: [answer] });
    expect(others()).toEqual({ settings: [before] });
  });

  it('leaves everything where the answer is no thing', () => {
    const before = as('a', 'active', 1);
    const one = keep(c.get, { tenantId: 'a' }, before);
    const input = { tenantId: 'a' };
    takeAnswer(client, { endpoint: c.initialize, input, answer: {} }, 'en');
    expect(one()).toBe(before);
  });
});
