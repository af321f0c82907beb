import type { Knex } from 'knex';

/** Tenants of every status, plan and five towns, a new one every seven minutes until now; the search knows them. */
export async function fillTenants(owner: Knex, count: number): Promise<void> {
  await owner.raw(
    `INSERT INTO org_tenants_mst (name, name2, slug, email, phone, country, status, is_active, s_current_plan, created_at)
     SELECT (ARRAY['Seeb', 'Muscat', 'Sohar', 'Nizwa', 'Salalah'])[1 + g % 5] || ' ' ||
         (ARRAY['Laundry', 'Dry Clean'])[1 + g % 2] || ' ' || g,
       (ARRAY['مغسلة الأنوار', 'مغسلة النور', 'التنظيف الجاف'])[1 + g % 3] || ' ' || g,
       'bench-' || g, 'bench' || g || '@laundry.example', '+96892' || lpad(g::text, 6, '0'), 'OM',
       (ARRAY['trial', 'active', 'active', 'suspended', 'expired', 'archived'])[1 + g % 6], g % 6 < 3,
       (ARRAY['FREE_TRIAL', 'starter', 'growth', 'pro'])[1 + g % 4], now() - g * interval '7 minutes'
     FROM generate_series(1, ?) g`,
    [count],
  );
  await owner.raw('VACUUM ANALYZE org_tenants_mst');
  await owner.raw('VACUUM ANALYZE hq.tenant_search');
}
