import { describeIssues } from '../kernel/issues';
import { countryCodes, countryName, dialCodeOf, toE164 } from './countries';
import { countryDefaults } from './countryDefaults';
import { isTimeZone } from './fields';
import { CreateTenant, UpdateTenant } from './inputs';
import { slugFromName, slugProblem } from './slug';

const valid = {
  name: 'Seeb Laundry',
  slug: 'seeb-laundry',
  email: 'Info@Seeb.example',
  phone: '+968 9212 3456',
  country: 'om',
  planCode: 'growth',
};

function codes(input: object): Record<string, string> {
  const result = CreateTenant.safeParse(input, { reportInput: true });
  if (result.success) return {};
  const issues = describeIssues(result.error.issues, 'en');
  return Object.fromEntries(issues.map(({ path, code }) => [path, code]));
}

describe('slugs', () => {
  it.each([
    ['abc', null],
    ['seeb-laundry-2', null],
    ['a'.repeat(63), null],
    ['ab', 'too_short'],
    ['a'.repeat(64), 'too_long'],
    ['Seeb', 'slug_format'],
    ['2seeb', 'slug_format'],
    ['-seeb', 'slug_format'],
    ['seeb-', 'slug_format'],
    ['see--b', 'slug_format'],
    ['مغسلة', 'slug_format'],
    ['admin', 'slug_reserved'],
    ['api', 'slug_reserved'],
  ])('%s: %s', (slug, problem) => expect(slugProblem(slug)).toBe(problem));

  it.each([
    ['Al Noor Laundry', 'al-noor-laundry'],
    ['Zoë’s Café & Dry-Clean', 'zoes-cafe-dry-clean'],
    ['24 Seven', 'seven'],
    ['مغسلة النور', ''],
  ])('are made of the name %s', (name, slug) =>
    expect(slugFromName(name)).toBe(slug),
  );
});

describe('countries', () => {
  it('are all 249 of ISO 3166-1, each with a real currency, zone and name', () => {
    const currencies = Intl.supportedValuesOf('currency');
    expect(countryCodes).toHaveLength(249);
    for (const code of countryCodes) {
      const [currency, zone] = countryDefaults[code];
      expect(currencies).toContain(currency);
      expect([code, isTimeZone(zone)]).toEqual([code, true]);
      expect(countryName(code, 'ar')).not.toBe(code);
    }
    expect(dialCodeOf('OM')).toBe('+968');
  });

  it.each([
    ['+96892123456', 'OM', '+96892123456'],
    ['92123456', 'OM', '+96892123456'],
    ['٩٢١٢٣٤٥٦', 'OM', '+96892123456'],
    ['050 123 4567', 'AE', '+971501234567'],
    ['+971501234567', 'OM', null],
    ['+9681', 'OM', null],
    ['12', 'OM', null],
    ['+968 9212 3456 ext 5', 'OM', null],
    ['call me', 'OM', null],
    ['+971501234567', null, '+971501234567'],
    ['0501234567', null, null],
  ] as const)('write the phone %s of %s as %s', (phone, country, e164) =>
    expect(toE164(phone, country)).toBe(e164),
  );
});

