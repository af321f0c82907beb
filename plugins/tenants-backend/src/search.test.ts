import { actorWith } from '@cleanmatex/hq-backend/testing';
import {
  normalizeSearch,
  tenantsContract as c,
  type RequestOf,
  type Tenant,
} from '@cleanmatex/hq-common';
import fc from 'fast-check';
import { newTenant, TenantTestbed } from './testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

type ListRequest = Partial<RequestOf<typeof c.list>>;

const slugsOf = async (query: ListRequest, call = {}) =>
  (await bed.kernel.call(c.list, query as never, call)).items.map(
    ({ slug }) => slug,
  );

/** Text as people write it here: Arabic with marks and variants, Latin, digits, punctuation, ligatures. */
const letters = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0x0621, max: 0x0655 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0x0660, max: 0x06d5 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x06f0, max: 0x06f9 }) },
  { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 1, arbitrary: fc.integer({ min: 0xa0, max: 0x17f }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x391, max: 0x3a1 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x2000, max: 0x2064 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0xfe80, max: 0xfefc }) },
  { weight: 1, arbitrary: fc.constantFrom(0xfb56, 0xfdf2, 0x1f600, 0x3000) },
);
const text = fc
  .array(letters, { maxLength: 40 })
  .map(codes => String.fromCodePoint(...codes));

it('database and contract normalize alike, and normalizing twice changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 500, maxLength: 500 }),
      async texts => {
        const [{ rows }] = [
          await bed.database.knex.raw<{ rows: Array<{ n: string }> }>(
            'SELECT hq.normalize_search(v) AS n FROM unnest(?::text[]) WITH ORDINALITY AS t (v, i) ORDER BY i',
            [texts],
          ),
        ];
        const normalized = texts.map(normalizeSearch);
        expect(rows.map(({ n }) => n)).toEqual(normalized);
        expect(normalized.map(normalizeSearch)).toEqual(normalized);
      },
    ),
    { numRuns: 20, endOnFailure: true },
  );
});

describe('finding tenants', () => {
  beforeAll(async () => {
    const tenants: Array<Parameters<typeof newTenant>[0]> = [
      {
        slug: 'al-noor',
        name: 'Al Noor Laundry',
        name2: 'مَغْسَلَةُ الأنوار',
        email: 'info@alnoor.example',
        phone: '+96891234567',
      },
      {
        slug: 'hope',
        name: 'Hope Dry-Clean (L.L.C.)',
        name2: 'مكتبة إيمان ٢٤',
        email: 'hope@hope.example',
        phone: '+971501234567',
        country: 'AE',
        planCode: 'pro',
      },
      {
        slug: 'mona',
        name: 'Café Mona',
        name2: 'مغاسل منى المؤسسة',
        email: 'mona@mona.example',
        phone: '+96892345678',
        planCode: 'FREE_TRIAL',
      },
    ];
    for (const tenant of tenants) await bed.onboardAndInitialize(tenant);
  });

  it.each([
    ['noor', ['al-noor']],
    ['LAUNDRY noor', ['al-noor']],
    ['al-noor', ['al-noor']],
    ['مغسله', ['al-noor']],
    ['مغسلة الانوار', ['al-noor']],
    ['الأنوار', ['al-noor']],
    ['مـغـسـلـة', ['al-noor']],
    ['ايمان', ['hope']],
    ['إيمان 24', ['hope']],
    ['مكتبه ٢٤', ['hope']],
    ['مني', ['mona']],
    ['الموسسه', ['mona']],
    ['مغا', ['mona']],
    ['café', ['mona']],
    ['cafe', ['mona']],
    ['CAFE\u0301 mona', ['mona']],
    ['llc', []],
    ['dry clean', ['hope']],
    ['no', ['al-noor']],
    ['م', ['mona', 'hope', 'al-noor']],
    ['info@alnoor', ['al-noor']],
    ['+968 9123', ['al-noor']],
    ['٩١٢٣٤٥٦٧', ['al-noor']],
    ['0096891234567', ['al-noor']],
    ['0501234567', ['hope']],
    ['%', []],
    ['_', []],
    ["') OR true; DROP TABLE x --", []],
    ['nothing like it', []],
  ])('by “%s”', async (q, slugs) =>
    expect(await slugsOf({ q })).toEqual(slugs),
  );

  it('by exactly one slug', async () => {
    expect(await slugsOf({ slug: 'hope' })).toEqual(['hope']);
    expect(await slugsOf({ slug: 'hop' })).toEqual([]);
    expect(await slugsOf({ slug: 'hope', q: 'noor' })).toEqual([]);
  });

  it('by e-mail or phone is for those who may see them', async () => {
    const actor = actorWith('hq.tenant.read');
    expect(await slugsOf({ q: 'alnoor' }, { actor })).toEqual([]);
    expect(await slugsOf({ q: '91234567' }, { actor })).toEqual([]);
    expect(await slugsOf({ q: 'al-noor' }, { actor })).toEqual(['al-noor']);
  });

  it('sees what other applications of the platform write, but not what they remove', async () => {
    const tenant = await bed.onboard();
    await bed.rows(
      "UPDATE org_tenants_mst SET name2 = 'اللؤلؤة' WHERE id = ?::uuid",
      tenant.id,
    );
    expect(await slugsOf({ q: 'اللولوه' })).toEqual([tenant.slug]);
    await bed.rows('DELETE FROM hq.tenant_initialization_steps');
    await bed.rows('DELETE FROM org_tenants_mst WHERE id = ?::uuid', tenant.id);
    expect(await slugsOf({ q: 'اللولوه' })).toEqual([]);
  });

  it.each<[ListRequest, string[]]>([
    [{ status: ['trial'] }, ['mona']],
    [
      { status: 'trial,active' as never, sort: 'slug' },
      ['al-noor', 'hope', 'mona'],
    ],
    [{ planCode: ['pro', 'growth'], sort: 'name' }, ['al-noor', 'hope']],
    [{ country: ['ae'] }, ['hope']],
    [{ createdFrom: '2000-01-01', createdTo: '2000-01-01' }, []],
    [{ createdFrom: '0000-01-01', country: ['AE'] }, ['hope']],
    [{ createdTo: '2000-01-01T00:00:00+04:00' }, []],
    [{ sort: '-name', limit: 1 }, ['hope']],
    [{ sort: 'status' }, ['al-noor', 'hope', 'mona']],
  ])('with %j', async (query, slugs) => {
    const found = await slugsOf(query);
    expect(query.sort === 'status' ? found.sort() : found).toEqual(slugs);
  });

  it('counts by field, each ignoring its own filter', async () => {
    const facets = await bed.kernel.call(c.facets, {
      country: ['OM'],
      status: ['trial'],
    });
    expect(facets).toEqual({
      status: [
        { value: 'active', count: 1 },
        { value: 'trial', count: 1 },
      ],
      planCode: [{ value: 'FREE_TRIAL', count: 1 }],
      country: [{ value: 'OM', count: 1 }],
    });
  });
});

