import {
  isTimeZone,
  type Usage,
  type UsageDay,
  type UsageQuery,
} from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { getTenant } from '../store';

interface DayRow extends UsageDay {
  /** Days from the first day of the period; negative in the period before. */
  place: number;
}

/** Counts by day over twice the period: the period itself, and the one before that it is compared with. */
const DAYS_SQL = `WITH today AS (
    SELECT ($2::timestamptz AT TIME ZONE $3)::date AS day
  ), days AS (
    SELECT today.day - (n - 1) AS day, $4::int - n AS place FROM today, generate_series(1, $4::int * 2) AS n
  ), bounds AS (
    SELECT min(day)::timestamp AT TIME ZONE $3 AT TIME ZONE 'UTC' AS first FROM days
  ), orders AS (
    SELECT (hq.utc(coalesce(o.received_at, o.created_at)) AT TIME ZONE $3)::date AS day, count(*)::int AS n,
      coalesce(sum(o.total), 0)::float8 AS total
    FROM public.org_orders_mst o, bounds
    WHERE o.tenant_org_id = $1::uuid AND coalesce(o.received_at, o.created_at) >= bounds.first GROUP BY 1
  ), customers AS (
    SELECT (hq.utc(c.created_at) AT TIME ZONE $3)::date AS day, count(*)::int AS n
    FROM public.org_customers_mst c, bounds
    WHERE c.tenant_org_id = $1::uuid AND c.created_at >= bounds.first GROUP BY 1
  ), users AS (
    SELECT (hq.utc(u.created_at) AT TIME ZONE $3)::date AS day, count(*)::int AS n
    FROM public.org_users_mst u, bounds
    WHERE u.tenant_org_id = $1::uuid AND u.created_at >= bounds.first GROUP BY 1
  )
  SELECT d.day::text, d.place, coalesce(o.n, 0) AS orders, coalesce(o.total, 0) AS revenue,
    coalesce(c.n, 0) AS customers, coalesce(u.n, 0) AS users
  FROM days d LEFT JOIN orders o USING (day) LEFT JOIN customers c USING (day) LEFT JOIN users u USING (day)
  ORDER BY d.day`;

const NOW_SQL = `SELECT
  (SELECT count(*)::int FROM public.org_customers_mst WHERE tenant_org_id = $1::uuid) AS customers,
  (SELECT count(*)::int FROM public.org_users_mst WHERE tenant_org_id = $1::uuid AND is_active) AS users,
  (SELECT count(*)::int FROM public.org_branches_mst WHERE tenant_org_id = $1::uuid AND is_active) AS branches`;

/** Money has at most three decimals; sums of floats have more. */
const round = (amount: number) => Math.round(amount * 1000) / 1000;

function sums(days: DayRow[]): Usage['before'] {
  const sum = (field: 'orders' | 'revenue' | 'customers' | 'users') =>
    round(days.reduce((total, day) => total + day[field], 0));
  return {
    orders: sum('orders'),
    revenue: sum('revenue'),
    customers: sum('customers'),
    users: sum('users'),
  };
}

/**
 * What a tenant has used, by day of its own time zone; of one that the console does not know, by day in UTC.
 * @throws HqError `tenant_not_found`
 */
export async function tenantUsage(
  scope: Scope,
  { tenantId, days }: UsageQuery,
): Promise<Usage> {
  const { timezone, currency } = await getTenant(scope, tenantId);
  const timeZone = timezone && isTimeZone(timezone) ? timezone : 'UTC';
  const [rows, [now]] = await Promise.all([
    scope.query<DayRow>(DAYS_SQL, [tenantId, scope.now, timeZone, days]),
    scope.query<Usage['now']>(NOW_SQL, [tenantId]),
  ]);
  return {
    tenantId,
    timeZone,
    currency,
    days: rows
      .filter(({ place }) => place >= 0)
      .map(({ place, ...day }) => ({ ...day, revenue: round(day.revenue) })),
    before: sums(rows.filter(({ place }) => place < 0)),
    now,
  };
}
