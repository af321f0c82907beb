import {
  isCountryCode,
  type AnalyticsQuery,
  type TenantAnalytics,
} from '@cleanmatex/hq-common';
import { SqlParams, type Scope } from '@cleanmatex/hq-node';
import { filterSql } from './filters';
import { CREATED_SQL, PLAN_SQL, readCountry, STATUS_SQL } from './record';

type Group = TenantAnalytics['status'][number];
type Dimension = 'status' | 'planCode' | 'country';

interface Row {
  dimension: Dimension | null;
  value: string | null;
  /** Place among the months, from 1; 0 before the first one, one more than there are after the last one. */
  month: number;
  count: number;
}

const DAY_MS = 86_400_000;
const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** Starts of months in UTC: as many before the running one as asked, and the month after it. */
function monthStarts(now: Date, back: number): number[] {
  return Array.from({ length: back + 1 }, (_, index) =>
    Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1 - back + index),
  );
}

/** Counts the tenants that match once over, then adds them up by each dimension. */
async function countRows(
  scope: Scope,
  filters: AnalyticsQuery,
  starts: number[],
): Promise<Row[]> {
  const params = new SqlParams();
  const { from, where } = filterSql(filters, scope.actor, params);
  const bounds = params.add(starts.map(start => new Date(start).toISOString()));
  // By what is stored, and joined with the months: so PostgreSQL knows how few groups there are, and does not sort.
  return scope.query<Row>(
    `WITH stored AS MATERIALIZED (
       SELECT t.status, t.is_active, t.s_current_plan, t.country, m.month, count(*) AS n
       FROM ${from} JOIN generate_series(0, cardinality(${bounds}::timestamptz[])) AS m (month)
         ON m.month = width_bucket(${CREATED_SQL}, ${bounds}::timestamptz[])
       WHERE ${where} GROUP BY 1, 2, 3, 4, 5
     ), counted AS (
       SELECT ${STATUS_SQL} AS status, ${PLAN_SQL} AS plan, t.country::text AS country, t.month, t.n FROM stored t
     )
     SELECT CASE WHEN grouping(status) = 0 THEN 'status' WHEN grouping(plan) = 0 THEN 'planCode'
         WHEN grouping(country) = 0 THEN 'country' END AS dimension,
       coalesce(status, plan, country) AS value, month, sum(n)::int AS count
     FROM counted GROUP BY GROUPING SETS ((status, month), (plan, month), (country, month), (month))`,
    params.values,
  );
}

function known(dimension: Dimension, value: string | null): string | null {
  if (dimension !== 'country') return value;
  const code = readCountry(value);
  return code && isCountryCode(code) ? code : null;
}

/** One dimension's values with their counts, the largest first. */
function groupsOf(rows: Row[], dimension: Dimension, months: number): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows.filter(each => each.dimension === dimension)) {
    const value = known(dimension, row.value);
    if (value) {
      const created = Array<number>(months).fill(0);
      const group = groups.get(value) ?? { value, count: 0, created };
      group.count += row.count;
      const place = row.month - months - 1;
      if (place >= 0 && place < months) group.created[place] += row.count;
      groups.set(value, group);
    }
  }
  return [...groups.values()].sort(
    (a, b) => b.count - a.count || a.value.localeCompare(b.value),
  );
}

/** Figures of the tenants that match. Past months count tenants by what they are now: their history is not kept. */
export async function tenantAnalytics(
  scope: Scope,
  query: AnalyticsQuery,
): Promise<TenantAnalytics> {
  const { months } = query;
  const starts = monthStarts(scope.now, months * 2);
  const rows = await countRows(scope, query, starts);
  const all = rows.filter(({ dimension }) => dimension === null);
  const sum = (within: (month: number) => boolean) =>
    all.reduce((total, row) => total + (within(row.month) ? row.count : 0), 0);
  return {
    total: sum(() => true),
    before: sum(month => month > 0 && month <= months),
    months: Array.from({ length: months }, (_, index) => {
      const place = months + index + 1;
      return {
        from: dayOf(starts[place - 1]),
        to: dayOf(starts[place] - DAY_MS),
        created: sum(month => month === place),
        total: sum(month => month <= place),
      };
    }),
    status: groupsOf(rows, 'status', months),
    planCode: groupsOf(rows, 'planCode', months),
    country: groupsOf(rows, 'country', months),
  };
}
