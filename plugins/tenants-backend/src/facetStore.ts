import type { TenantFacets, TenantFilters } from '@cleanmatex/hq-common';
import { SqlParams, type Scope } from '@cleanmatex/hq-node';
import { filterSql } from './filters';
import { PLAN_SQL, readCountry, STATUS_SQL } from './record';

type Facet = TenantFacets['status'];
type Row = Facet[number] & { field: keyof TenantFacets };

/** What is counted by, and its SQL; each is a filter of the list. */
const FIELDS: Record<keyof TenantFacets, string> = {
  status: STATUS_SQL,
  planCode: PLAN_SQL,
  country: 't.country::text',
};

const none = { status: undefined, planCode: undefined, country: undefined };

/** Counts the tenants that match by everything else once, then adds them up by each field. */
async function countRows(scope: Scope, filters: TenantFilters): Promise<Row[]> {
  const params = new SqlParams();
  const { from, where } = filterSql(
    { ...filters, ...none },
    scope.actor,
    params,
  );
  const { status, planCode, country } = filters;
  const sums = Object.entries(FIELDS).map(([field, sql]) => {
    const others = { status, planCode, country, [field]: undefined };
    return `SELECT '${field}' AS field, ${sql} AS value, sum(t.n)::int AS count FROM counted t
      WHERE ${filterSql(others, scope.actor, params).where}
        AND ${sql} IS NOT NULL GROUP BY 2`;
  });
  return scope.query<Row>(
    `WITH counted AS MATERIALIZED (
       SELECT t.status, t.is_active, t.s_current_plan, t.country, count(*) AS n FROM ${from}
       WHERE ${where} GROUP BY 1, 2, 3, 4
     )
     ${sums.join(' UNION ALL ')} ORDER BY 3 DESC, 2`,
    params.values,
  );
}

/** Counts of one country that is stored in several ways, together. */
function mergeCountries(counts: Facet): Facet {
  const merged = new Map<string, number>();
  for (const { value, count } of counts) {
    const code = readCountry(value);
    if (code) merged.set(code, (merged.get(code) ?? 0) + count);
  }
  return [...merged]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}

/** How many tenants match by status, plan and country; each ignoring the filter of its own field. */
export async function tenantFacets(
  scope: Scope,
  filters: TenantFilters,
): Promise<TenantFacets> {
  const rows = await countRows(scope, filters);
  const facet = (name: keyof TenantFacets): Facet =>
    rows
      .filter(({ field }) => field === name)
      .map(({ value, count }) => ({ value, count }));
  return {
    status: facet('status'),
    planCode: facet('planCode'),
    country: mergeCountries(facet('country')),
  };
}