describe('a new tenant', () => {
  it('is accepted with its required fields, which are tidied', () => {
    expect(CreateTenant.parse(valid)).toMatchObject({
      email: 'info@seeb.example',
      country: 'OM',
      language: 'en',
    });
  });

  it('has every missing field reported at once', () => {
    expect(codes({})).toEqual({
      name: 'required',
      slug: 'required',
      email: 'required',
      phone: 'required',
      country: 'required',
      planCode: 'required',
    });
  });

  it.each([
    ['slug', 'Bad Slug', 'slug_format'],
    ['slug', 'admin', 'slug_reserved'],
    ['email', 'nobody', 'invalid_email'],
    ['phone', '+971501234567', 'phone_format'],
    ['country', 'Oman', 'country_code'],
    ['country', 'XX', 'country_code'],
    ['currency', 'XYZ', 'currency_code'],
    ['timezone', 'Mars/Olympus', 'time_zone'],
    ['timezone', '+04:00', 'time_zone'],
    ['timezone', 'asia/muscat', 'time_zone'],
    ['brandColorPrimary', 'teal', 'hex_color'],
    ['logoUrl', 'http://seeb.example/logo.png', 'invalid_url'],
    ['logoUrl', 'data:text/html,hi', 'invalid_url'],
    ['logoUrl', 'https://user:pw@seeb.example/logo.png', 'url_credentials'],
    ['logoUrl', 'https://user@seeb.example/logo.png', 'url_credentials'],
    ['language', 'fr', 'one_of'],
    ['name', ' ', 'required'],
    ['name', 'x'.repeat(256), 'too_long'],
    ['name', 'a\u0007b', 'forbidden_characters'],
    ['name', '\u200b', 'invisible'],
    ['name', '\u200f\u2060', 'invisible'],
    ['name', '\u3164\u2800', 'invisible'],
    ['name', '\u202eabc', 'direction_controls'],
    ['name', 'a\u2066b\u2069', 'direction_controls'],
    ['name', 'a\u2028b', 'forbidden_characters'],
    ['name', 'Noor\u200b', 'hidden_characters'],
    ['name', '\ufeffNo\ufeffor', 'hidden_characters'],
    ['name', 'No\u00ador', 'hidden_characters'],
    ['name', 'Noor\u{e0041}', 'hidden_characters'],
    ['name2', 'النور\u2060', 'hidden_characters'],
    ['name2', 'Latin', 'arabic_letters'],
    ['name2', '123', 'arabic_letters'],
    ['name2', '\u0661\u0662', 'arabic_letters'],
    ['name2', '\u200f', 'invisible'],
    ['name2', '\u202eمغسلة', 'direction_controls'],
    ['city', '\u200b', 'invisible'],
    ['status', 'active', 'unknown_field'],
    ['__proto__x', 1, 'unknown_field'],
  ])('has %s = %j refused as %s', (field, value, code) => {
    expect(codes({ ...valid, [field]: value })).toEqual({ [field]: code });
  });

  it('has unknown flags and impossible hours refused by name', () => {
    const closed = { sun: null, mon: null, tue: null, wed: null, thu: null };
    expect(
      codes({
        ...valid,
        featureFlags: { printing: true, teleport: true },
        businessHours: {
          ...closed,
          fri: { open: '18:00', close: '18:00' },
          sat: { open: '8', close: '14:00' },
        },
      }),
    ).toEqual({
      'featureFlags.teleport': 'unknown_field',
      'businessHours.fri.close': 'business_hours',
      'businessHours.sat.open': 'time_of_day',
    });
  });

  it.each([
    ['مغسلة النور'],
    ['Al Noor النور'],
    ['\u200fمغسلة'],
    ['پرشیا'],
    ['12 \u200d ﻣﻐﺴﻠﺔ'],
    ['نور \u200eLaundry\u200e ٣'],
    ['مغسلة ❤\ufe0f'],
  ])('may have the Arabic name %s', name2 => {
    expect(codes({ ...valid, name2 })).toEqual({});
  });

  it('may be open past midnight, until the next day opens', () => {
    const hours = (sat: object | null, sun: object | null = null) => ({
      ...{ sun, mon: null, tue: null, wed: null, thu: null, fri: null, sat },
    });
    const night = { open: '10:00', close: '02:00' };
    const found = (businessHours: object) => codes({ ...valid, businessHours });
    expect(found(hours(night))).toEqual({});
    expect(found(hours(night, { open: '02:00', close: '09:00' }))).toEqual({});
    expect(found(hours(night, { open: '01:30', close: '09:00' }))).toEqual({
      'businessHours.sat.close': 'business_hours_overlap',
    });
  });

  it('has a wrong phone reported beside other issues', () => {
    expect(codes({ ...valid, phone: '1', name: '' })).toEqual({
      name: 'required',
      phone: 'phone_format',
    });
  });
});

describe('a change', () => {
  const tenantId = '3f2b8a8e-6d0f-4a5e-9a39-3f4f9a1f0c11';

  it('names at least one field', () => {
    const result = UpdateTenant.safeParse({ tenantId, reason: 'because' });
    expect(result.error?.issues[0]).toMatchObject({
      params: { code: 'nothing_to_change' },
    });
  });

  it('cannot touch plan, status or id', () => {
    const result = UpdateTenant.safeParse({
      tenantId,
      name: 'New',
      planCode: 'pro',
      status: 'active',
      id: tenantId,
    });
    expect(result.error?.issues[0]).toMatchObject({
      keys: ['planCode', 'status', 'id'],
    });
  });
});