describe('pages', () => {
  const collect = async (
    query: ListRequest,
    between: () => Promise<unknown> = async () => undefined,
  ): Promise<Tenant[]> => {
    const items: Tenant[] = [];
    let cursor: string | undefined;
    do {
      const page = await bed.kernel.call(c.list, {
        ...query,
        limit: 7,
        cursor,
      } as never);
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
      await between();
    } while (cursor);
    return items;
  };

  beforeAll(async () => {
    const names = ['Same', 'Same', 'same', 'Älpha', 'مغسلة', 'Ünder'];
    for (let n = 0; n < 24; n += 1) {
      await bed.onboard({ name: names[n % names.length] });
    }
  });

  it.each([
    'name',
    '-name',
    'createdAt',
    '-createdAt',
    '-updatedAt',
    'status',
    '-slug',
  ] as const)('sorted by %s show every tenant once', async sort => {
    const ids = (await collect({ sort })).map(({ id }) => id);
    const { totalItems } = await bed.kernel.call(c.list, { limit: 1 });
    expect(new Set(ids).size).toBe(totalItems);
    expect(ids).toHaveLength(totalItems);
  });

  it('stay stable while tenants are added in front', async () => {
    const before = (await collect({})).map(({ id }) => id);
    const during = (await collect({}, () => bed.onboard())).map(({ id }) => id);
    expect(during).toEqual(before);
  });

  it('refuse a cursor of another order', async () => {
    const { nextCursor } = await bed.kernel.call(c.list, { limit: 1 });
    await expect(
      bed.kernel.call(c.list, { cursor: nextCursor!, sort: 'name' }),
    ).rejects.toMatchObject({ code: 'invalid_cursor' });
  });
});

it('an e-mail address is free or taken, whatever its case', async () => {
  const { email } = await bed.onboard({ slug: 'mail-owner' });
  const ask = (asked: string) =>
    bed.kernel.call(c.emailAvailability, { email: asked });
  expect(await ask(email.toUpperCase())).toEqual({
    email,
    available: false,
    reason: 'Another tenant already uses this e-mail address',
  });
  expect(await ask('nobody@x.example')).toMatchObject({ available: true });
});

it('a slug is free, reserved, malformed or taken, with a free one that is close', async () => {
  await bed.onboard({ slug: 'taken-slug' });
  const ask = (slug: string) => bed.kernel.call(c.slugAvailability, { slug });
  expect(await ask('free-slug')).toMatchObject({ available: true, code: null });
  expect(await ask('taken-slug')).toMatchObject({
    available: false,
    code: 'tenant_slug_taken',
    suggestion: 'taken-slug-2',
  });
  expect(await ask('admin')).toMatchObject({
    code: 'slug_reserved',
    suggestion: 'admin-2',
  });
  expect(await ask('Taken Slug')).toMatchObject({
    code: 'slug_format',
    suggestion: 'taken-slug-2',
  });
  expect(await ask('ab')).toMatchObject({
    code: 'too_short',
    reason: 'At least 3 characters',
  });
});

it('the onboarding form is offered plans, categories and countries', async () => {
  const options = await bed.kernel.call(c.onboardingOptions, {});
  expect(options.plans.map(({ code }) => code)).toEqual([
    'FREE_TRIAL',
    'starter',
    'growth',
    'pro',
    'enterprise',
  ]);
  expect(options.plans[0]).toMatchObject({ trial: true, priceMonthly: 0 });
  expect(options.plans[4]).toMatchObject({ ordersLimit: null, trial: false });
  expect(options.serviceCategories[0].code).toBe('WASH_AND_IRON');
  expect(options.countries.find(({ code }) => code === 'OM')).toEqual({
    code: 'OM',
    name: 'Oman',
    name2: 'عُمان',
    currency: 'OMR',
    timezone: 'Asia/Muscat',
    dialCode: '+968',
  });
});
