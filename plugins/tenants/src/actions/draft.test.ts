import type { Tenant } from '@cleanmatex/hq-common';
import { changesOf, isolate, phoneProblem } from './draft';
import { closedWeek } from './hours';

const tenant = {
  name: 'Bright Wash',
  name2: null,
  slug: 'bright-wash',
  email: 'i•••@example.com',
  phone: '+96892123456',
  country: 'OM',
  city: 'Muscat',
  businessHours: { ...closedWeek(), sun: { open: '08:00', close: '18:00' } },
  featureFlags: { printing: true },
} as unknown as Tenant;

describe('changesOf', () => {
  it('sends only what differs', () => {
    expect(
      changesOf(tenant, { name: ' Bright Wash ', slug: 'brighter', name2: '' }),
    ).toEqual({ slug: 'brighter' });
  });

  it('empties a field that may be empty with null', () => {
    expect(changesOf(tenant, { city: '' })).toEqual({ city: null });
    expect(changesOf(tenant, { name: '' })).toEqual({ name: '' });
  });

  it('sends the whole week when a day differs, and nothing when none does', () => {
    const { businessHours } = tenant;
    const sun = { open: '08:00', close: '18:00' };
    expect(changesOf(tenant, { businessHours })).toEqual({});
    expect(
      changesOf(tenant, { businessHours: { ...closedWeek(), sun } }),
    ).toEqual({});
    const week = { ...closedWeek(), sun, mon: sun };
    expect(changesOf(tenant, { businessHours: week })).toEqual({
      businessHours: week,
    });
    expect(changesOf(tenant, { businessHours: null })).toEqual({
      businessHours: null,
    });
  });

  it('sends only features that were switched; an unknown one was off', () => {
    const featureFlags = {
      printing: true,
      api_access: true,
      driver_app: false,
    };
    expect(changesOf(tenant, { featureFlags })).toEqual({
      featureFlags: { api_access: true },
    });
  });

  it('never sends a masked value back', () => {
    expect(changesOf(tenant, {})).toEqual({});
  });
});

describe('phoneProblem', () => {
  it('accepts numbers of the country, as dialled there or international', () => {
    expect(phoneProblem('92123456', 'OM', 'en')).toBeUndefined();
    expect(phoneProblem('+96892123456', 'OM', 'en')).toBeUndefined();
  });

  it('names the country and shows an example, left-to-right', () => {
    const problem = phoneProblem('12', 'OM', 'ar');
    expect(problem).toContain('OM');
    expect(problem).toMatch(/\u2066\+968\d+\u2069/);
    expect(isolate('x')).toBe('\u2066x\u2069');
  });
});
