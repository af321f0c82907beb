import type { Page, Tombstone, TombstoneQuery } from '@cleanmatex/hq-common';
import {
  readPage,
  SqlParams,
  tellReasonText,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import type { PurgedTable } from './purgeTables';

const keyset: Keyset<'purgedAt'> = {
  list: 'tombstones',
  sorts: { purgedAt: { sql: 'd.purged_at', type: 'timestamptz' } },
  id: { sql: 'd.tenant_id', type: 'uuid' },
};

const COLUMNS = `d.tenant_id AS "tenantId", d.slug, d.name, d.name2, d.archived_at AS "archivedAt",
  d.purged_at AS "purgedAt", d.purged_by AS "purgedBy", d.reason, d.proof, d.proof_hash AS "proofHash"`;

interface Row extends Omit<Tombstone, 'archivedAt' | 'purgedAt' | 'tables'> {
  archivedAt: Date;
  purgedAt: Date;
}

/** Purged tenants. @throws HqError `invalid_cursor` */
export function listTombstones(
  scope: Scope,
  query: TombstoneQuery,
): Promise<Page<Tombstone>> {
  return readPage<Row, 'purgedAt', Tombstone>(
    scope,
    keyset,
    query,
    new SqlParams(),
    { columns: COLUMNS, from: 'hq.tenant_tombstones d', where: [] },
    row => ({
      ...row,
      reason: tellReasonText(row.reason, scope.info.locale) ?? '',
      archivedAt: row.archivedAt.toISOString(),
      purgedAt: row.purgedAt.toISOString(),
      tables: (JSON.parse(row.proof) as { tables: PurgedTable[] }).tables,
    }),
  );
}
