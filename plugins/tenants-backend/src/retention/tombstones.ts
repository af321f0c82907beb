import type { Page, Tombstone, TombstoneQuery } from '@cleanmatex/hq-common';
import {
  cutPage,
  keysetSql,
  SqlParams,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import type { PurgedTable } from './purgeTables';

const keyset: Keyset<'purgedAt'> = {
  list: 'tombstones',
  sorts: { purgedAt: { sql: 'd.purged_at', type: 'timestamptz' } },
  id: { sql: 'd.tenant_id', type: 'uuid' },
};

interface Row extends Omit<Tombstone, 'archivedAt' | 'purgedAt' | 'tables'> {
  archivedAt: Date;
  purgedAt: Date;
}

/** Purged tenants. @throws HqError `invalid_cursor` */
export async function listTombstones(
  scope: Scope,
  query: TombstoneQuery,
): Promise<Page<Tombstone>> {
  const params = new SqlParams();
  const { select, where, orderBy, limit } = keysetSql(keyset, query, params);
  const [rows, [{ count }]] = await Promise.all([
    scope.query<Row>(
      `SELECT d.tenant_id AS "tenantId", d.slug, d.name, d.name2, d.archived_at AS "archivedAt",
         d.purged_at AS "purgedAt", d.purged_by AS "purgedBy", d.reason, d.proof, d.proof_hash AS "proofHash", ${select}
       FROM hq.tenant_tombstones d WHERE ${where} ORDER BY ${orderBy} LIMIT ${limit}`,
      params.values,
    ),
    scope.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM hq.tenant_tombstones',
    ),
  ]);
  return cutPage(keyset, query, rows, count, row => ({
    ...row,
    archivedAt: row.archivedAt.toISOString(),
    purgedAt: row.purgedAt.toISOString(),
    tables: (JSON.parse(row.proof) as { tables: PurgedTable[] }).tables,
  }));
}
