import {
  allEndpoints,
  diffFields,
  kernelErrors,
  missingPermission,
  viewErrors,
  type ChooseView,
  type Endpoint,
  type FieldChange,
  type Page,
  type SavedView,
  type SaveView,
} from '@cleanmatex/hq-common';
import { allows, failWith, type Scope } from '@cleanmatex/hq-node';
import {
  keepChoice,
  mayShare,
  present,
  seenViews,
  upsertView,
  type ViewRecord,
} from './store';

const fail = failWith(viewErrors);
const failKernel = failWith(kernelErrors);

/** What of an address says how a list looks and not which rows it has. */
const LOOKS = ['columns', 'density', 'cursor'];

/** The list that a view is of. @throws HqError `view_list_unknown` */
function listOf(id: string): Endpoint {
  const found = allEndpoints.find(
    endpoint => endpoint.id === id && 'cursor' in endpoint.input.shape,
  );
  if (!found) throw fail('view_list_unknown', { list: id });
  return found;
}

/** Filters and order that an address asks a list for. */
const askedFor = (query: string): Record<string, string> =>
  Object.fromEntries(
    [...new URLSearchParams(query)].filter(([name]) => !LOOKS.includes(name)),
  );

function tell(scope: Scope, view: ViewRecord, changes: FieldChange[]): void {
  scope.audit({ subjectId: view.id, subjectName: view.name, changes });
}

/** A view that the caller sees. @throws HqError `view_not_found` */
async function getView(scope: Scope, id: string): Promise<ViewRecord> {
  const [row] = await seenViews(scope, { id });
  if (!row) throw fail('view_not_found');
  return row;
}

/** @throws HqError `permission_missing` when others see the view and the caller may not share. */
function assertMayShare(scope: Scope, of: Pick<SaveView, 'scope'>): void {
  if (of.scope === 'personal' || mayShare(scope)) return;
  throw failKernel('permission_missing', missingPermission('hq.view.share'));
}

/** The views of a list that the caller sees. @throws HqError `view_list_unknown` */
export async function listViews(
  scope: Scope,
  { list }: { list: string },
): Promise<{ views: SavedView[] }> {
  listOf(list);
  const rows = await seenViews(scope, { list });
  return { views: rows.map(row => present(scope, row)) };
}

/** How many rows match a view now; null when the caller may not see the list, or it takes the filters no more. */
async function countOf(scope: Scope, view: ViewRecord): Promise<number | null> {
  const list = listOf(view.list);
  const input = { ...askedFor(view.query), limit: 1 };
  const isFit = list.input.safeParse(input).success;
  if (!isFit || !allows(scope.actor, list.permission)) return null;
  const page = (await scope.call(list, input)) as Page<unknown>;
  return page.totalItems;
}

/** The caller's pinned views, each with how many rows match it now. */
export async function pinnedViews(scope: Scope) {
  const rows = await seenViews(scope, { isPinned: true });
  const views = await Promise.all(
    rows.map(async row => ({
      ...present(scope, row),
      count: await countOf(scope, row),
    })),
  );
  return { views };
}

/**
 * Saves a view; one of the same name, list and scope is replaced.
 * @throws HqError `view_list_unknown`, `view_query_unfit`, `view_team_unfit`, `permission_missing`
 */
export async function saveView(
  scope: Scope,
  view: SaveView,
): Promise<SavedView> {
  assertMayShare(scope, view);
  const isTeam = view.scope === 'team';
  const holds =
    view.team !== undefined && scope.actor.roles.includes(view.team);
  if (isTeam ? !holds : view.team !== undefined) throw fail('view_team_unfit');
  const { error } = listOf(view.list).input.safeParse(askedFor(view.query));
  if (error) {
    const named = error.issues.flatMap(issue =>
      issue.code === 'unrecognized_keys' ? issue.keys : issue.path.map(String),
    );
    throw fail('view_query_unfit', { fields: named.join(', ') });
  }
  const before = (await seenViews(scope, { list: view.list })).find(
    ({ name, scope: whose, team }) =>
      name === view.name &&
      whose === view.scope &&
      team === (view.team ?? null),
  );
  const id = await upsertView(scope, view);
  const after = await getView(scope, id);
  const fields = ({
    list,
    name,
    scope: whose,
    team,
    path,
    query,
  }: ViewRecord) => ({
    list,
    name,
    scope: whose,
    team,
    path,
    query,
  });
  tell(scope, after, diffFields(before ? fields(before) : null, fields(after)));
  return present(scope, after);
}

/** Makes a view the caller's default, or pins it. @throws HqError `view_not_found` */
export async function chooseView(
  scope: Scope,
  { viewId, isDefault, isPinned }: ChooseView,
): Promise<SavedView> {
  const before = await getView(scope, viewId);
  const after = {
    ...before,
    is_default: isDefault ?? before.is_default,
    is_pinned: isPinned ?? before.is_pinned,
  };
  await keepChoice(scope, after);
  const fields = ({ is_default, is_pinned }: ViewRecord) => ({
    isDefault: is_default,
    isPinned: is_pinned,
  });
  tell(scope, after, diffFields(fields(before), fields(after)));
  return present(scope, after);
}

/** Removes a view. @throws HqError `view_not_found`, `permission_missing` */
export async function removeView(
  scope: Scope,
  { viewId }: { viewId: string },
): Promise<SavedView> {
  const view = await getView(scope, viewId);
  assertMayShare(scope, view);
  await scope.query('DELETE FROM hq.saved_views WHERE id = $1', [viewId]);
  const { name, scope: whose, query } = view;
  tell(scope, view, diffFields({ name, scope: whose, query }, null));
  return present(scope, view);
}
