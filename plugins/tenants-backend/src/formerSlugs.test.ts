import { tenantsContract as c } from '@cleanmatex/hq-common';
import { TenantTestbed } from './testing';

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.create();
});
afterAll(() => bed.close());

const rename = (tenantId: string, slug: string) =>
  bed.kernel.call(c.update, { tenantId, slug });
const knownAs = async (slug: string) =>
  (await bed.kernel.call(c.list, { knownAs: slug })).items.map(({ id }) => id);
const kept = (tenantId: string) =>
  bed.rows<{ slug: string }>(
    'SELECT slug FROM hq.tenant_former_slugs WHERE tenant_id = ?::uuid ORDER BY left_at',
    tenantId,
  );

it('leads from the slugs that a tenant had to it', async () => {
  const { id } = await bed.onboardAndInitialize({ slug: 'first' });
  await rename(id, 'second');
  await rename(id, 'third');
  for (const slug of ['first', 'second', 'third']) {
    expect(await knownAs(slug)).toEqual([id]);
  }
  expect(await knownAs('fourth')).toEqual([]);
});

it('prefers whoever has the slug now, and then whoever had it last', async () => {
  const { id: one } = await bed.onboardAndInitialize({ slug: 'shared' });
  await rename(one, 'moved-on');
  const { id: other } = await bed.onboardAndInitialize({ slug: 'shared' });
  expect(await knownAs('shared')).toEqual([other]);
  await rename(other, 'left-too');
  expect(await knownAs('shared')).toEqual([other]);
});

it('keeps the last ten, those of other applications too', async () => {
  const { id } = await bed.onboardAndInitialize({ slug: 'name-0' });
  for (let number = 1; number <= 12; number++) {
    await bed.rows(
      `UPDATE org_tenants_mst SET slug = 'name-' || ? WHERE id = ?::uuid`,
      String(number),
      id,
    );
  }
  const slugs = (await kept(id)).map(({ slug }) => slug);
  expect(slugs).toEqual(
    Array.from({ length: 10 }, (_, place) => `name-${place + 2}`),
  );
});

it('notes nothing when the slug stays', async () => {
  const { id } = await bed.onboardAndInitialize({ slug: 'steady' });
  await bed.kernel.call(c.update, { tenantId: id, city: 'Sohar' });
  await bed.rows('UPDATE org_tenants_mst SET slug = slug WHERE id = ?', id);
  expect(await kept(id)).toEqual([]);
});
