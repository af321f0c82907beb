import type { Mention, TenantNote } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';

/** A note with who may change it. */
export interface NoteRecord extends Omit<TenantNote, 'mine'> {
  authorType: string;
  authorId: string;
}

type NoteRow = Omit<NoteRecord, 'createdAt' | 'editedAt' | 'version'> & {
  createdAt: Date;
  editedAt: Date | null;
  version: string;
};

const COLUMNS = `id, text, mentions, author_type AS "authorType", author_id AS "authorId", author_name AS author,
  created_at AS "createdAt", edited_at AS "editedAt", xmin::text::bigint AS version`;

const toRecord = (row: NoteRow): NoteRecord => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  editedAt: row.editedAt && row.editedAt.toISOString(),
  version: Number(row.version),
});

/** What a note says. */
export interface NoteContent {
  text: string;
  mentions: Mention[];
}

/** Stores a note of the scope's actor. */
export async function insertNote(
  scope: Scope,
  tenantId: string,
  { text, mentions }: NoteContent,
): Promise<NoteRecord> {
  const { type, id, name } = scope.actor;
  const [row] = await scope.query<NoteRow>(
    `INSERT INTO hq.tenant_notes (tenant_id, text, mentions, author_type, author_id, author_name, created_at)
     VALUES ($1::uuid, $2, $3::jsonb, $4, $5, $6, $7::timestamptz) RETURNING ${COLUMNS}`,
    [tenantId, text, JSON.stringify(mentions), type, id, name, scope.now],
  );
  return toRecord(row);
}

/** A note of a tenant, held until the transaction ends; undefined when there is none. */
export async function lockNote(
  scope: Scope,
  tenantId: string,
  noteId: string,
): Promise<NoteRecord | undefined> {
  const [row] = await scope.query<NoteRow>(
    `SELECT ${COLUMNS} FROM hq.tenant_notes WHERE id = $2::uuid AND tenant_id = $1::uuid FOR UPDATE`,
    [tenantId, noteId],
  );
  return row && toRecord(row);
}

/** Lets a note say something else. */
export async function updateNote(
  scope: Scope,
  noteId: string,
  { text, mentions }: NoteContent,
): Promise<NoteRecord> {
  const [row] = await scope.query<NoteRow>(
    `UPDATE hq.tenant_notes SET text = $2, mentions = $3::jsonb, edited_at = $4::timestamptz
     WHERE id = $1::uuid RETURNING ${COLUMNS}`,
    [noteId, text, JSON.stringify(mentions), scope.now],
  );
  return toRecord(row);
}

/** Deletes a note. */
export async function removeNote(scope: Scope, noteId: string): Promise<void> {
  await scope.query('DELETE FROM hq.tenant_notes WHERE id = $1::uuid', [
    noteId,
  ]);
}

/** What a note says and of whom; undefined once it is deleted. */
export async function readNotice(
  scope: Scope,
  noteId: string,
): Promise<
  | {
      text: string;
      author: string;
      tenantId: string;
      tenant: string;
      tenant2: string | null;
    }
  | undefined
> {
  const [row] = await scope.query<{
    text: string;
    author: string;
    tenantId: string;
    tenant: string;
    tenant2: string | null;
  }>(
    `SELECT n.text, coalesce(u.name, n.author_name) AS author, t.id AS "tenantId", t.name AS tenant, t.name2 AS tenant2
     FROM hq.tenant_notes n JOIN public.org_tenants_mst t ON t.id = n.tenant_id
     LEFT JOIN hq.sys_users u ON n.author_type = 'user' AND u.id::text = n.author_id
     WHERE n.id = $1::uuid`,
    [noteId],
  );
  return row;
}
