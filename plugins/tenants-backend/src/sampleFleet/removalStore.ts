import type { Scope } from '@cleanmatex/hq-node';
import { countRows, tenantColumns } from '../tenantTables';

/** Ids of the next generated tenants. */
export async function nextTenants(
  scope: Scope,
  limit: number,
): Promise<string[]> {
  const rows = await scope.query<{ id: string }>(
    'SELECT tenant_id AS id FROM hq.sample_fleet_tenants ORDER BY n LIMIT $1',
    [limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * Deletes the generated sign-in accounts of tenants that are gone; one that a person's tenant uses by now is kept.
 * @returns how many accounts were deleted.
 */
export async function deleteAccounts(scope: Scope): Promise<number> {
  const [{ total }] = await scope.query<{ total: number }>(
    `WITH gone AS (
      DELETE FROM hq.sample_fleet_users f
      WHERE NOT EXISTS (SELECT FROM public.org_tenants_mst t WHERE t.id = f.tenant_id) RETURNING f.user_id
    ), accounts AS (
      DELETE FROM auth.users u USING gone g
      WHERE u.id = g.user_id AND NOT EXISTS (SELECT FROM public.org_users_mst m WHERE m.user_id = u.id) RETURNING 1
    ) SELECT count(*)::int AS total FROM accounts`,
  );
  return total;
}

/** Rows of all generated tenants, by table: what a removal would delete. */
export async function countFleetRows(
  scope: Scope,
): Promise<Record<string, number>> {
  const columns = await tenantColumns(scope);
  return countRows(scope, columns, await nextTenants(scope, 1_000_000));
}
