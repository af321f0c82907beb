import type { Consequence, SuspensionConsequence } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';

/** Statuses of an order that nobody waits for any more. */
const CLOSED_ORDERS =
  "('delivered', 'completed', 'closed', 'cancelled', 'canceled')";
/** Statuses of an invoice that nobody has to pay. */
const CLOSED_INVOICES =
  "('paid', 'draft', 'cancelled', 'canceled', 'void', 'refunded')";

/** Something that a suspension leaves undone, and what of the platform tells it. */
interface Cost {
  code: SuspensionConsequence;
  table: string;
  columns: string[];
  /** SQL of the number, over the tenant's rows of the table. */
  value: string;
  money: boolean;
}

const stage = "lower(coalesce(current_status, status, ''))";
const openOrder = `${stage} NOT IN ${CLOSED_ORDERS}`;

const costs: Cost[] = [
  {
    code: 'openOrders',
    table: 'org_orders_mst',
    columns: ['tenant_org_id', 'current_status', 'status'],
    value: `count(*) FILTER (WHERE ${openOrder})`,
    money: false,
  },
  {
    code: 'pickupsDue',
    table: 'org_orders_mst',
    columns: ['tenant_org_id', 'current_status', 'status', 'order_type_id'],
    value: `count(*) FILTER (WHERE ${stage} = 'ready'
      OR (order_type_id = 'PICKUP' AND ${stage} IN ('', 'draft', 'intake')))`,
    money: false,
  },
  {
    code: 'moneyOwed',
    table: 'org_invoice_mst',
    columns: ['tenant_org_id', 'total', 'paid_amount', 'status'],
    value: `coalesce(sum(greatest(total - coalesce(paid_amount, 0), 0))
      FILTER (WHERE lower(coalesce(status, '')) NOT IN ${CLOSED_INVOICES}), 0)`,
    money: true,
  },
];

/** Of the wanted columns, those that exist and that the console may read, as `table.column`. */
async function readable(scope: Scope): Promise<Set<string>> {
  const rows = await scope.query<{ name: string }>(
    `SELECT c.relname || '.' || a.attname AS name FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND c.relname = ANY ($1::text[])
       AND has_column_privilege(c.oid, a.attnum, 'SELECT')`,
    [costs.map(({ table }) => table)],
  );
  return new Set(rows.map(({ name }) => name));
}

/**
 * What a suspension would leave undone at the tenant: open orders, pickups due (requested and not fetched, or ready and
 * not handed over), and what its customers owe it. A number is null where the platform has no table or column that
 * tells it, or does not let the console read it.
 */
export async function suspensionCost(
  scope: Scope,
  tenantId: string,
): Promise<Consequence[]> {
  const has = await readable(scope);
  const known = costs.filter(({ table, columns }) =>
    columns.every(column => has.has(`${table}.${column}`)),
  );
  const numbers = known.map(
    ({ code, table, value }) =>
      `(SELECT (${value})::float8 FROM public.${table} WHERE tenant_org_id = $1::uuid) AS "${code}"`,
  );
  const [row] = await scope.query<
    Record<string, number> & { currency: string | null }
  >(
    `SELECT ${[
      ...numbers,
      '(SELECT currency FROM public.org_tenants_mst WHERE id = $1::uuid) AS currency',
    ].join(', ')}`,
    [tenantId],
  );
  return costs.map(({ code, money }) => ({
    code,
    value: row[code] ?? null,
    currency: money ? row.currency : null,
  }));
}
