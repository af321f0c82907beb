import { liveMessage } from './live';

const tenant = (n: number) => ({
  topic: 'hq.tenant.changed',
  payload: { tenantId: `t${n}`, version: n, name: 'Bright Wash' },
});

describe('liveMessage', () => {
  it('tells kinds and ids, once each, and nothing else of the payload', () => {
    expect(liveMessage([tenant(1), tenant(1), tenant(2)])).toEqual({
      changes: [
        { topic: 'hq.tenant.changed', ids: { tenantId: 't1' } },
        { topic: 'hq.tenant.changed', ids: { tenantId: 't2' } },
      ],
    });
  });

  it('names none when many changed at once', () => {
    const many = Array.from({ length: 200 }, (_, n) => tenant(n));
    expect(liveMessage(many)).toEqual({
      changes: [{ topic: 'hq.tenant.changed', ids: {} }],
    });
  });

  it('says nothing of events that are not the console’s', () => {
    expect(
      liveMessage([{ topic: 'experimental.catalog.conflict', payload: {} }]),
    ).toBeUndefined();
  });
});
