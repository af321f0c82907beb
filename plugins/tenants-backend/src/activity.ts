import type { ActivityQuery, TenantActivity } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { limitOf } from './planStore';
import { LATEST_FIRST } from './subscription';

interface Row {
  tenantId: string;
  orders: number;
  ordersUsed: number | null;
  ordersLimit: number | null;
  changedAt: Date | null;
  operation: string | null;
  actor: string | null;
}

const ACTIVITY_SQL = `SELECT t.id AS "tenantId", o.orders, s.orders_used AS "ordersUsed", s.orders_limit AS "ordersLimit",
    a.occurred_at AS "changedAt", a.operation, a.actor_name AS actor
  FROM public.org_tenants_mst t
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS orders FROM public.org_orders_mst
      WHERE tenant_org_id = t.id AND hq.utc(coalesce(received_at, created_at)) > $2::timestamptz - interval '30 days'
    ) o
    LEFT JOIN LATERAL (
      SELECT orders_used, orders_limit FROM public.org_subscriptions_mst
      WHERE tenant_org_id = t.id ORDER BY ${LATEST_FIRST} LIMIT 1
    ) s ON true
    LEFT JOIN LATERAL (
      SELECT occurred_at, operation, actor_name FROM hq.sys_audit_log
      WHERE subject_type = 'tenant' AND subject_id = t.id::text AND outcome = 'success' AND NOT dry_run
      ORDER BY occurred_at DESC, id DESC LIMIT 1
    ) a ON true
  WHERE t.id = ANY ($1::uuid[])`;

/** How busy tenants are, and what was last done to them; those that do not exist are left out. */
export async function tenantActivity(
  scope: Scope,
  { tenantId }: ActivityQuery,
): Promise<{ tenants: TenantActivity[] }> {
  const rows = await scope.query<Row>(ACTIVITY_SQL, [tenantId, scope.now]);
  return {
    tenants: rows.map(({ changedAt, operation, actor, ...row }) => ({
      ...row,
      ordersUsed: row.ordersUsed ?? 0,
      ordersLimit: limitOf(row.ordersLimit),
      lastChange:
        changedAt && operation && actor
          ? { at: changedAt.toISOString(), operation, actor }
          : null,
    })),
  };
}
