import type { Scope } from '@cleanmatex/hq-node';
import type { Blueprint } from './blueprint';
import type { FleetDay } from './calendar';
import type { Fleet } from './fleetStore';
import { insertDetails } from './detailStore';
import { idSql, pickSql, randomSql, SAMPLE_MARK } from './sql';
import { countInserted, SPEC } from './tenantStore';
import { familyNames, givenNames } from './words';

/** Tenants up to which every order of every day is a row. */
const FULL_DETAIL_TENANTS = 500;
/** In a larger fleet, the last days whose orders are rows; older days are sums. Covers what is open. */
const LOAD_DETAIL_DAYS = 3;
/** Most customers of a tenant in a larger fleet. */
const LOAD_CUSTOMERS = 10;

/** How much of a fleet's work is rows of its own. */
export interface Detail {
  orderDays: number;
  customers: number;
}

const isFull = ({ tenants }: Pick<Fleet, 'tenants'>) =>
  tenants <= FULL_DETAIL_TENANTS;

/** Detail of a fleet of so many tenants and days. */
export const detailOf = (fleet: Fleet): Detail =>
  isFull(fleet)
    ? { orderDays: fleet.days, customers: 400 }
    : {
        orderDays: Math.min(fleet.days, LOAD_DETAIL_DAYS),
        customers: LOAD_CUSTOMERS,
      };

const DAY_KEY = 's.n::bigint * 1000 + d.ago';

const usage = `INSERT INTO public.org_usage_tracking (id, tenant_org_id, period_start, period_end, orders_count, users_count,
    branches_count, storage_mb, api_calls, created_at, updated_at)
  SELECT ${idSql(
    'usage',
    's.n',
    'd.day',
  )}, s.id, d.day, d.day, o.orders, s.users, s.branches,
    round((20 + o.orders * 1.5 + (s.since - d.ago) * s."perDay" * 0.05)::numeric, 2),
    (o.orders * (2 + 6 * ${randomSql(
      DAY_KEY,
      10,
    )}))::int, d.day + interval '1 day', d.day + interval '1 day'
  FROM ${SPEC} JOIN jsonb_to_recordset($4::jsonb) AS d (country text, ago int, day date, weight float8)
    ON d.country = s.country AND d.ago > s.until AND d.ago <= s.since
  CROSS JOIN LATERAL (
    SELECT floor(s."perDay" * d.weight * exp(s.growth * ($5::int / 2 - d.ago) / 30)
      * (0.7 + 0.6 * ${randomSql(DAY_KEY, 11)}) + ${randomSql(
  DAY_KEY,
  12,
)})::int AS orders) AS o
  WHERE $3::date IS NOT NULL`;

const CUSTOMERS = 'least(s.customers, $4::int)';
const CUSTOMER_KEY = 's.n::bigint * 1000 + c';
/** Days of a tenant's work. */
const SPAN = '(s.since - s.until + 1)';
/** Days before the fleet's end on which customer `c` came: one after the other, evenly over the tenant's work. */
const JOINED_AGO = `(s.since - ceil((c - 1) * ${SPAN}::numeric / ${CUSTOMERS})::int)`;
/** Customers that a tenant had on the day `d.ago`. */
const CUSTOMERS_THEN = `least(${CUSTOMERS}, 1 + floor(${CUSTOMERS} * (s.since - d.ago)::numeric / ${SPAN})::int)`;

