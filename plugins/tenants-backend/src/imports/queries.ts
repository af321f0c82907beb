import type { ImportListQuery, OpenImport, Page } from '@cleanmatex/hq-common';
import {
  readPage,
  SqlParams,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';

interface OpenRow {
  id: string;
  file_name: string | null;
  rows: number;
  created_at: Date;
}

const keyset: Keyset<'createdAt'> = {
  list: 'tenant-imports',
  sorts: { createdAt: { sql: 'i.created_at', type: 'timestamptz' } },
  id: { sql: 'i.id', type: 'uuid' },
};

const COLUMNS = `i.id, i.file_name, i.created_at, (
  SELECT count(*)::int FROM hq.tenant_import_rows r WHERE r.import_id = i.id AND NOT r.dropped) AS rows`;

/** A page of the caller's imports that have not become a run, the latest first. */
export function listOpenImports(
  scope: Scope,
  query: ImportListQuery,
): Promise<Page<OpenImport>> {
  const params = new SqlParams();
  const { type, id } = scope.actor;
  const where = [
    `i.owner_type = ${params.add(type)}`,
    `i.owner_id = ${params.add(id)}`,
    'i.run_id IS NULL',
  ];
  return readPage<OpenRow, 'createdAt', OpenImport>(
    scope,
    keyset,
    query,
    params,
    { columns: COLUMNS, from: 'hq.tenant_imports i', where },
    row => ({
      id: row.id,
      fileName: row.file_name,
      rows: row.rows,
      createdAt: row.created_at.toISOString(),
    }),
  );
}
