import { hqQueryKey } from '../api/queries';
import { bulkContract, tenantsContract } from '@cleanmatex/hq-common';
import { concerns, LiveRefresh, REFRESH_EVERY_MS } from './liveRefresh';

const changed = (tenantId?: string) => ({
  topic: 'hq.tenant.changed',
  ids: { ...(tenantId ? { tenantId } : {}) },
});

describe('concerns', () => {
  const one = hqQueryKey(tenantsContract.get, { tenantId: 'a' });

  it.each([
    ['the tenant itself', one, 'a', true],
    ['another tenant', one, 'b', false],
    ['any tenant when many changed', one, undefined, true],
    ['lists', hqQueryKey(tenantsContract.list, {}), 'b', true],
    ['another domain', hqQueryKey(bulkContract.list, {}), 'a', false],
    ['what is no answer of the API', ['hq-dry-run', 'tenants'], 'a', false],
  ])('%s', (_, key, tenantId, expected) => {
    expect(concerns(changed(tenantId), key)).toBe(expected);
  });
});

describe('LiveRefresh', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('asks again at once, then at most every second', () => {
    const refresh = jest.fn();
    const live = new LiveRefresh(refresh);
    live.hear([changed('a')]);
    expect(refresh).toHaveBeenCalledTimes(1);
    for (let n = 0; n < 500; n++) live.hear([changed(`t${n}`)]);
    expect(refresh).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(REFRESH_EVERY_MS);
    expect(refresh).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(10 * REFRESH_EVERY_MS);
    expect(refresh).toHaveBeenCalledTimes(2);
  });
});