const customers = `INSERT INTO public.org_customers_mst (id, tenant_org_id, name, name2, display_name, first_name, last_name,
    phone, type, area, s_date, loyalty_points, created_at, created_info)
  SELECT ${idSql(
    'customer',
    's.n',
    'c',
  )}, s.id, given || ' ' || family, given2 || ' ' || family2, given || ' ' || family,
    given, family, left(s.phone, length(s.phone) - 4) || lpad(((s.n * 37 + c) % 10000)::text, 4, '0'),
    CASE WHEN ${randomSql(
      CUSTOMER_KEY,
      20,
    )} < 0.6 THEN 'walk_in' ELSE 'regular' END, s.city, joined, 
    (200 * ${randomSql(CUSTOMER_KEY, 21)})::int, joined, '${SAMPLE_MARK}'
  FROM ${SPEC} CROSS JOIN generate_series(1, ${CUSTOMERS}) AS c CROSS JOIN LATERAL (
    SELECT ${pickSql('$5::text[]', CUSTOMER_KEY, 22)} AS given, ${pickSql(
  '$6::text[]',
  CUSTOMER_KEY,
  22,
)} AS given2, ${pickSql('$7::text[]', CUSTOMER_KEY, 23)} AS family,
      ${pickSql('$8::text[]', CUSTOMER_KEY, 23)} AS family2,
      ($3::date - ${JOINED_AGO})::timestamp + interval '4 hours' AS joined) AS person`;

const ORDER_KEY = 's.n::bigint * 10000000 + d.ago * 10000 + k';

/**
 * Orders of the days whose usage is stored, one row for each order that was counted. An order is taken in, worked on for
 * one to three days, waits for its customer, and is handed over; what a tenant had open when it stopped stays open.
 */
const orders = `INSERT INTO public.org_orders_mst (id, tenant_org_id, branch_id, customer_id, order_type_id, order_no, status,
    current_status, current_stage, total_items, subtotal, tax, total, payment_status, payment_method, paid_amount, paid_at,
    received_at, ready_by, ready_at, delivered_at, created_at, updated_at, bag_count, service_category_code)
  SELECT ${idSql('order', 's.n', 'd.ago', 'k')}, s.id, ${idSql(
  'branch',
  's.n',
  `1 + floor(${randomSql(ORDER_KEY, 30)} * s.branches)::int`,
)}, ${idSql(
  'customer',
  's.n',
  `1 + floor(power(${randomSql(ORDER_KEY, 31)}, 1.6) * ${CUSTOMERS_THEN})::int`,
)}, (ARRAY['WALK_IN', 'WALK_IN', 'POS', 'PICKUP', 'DELIVERY', 'EXPRESS'])[1 + floor(${randomSql(
  ORDER_KEY,
  32,
)} * 6)::int],
    'ORD-' || to_char(d.day, 'YYMMDD') || '-' || lpad(k::text, 4, '0'), f.status, f.status, f.status, p.pieces, p.subtotal,
    m.tax, p.subtotal + m.tax, CASE WHEN f.paid THEN 'paid' ELSE 'pending' END,
    CASE WHEN f.paid THEN (ARRAY['CASH', 'CARD', 'CARD', 'BANK_TRANSFER'])[1 + floor(${randomSql(
      ORDER_KEY,
      33,
    )} * 4)::int] ELSE 'PAY_ON_COLLECTION' END,
    CASE WHEN f.paid THEN p.subtotal + m.tax ELSE 0 END,
    CASE WHEN f.paid THEN coalesce(f.delivered, t.received) END, t.received, t.due,
    CASE WHEN f.status IN ('ready', 'delivered') THEN t.due END, f.delivered, t.received,
    coalesce(f.delivered, CASE WHEN f.status = 'ready' THEN t.due ELSE t.received END), 1 + p.pieces / 6,
    (ARRAY['WASH_AND_IRON', 'DRY_CLEAN', 'LAUNDRY', 'IRON_ONLY'])[1 + floor(${randomSql(
      ORDER_KEY,
      34,
    )} * 4)::int]
  FROM ${SPEC} JOIN LATERAL (
    SELECT u.period_start AS day, $3::date - u.period_start AS ago, u.orders_count FROM public.org_usage_tracking u
    WHERE u.tenant_org_id = s.id AND u.period_start >= $3::date - s.until - $5::int) AS d ON true
  CROSS JOIN generate_series(1, d.orders_count) AS k
  CROSS JOIN LATERAL (SELECT 1 + floor(power(${randomSql(
    ORDER_KEY,
    35,
  )}, 2) * 14)::int AS pieces) AS q
  CROSS JOIN LATERAL (SELECT q.pieces, round((q.pieces * s.price * (0.8 + 0.6 * ${randomSql(
    ORDER_KEY,
    36,
  )}))::numeric, 3) AS subtotal) AS p
  CROSS JOIN LATERAL (SELECT round(p.subtotal * s.tax::numeric, 3) AS tax) AS m
  CROSS JOIN LATERAL (SELECT d.day + interval '5 hours' + interval '13 hours' * ${randomSql(
    ORDER_KEY,
    37,
  )} AS received) AS r
  CROSS JOIN LATERAL (SELECT r.received, r.received + (ARRAY[24, 48, 48, 72])[1 + floor(${randomSql(
    ORDER_KEY,
    38,
  )} * 4)::int] * interval '1 hour' AS due, ($3::date - s.until)::timestamp AS seen) AS t
  CROSS JOIN LATERAL (SELECT t.due + interval '20 hours' * -ln(1 - ${randomSql(
    ORDER_KEY,
    39,
  )}) AS collected) AS c
  CROSS JOIN LATERAL (SELECT CASE
      WHEN c.collected <= t.seen THEN 'delivered' WHEN t.due <= t.seen THEN 'ready'
      WHEN t.received + (t.due - t.received) / 6 <= t.seen THEN 'processing' ELSE 'intake' END AS status) AS w
  CROSS JOIN LATERAL (SELECT w.status, CASE WHEN w.status = 'delivered' THEN c.collected END AS delivered,
    ${randomSql(
      ORDER_KEY,
      40,
    )} < CASE WHEN w.status = 'delivered' THEN 0.96 ELSE 0.3 END AS paid) AS f`;

