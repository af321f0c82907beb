import type { SavedView, SaveView, ViewScope } from '@cleanmatex/hq-common';
import { SqlParams, type Scope } from '@cleanmatex/hq-node';

/** A view as it is stored, with what the caller chose. */
export interface ViewRecord {
  id: string;
  list: string;
  name: string;
  scope: ViewScope;
  team: string | null;
  path: string;
  query: string;
  owner_id: string;
  owner_name: string;
  is_default: boolean;
  is_pinned: boolean;
}

/** Most views that are answered at once. */
const MAX_VIEWS = 200;

/** Whether the caller may share views with others. */
export const mayShare = ({ actor }: Scope): boolean =>
  actor.permissions.has('hq.view.share');

/** A view as the API gives it. */
export function present(scope: Scope, row: ViewRecord): SavedView {
  const isMine = row.scope === 'personal' && row.owner_id === scope.actor.id;
  return {
    id: row.id,
    list: row.list,
    name: row.name,
    scope: row.scope,
    team: row.team,
    path: row.path,
    query: row.query,
    ownerName: row.owner_name,
    mayRemove: isMine || (row.scope !== 'personal' && mayShare(scope)),
    isDefault: row.is_default,
    isPinned: row.is_pinned,
  };
}

/** The views that the caller sees: their own, those of their roles, everybody's; by name. */
export function seenViews(
  scope: Scope,
  { id, list, isPinned }: { id?: string; list?: string; isPinned?: true },
): Promise<ViewRecord[]> {
  const { actor } = scope;
  const params = new SqlParams();
  const me = params.add(actor.id);
  const roles = params.add([...actor.roles]);
  const conditions = [
    `(v.scope = 'system' OR (v.scope = 'personal' AND v.owner_id = ${me})
      OR (v.scope = 'team' AND v.team = ANY (${roles}::text[])))`,
  ];
  if (id) conditions.push(`v.id = ${params.add(id)}`);
  if (list) conditions.push(`v.list = ${params.add(list)}`);
  if (isPinned) conditions.push('c.is_pinned');
  return scope.query<ViewRecord>(
    `SELECT v.id, v.list, v.name, v.scope, v.team, v.path, v.query, v.owner_id, v.owner_name,
       coalesce(c.is_default, false) AS is_default, coalesce(c.is_pinned, false) AS is_pinned
     FROM hq.saved_views v
     LEFT JOIN hq.saved_view_choices c ON c.view_id = v.id AND c.person_id = ${me}
     WHERE ${conditions.join(' AND ')} ORDER BY v.name, v.id LIMIT ${params.add(
      MAX_VIEWS,
    )}`,
    params.values,
  );
}

/** Adds a view, or replaces the one of its name. @returns its id. */
export async function upsertView(
  { actor, query }: Scope,
  view: SaveView,
): Promise<string> {
  const [{ id }] = await query<{ id: string }>(
    `INSERT INTO hq.saved_views (list, name, scope, team, path, query, owner_id, owner_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (list, scope, coalesce(team, ''), (CASE WHEN scope = 'personal' THEN owner_id ELSE '' END), name)
     DO UPDATE SET path = EXCLUDED.path, query = EXCLUDED.query, owner_id = EXCLUDED.owner_id,
       owner_name = EXCLUDED.owner_name
     RETURNING id`,
    [
      view.list,
      view.name,
      view.scope,
      view.team ?? null,
      view.path,
      view.query,
      actor.id,
      actor.name,
    ],
  );
  return id;
}

/** Keeps what the caller wants of a view; another default of its list is none any more. */
export async function keepChoice(
  { actor, query }: Scope,
  { id, list, is_default, is_pinned }: ViewRecord,
): Promise<void> {
  if (is_default) {
    await query(
      `UPDATE hq.saved_view_choices c SET is_default = false FROM hq.saved_views v
       WHERE v.id = c.view_id AND c.person_id = $1 AND v.list = $2 AND c.is_default`,
      [actor.id, list],
    );
  }
  await query(
    `INSERT INTO hq.saved_view_choices (person_id, view_id, is_default, is_pinned) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, view_id) DO UPDATE SET is_default = $3, is_pinned = $4`,
    [actor.id, id, is_default, is_pinned],
  );
}
