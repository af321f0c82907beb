import type { Scope } from '@cleanmatex/hq-node';
import { idSql, pickSql, SAMPLE_MARK } from './sql';
import { countInserted, SPEC } from './tenantStore';
import { garments } from './words';

/** Last days of a tenant's work whose orders have their items as rows. */
const ITEM_DAYS = 30;
/** Most lines of an order. */
const MAX_LINES = 3;

const ITEM_KEY = `hashtextextended(o.id::text, l)`;

/** Lines of orders, whose pieces and prices add up to those of the order. */
const items = `INSERT INTO public.org_order_items_dtl (id, order_id, tenant_org_id, service_category_code, order_item_srno,
    quantity, price_per_unit, total_price, status, created_at, product_name, product_name2, item_status, item_stage,
    quantity_ready)
  SELECT ${idSql('item', 'o.id', 'l')}, o.id, o.tenant_org_id,
    o.service_category_code, l::text, p.pieces, round(t.price / p.pieces, 3), t.price, o.status, o.received_at,
    ${pickSql('$4::text[]', ITEM_KEY, 41)}, ${pickSql(
  '$5::text[]',
  ITEM_KEY,
  41,
)}, o.status, o.status, CASE WHEN o.status IN ('ready', 'delivered') THEN p.pieces ELSE 0 END
  FROM ${SPEC} JOIN public.org_orders_mst o
    ON o.tenant_org_id = s.id AND o.received_at >= $3::date - s.until - ${ITEM_DAYS}
  CROSS JOIN LATERAL (SELECT least(${MAX_LINES}, o.total_items) AS lines) AS n
  CROSS JOIN LATERAL (SELECT o.total_items / n.lines AS pieces,
    round(o.subtotal * (o.total_items / n.lines) / o.total_items, 3) AS price) AS each
  CROSS JOIN generate_series(1, n.lines) AS l
  CROSS JOIN LATERAL (SELECT CASE WHEN l = 1 THEN o.total_items - (n.lines - 1) * each.pieces ELSE each.pieces END AS pieces) AS p
  CROSS JOIN LATERAL (SELECT CASE WHEN l = 1 THEN o.subtotal - (n.lines - 1) * each.price ELSE each.price END AS price) AS t`;

/** A payment of each invoice that is paid, whole and at once. */
const payments = `INSERT INTO public.org_payments_dtl_tr (id, invoice_id, tenant_org_id, paid_amount, status, due_date,
    payment_method, paid_at, created_at, created_by, created_info)
  SELECT ${idSql('payment', 'i.id')}, i.id, i.tenant_org_id,
    i.paid_amount, 'paid', i.due_date, i.payment_method, i.paid_at, i.paid_at, '${SAMPLE_MARK}', '${SAMPLE_MARK}'
  FROM ${SPEC} JOIN public.org_invoice_mst i ON i.tenant_org_id = s.id AND i.paid_amount > 0
  WHERE $3::date IS NOT NULL`;

/**
 * Stores the items of the latest orders, and the payments, of tenants whose orders and invoices are stored.
 * @param spec - seed, tenants and end of the fleet.
 * @returns rows by table.
 */
export async function insertDetails(
  scope: Scope,
  spec: unknown[],
): Promise<Record<string, number>> {
  const names = [0, 1].map(side => garments.map(pair => pair[side]));
  return {
    org_order_items_dtl: await countInserted(scope, items, [...spec, ...names]),
    org_payments_dtl_tr: await countInserted(scope, payments, spec),
  };
}