const invoices = `INSERT INTO public.org_invoice_mst (id, order_id, tenant_org_id, invoice_no, subtotal, tax, total, status,
    due_date, payment_method, paid_amount, paid_at, created_at, created_by, created_info)
  SELECT ${idSql(
    'invoice',
    'o.id',
  )}, o.id, o.tenant_org_id, 'INV-' || substr(o.order_no, 5), o.subtotal, o.tax, o.total,
    o.payment_status, o.received_at::date + 7, o.payment_method, o.paid_amount, o.paid_at, o.received_at, '${SAMPLE_MARK}',
    '${SAMPLE_MARK}'
  FROM ${SPEC} JOIN public.org_orders_mst o ON o.tenant_org_id = s.id WHERE $3::date IS NOT NULL`;

const column = (pairs: ReadonlyArray<readonly string[]>, side: 0 | 1) =>
  pairs.map(pair => pair[side]);

/**
 * Stores what tenants did: their usage day by day, and customers, orders and invoices as detailed as asked.
 * @returns rows by table.
 */
export async function insertActivity(
  scope: Scope,
  fleet: Fleet,
  batch: Blueprint[],
  days: FleetDay[],
): Promise<Record<string, number>> {
  const spec = [fleet.seed, JSON.stringify(batch), fleet.endsOn];
  const detail = detailOf(fleet);
  const names = [
    column(givenNames, 0),
    column(givenNames, 1),
    column(familyNames, 0),
    column(familyNames, 1),
  ];
  return {
    org_usage_tracking: await countInserted(scope, usage, [
      ...spec,
      JSON.stringify(days),
      fleet.days,
    ]),
    org_customers_mst: await countInserted(scope, customers, [
      ...spec,
      detail.customers,
      ...names,
    ]),
    org_orders_mst: await countInserted(scope, orders, [
      ...spec,
      detail.customers,
      detail.orderDays,
    ]),
    org_invoice_mst: await countInserted(scope, invoices, spec),
    ...(isFull(fleet) ? await insertDetails(scope, spec) : {}),
  };
}
