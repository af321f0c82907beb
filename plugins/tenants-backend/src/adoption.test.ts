import { FIXTURE_TENANTS } from '@cleanmatex/hq-backend/testing';
import { tenantsContract as c } from '@cleanmatex/hq-common';
import { TenantTestbed } from './testing';

/** What triggers of a platform in the field may do when a tenant is inserted. */
const EAGER_TRIGGER = `
  CREATE FUNCTION public.fn_eager() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO org_subscriptions_mst (tenant_org_id, plan, end_date) VALUES (NEW.id, 'starter', now() + interval '1 year');
    INSERT INTO org_branches_mst (tenant_org_id, name) VALUES (NEW.id, 'Headquarters');
    INSERT INTO org_service_category_cf (tenant_org_id, service_category_code) VALUES (NEW.id, 'LAUNDRY');
    INSERT INTO org_tenant_workflow_settings_cf (tenant_org_id, use_qa_screen) VALUES (NEW.id, true);
    RETURN NULL;
  END $$;
  CREATE TRIGGER trg_eager AFTER INSERT ON public.org_tenants_mst FOR EACH ROW EXECUTE FUNCTION public.fn_eager();
`;

let bed: TenantTestbed;
beforeAll(async () => {
  bed = await TenantTestbed.adopted();
  await bed.database.owner.raw(EAGER_TRIGGER);
});
afterAll(() => bed.close());

describe('on a platform in use', () => {
  it('the tenants are there, found by what was stored before', async () => {
    const page = await bed.kernel.call(c.list, { sort: 'slug' });
    expect(page.items.map(({ slug }) => slug)).toEqual(
      Object.keys(FIXTURE_TENANTS).sort(),
    );
    expect(page.items[0]).toMatchObject({
      status: 'active',
      createdAt: '2025-02-03T08:15:00.000Z',
    });
    const found = await bed.kernel.call(c.list, { q: 'اللولوه' });
    expect(found.items.map(({ slug }) => slug)).toEqual(['pearl']);
  });

  it.each([
    '11111111-1111-1111-1111-111111111111',
    '00000000-0000-0000-0000-00000000000a',
  ])('a tenant whose id was written by hand is like others: %s', async id => {
    await bed.rows(
      `INSERT INTO org_tenants_mst (id, name, slug, email, phone, status, is_active)
       VALUES (?, 'By hand', ?, ?, '+96892123456', 'active', true)`,
      id,
      `by-hand-${id.slice(0, 4)}`,
      `${id}@laundry.example`,
    );
    const { version } = await bed.kernel.call(c.get, { tenantId: id });
    await bed.kernel.call(
      c.update,
      { tenantId: id, city: 'Sohar' },
      { ifMatch: version },
    );
    const { items } = await bed.kernel.call(c.list, { q: 'by hand' });
    expect(items.find(tenant => tenant.id === id)?.city).toBe('Sohar');
  });

  it('rows that other applications shaped differently can be read, listed and edited', async () => {
    const [{ id }] = await bed.rows<{ id: string }>(`
      INSERT INTO org_tenants_mst (name, slug, email, phone, country, status, is_active, language, business_hours,
        feature_flags, created_at, s_current_plan, region_no)
      VALUES ('Odd', 'ODD_Slug', 'Odd@Mixed.example', '9912 3456', 'Oman', 'frozen', false, 'en-GB', '{"mon": "8-18"}',
        '{"printing": "yes", "api_access": true}', NULL, NULL, 2) RETURNING id`);
    const tenant = await bed.kernel.call(c.get, { tenantId: id });
    expect(tenant).toMatchObject({
      country: 'OM',
      status: 'suspended',
      language: 'en',
      businessHours: null,
      featureFlags: { api_access: true },
      planCode: null,
    });
    const list = await bed.kernel.call(c.list, { country: ['OM'], limit: 200 });
    expect(list.items).toContainEqual(tenant);
    const [{ version }, archived] = [
      (
        await bed.kernel.answer(
          c.update,
          { tenantId: id, city: 'Nizwa' },
          { ifMatch: tenant.version },
        )
      ).body as { version: number },
      await bed.kernel.call(c.archive, { tenantId: id }),
    ];
    expect(archived.version).not.toBe(version);
    expect(archived).toMatchObject({ status: 'archived', city: 'Nizwa' });
  });

  it('a tenant for which triggers have already made rows is completed, not doubled', async () => {
    const tenant = await bed.onboardAndInitialize();
    const count = async (table: string, where = 'true') =>
      (
        await bed.rows<{ n: number }>(
          `SELECT count(*)::int AS n FROM ${table} WHERE tenant_org_id = ?::uuid AND ${where}`,
          tenant.id,
        )
      )[0].n;
    expect(tenant.status).toBe('active');
    expect(await count('org_subscriptions_mst', `plan = 'growth'`)).toBe(1);
    expect(await count('org_subscriptions_mst')).toBe(1);
    expect(await count('org_branches_mst')).toBe(1);
    expect(await count('org_service_category_cf')).toBe(6);
    expect(await count('org_tenant_settings_cf')).toBe(6);
    expect(
      await count('org_tenant_workflow_settings_cf', 'use_qa_screen'),
    ).toBe(1);
    const { steps } = await bed.kernel.call(c.initialization, {
      tenantId: tenant.id,
    });
    expect(steps[0].detail).toEqual({ created: [], present: ['Headquarters'] });
    expect(steps[3].detail?.present).toEqual(['USE_TRACK_BY_PIECE']);
  });

  it('writes go on after the platform has migrated its table', async () => {
    const tenant = await bed.onboard();
    const edit = async (city: string) => {
      const { id } = tenant;
      const outcome = bed.kernel.call(c.update, { tenantId: id, city });
      return (await outcome).city;
    };
    expect(await edit('Nizwa')).toBe('Nizwa');
    await bed.database.owner.raw(
      'ALTER TABLE org_tenants_mst ALTER city TYPE varchar(200), ADD added_later text',
    );
    await edit('Sohar').catch(() => undefined);
    expect(await edit('Sur')).toBe('Sur');
  });

  it('the platform’s own roles still write tenants', async () => {
    const id = FIXTURE_TENANTS['al-noor'];
    await bed.database.owner.transaction(async trx => {
      await trx.raw('SET LOCAL ROLE authenticated');
      await trx.raw(`SELECT set_config('request.jwt.claims', ?, true)`, [
        JSON.stringify({ tenant_org_id: id, role: 'authenticated' }),
      ]);
      await trx.raw(
        `UPDATE org_tenants_mst SET name2 = 'مغسلة الفجر' WHERE id = ?::uuid`,
        [id],
      );
    });
    const found = await bed.kernel.call(c.list, { q: 'الفجر' });
    expect(found.items.map(({ slug }) => slug)).toEqual(['al-noor']);
  });
});
