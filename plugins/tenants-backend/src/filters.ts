import { searchWords, type TenantFilters } from '@cleanmatex/hq-common';
import { periodSql, type Actor, type SqlParams } from '@cleanmatex/hq-node';
import { seesPersonalData } from './model';
import {
  CREATED_SQL,
  STATUS_SQL,
  storedCountries,
  TRIAL_END_SQL,
} from './record';

/** Conditions of a search; every word must occur. Words of e-mail and phone count only for who may see them. */
function searchSql(text: string, actor: Actor, params: SqlParams): string[] {
  const words = searchWords(text);
  if (words.length === 0) return ['false'];
  return words.flatMap(word => {
    const pattern = params.add(`%${word}%`);
    const found = `s.everything LIKE ${pattern}`;
    return seesPersonalData(actor)
      ? [found]
      : [found, `s.names LIKE ${pattern}`];
  });
}

function timesSql(filters: TenantFilters, params: SqlParams): string[] {
  const { createdFrom, createdTo, trialEndsBefore } = filters;
  const created = periodSql(CREATED_SQL, createdFrom, createdTo, params);
  if (!trialEndsBefore) return created;
  return [
    ...created,
    `${STATUS_SQL} = 'trial'`,
    ...periodSql(TRIAL_END_SQL, undefined, trialEndsBefore, params),
  ];
}

/** The tenant that an old address means too: whoever has a slug now comes before whoever had it. */
function knownAsSql(slug: string, params: SqlParams): string {
  const asked = params.add(slug);
  return `t.id = coalesce((SELECT n.id FROM public.org_tenants_mst n WHERE n.slug = ${asked}),
    (SELECT f.tenant_id FROM hq.tenant_former_slugs f WHERE f.slug = ${asked}))`;
}

/**
 * Tables and conditions for the tenants that match, as `t`; the search text as `s` where it is needed.
 * @param params - receives the values.
 */
export function filterSql(
  filters: TenantFilters,
  actor: Actor,
  params: SqlParams,
): { from: string; where: string } {
  const conditions = timesSql(filters, params);
  if (filters.ids) {
    conditions.push(`t.id = ANY (${params.add(filters.ids)}::uuid[])`);
  }
  if (filters.slug) conditions.push(`t.slug = ${params.add(filters.slug)}`);
  if (filters.knownAs) conditions.push(knownAsSql(filters.knownAs, params));
  if (filters.status) {
    conditions.push(
      `${STATUS_SQL} = ANY (${params.add(filters.status)}::text[])`,
    );
  }
  if (filters.planCode) {
    conditions.push(
      `t.s_current_plan = ANY (${params.add(filters.planCode)}::text[])`,
    );
  }
  if (filters.country) {
    const names = params.add(storedCountries(filters.country));
    conditions.push(`lower(btrim(t.country)) = ANY (${names}::text[])`);
  }
  if (filters.q) conditions.push(...searchSql(filters.q, actor, params));
  const from = 'public.org_tenants_mst t';
  return {
    from: filters.q
      ? `${from} JOIN hq.tenant_search s ON s.tenant_id = t.id`
      : from,
    where: conditions.join(' AND ') || 'true',
  };
}
