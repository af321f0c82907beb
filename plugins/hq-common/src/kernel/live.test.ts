import { liveChanges } from './live';

const tenant = (n: number) => ({
  topic: 'hq.tenant.changed',
  payload: { tenantId: `t${n}`, version: n, name: 'Bright Wash' },
});

describe('liveChanges', () => {
  it('tells kinds and ids, once each, and nothing else of the payload', () => {
    expect(liveChanges([tenant(1), tenant(1), tenant(2)])).toEqual([
      { topic: 'hq.tenant.changed', ids: { tenantId: 't1' } },
      { topic: 'hq.tenant.changed', ids: { tenantId: 't2' } },
    ]);
  });

  it('names none when many changed at once', () => {
    const many = Array.from({ length: 200 }, (_, n) => tenant(n));
    expect(liveChanges(many)).toEqual([
      { topic: 'hq.tenant.changed', ids: {} },
    ]);
  });

  it('says nothing of events that are not the console’s', () => {
    expect(
      liveChanges([{ topic: 'experimental.catalog.conflict', payload: {} }]),
    ).toEqual([]);
  });
});
