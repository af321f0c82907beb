import {
  diffFields,
  usersContract,
  type AddNote,
  type DeleteNote,
  type EditNote,
  type Mention,
  type Tenant,
  type TenantNote,
  type User,
} from '@cleanmatex/hq-common';
import { ValidationError, type Actor, type Scope } from '@cleanmatex/hq-node';
import { fail, failKernel } from '../model';
import { getTenant } from '../store';
import { MENTION_QUEUE } from './mentionJob';
import {
  insertNote,
  lockNote,
  removeNote,
  updateNote,
  type NoteRecord,
} from './noteStore';

/** Published when a note is written, changed or deleted: `{ tenantId }`. */
const NOTE_CHANGED = 'hq.tenant.note';

const isAuthor = (note: NoteRecord, { type, id }: Actor) =>
  note.authorType === type && note.authorId === id;

/** A note as a reader gets it. */
export function presentNote(note: NoteRecord, reader: Actor): TenantNote {
  const { authorType, authorId, ...rest } = note;
  return { ...rest, mine: isAuthor(note, reader) };
}

async function personOf(
  scope: Scope,
  userId: string,
  index: number,
): Promise<User> {
  const unknown = new ValidationError([
    { path: `mentions.${index}`, code: 'unknown_person' },
  ]);
  try {
    const user = await scope.call(usersContract.get, { userId });
    if (user.status !== 'deactivated') return user;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== 'user_not_found') throw error;
  }
  throw unknown;
}

/** Whom a note mentions; each once. @throws ValidationError `unknown_person` */
async function people(scope: Scope, ids: string[]): Promise<User[]> {
  const found: User[] = [];
  for (const [index, id] of [...new Set(ids)].entries()) {
    found.push(await personOf(scope, id, index));
  }
  return found;
}

const toMention = ({ id, name, name2 }: User): Mention => ({
  id,
  name,
  name2,
});

/** Has people told that a note mentions them; nobody is told of a note of their own. */
async function tell(scope: Scope, noteId: string, told: User[]): Promise<void> {
  const recipients = told
    .filter(({ id }) => id !== scope.actor.id)
    .map(({ entityName, locale }) => ({ entityName, locale }));
  if (recipients.length === 0) return;
  await scope.enqueue(MENTION_QUEUE, { noteId, recipients });
}

const said = (note: Pick<NoteRecord, 'text' | 'mentions'>) => ({
  text: note.text,
  mentions: note.mentions.map(({ name }) => name).join(', ') || null,
});

function record(
  scope: Scope,
  tenant: Pick<Tenant, 'id' | 'name' | 'name2'>,
  before: NoteRecord | null,
  after: NoteRecord | null,
  reason?: string,
): void {
  const changes = diffFields(before && said(before), after && said(after));
  scope.audit({
    subjectType: 'note',
    subjectId: (after ?? before)?.id,
    subjectName: tenant.name,
    subjectName2: tenant.name2,
    tenantId: tenant.id,
    changes,
    reason,
  });
  scope.emit(NOTE_CHANGED, { tenantId: tenant.id });
}

/**
 * Writes a note about a tenant, and has whom it mentions told.
 * @throws ValidationError for a mention of nobody.
 * @throws HqError `tenant_not_found`
 */
export async function addNote(
  scope: Scope,
  { tenantId, text, mentions }: AddNote,
): Promise<TenantNote> {
  const tenant = await getTenant(scope, tenantId);
  const mentioned = await people(scope, mentions);
  const note = await insertNote(scope, tenantId, {
    text,
    mentions: mentioned.map(toMention),
  });
  record(scope, tenant, null, note);
  await tell(scope, note.id, mentioned);
  return presentNote(note, scope.actor);
}

/** The note that its author wants to change, in the version that they have seen. */
async function ownNote(
  scope: Scope,
  { tenantId, noteId }: { tenantId: string; noteId: string },
): Promise<NoteRecord> {
  const note = await lockNote(scope, tenantId, noteId);
  if (!note) throw fail('tenant_note_not_found');
  if (!isAuthor(note, scope.actor)) throw fail('tenant_note_not_yours');
  if (scope.ifMatch && !scope.ifMatch.includes(note.version)) {
    throw failKernel('version_conflict');
  }
  return note;
}

/**
 * Changes a note of the caller's; whom it did not mention before is told.
 * @throws HqError `tenant_not_found`, `tenant_note_not_found`, `tenant_note_not_yours`, `version_conflict`
 */
export async function editNote(
  scope: Scope,
  input: EditNote,
): Promise<TenantNote> {
  const tenant = await getTenant(scope, input.tenantId);
  const before = await ownNote(scope, input);
  const mentioned = await people(scope, input.mentions);
  const after = await updateNote(scope, before.id, {
    text: input.text,
    mentions: mentioned.map(toMention),
  });
  record(scope, tenant, before, after);
  const known = before.mentions.map(({ id }) => id);
  await tell(
    scope,
    after.id,
    mentioned.filter(({ id }) => !known.includes(id)),
  );
  return presentNote(after, scope.actor);
}

/**
 * Deletes a note of the caller's.
 * @returns the note as it was.
 * @throws HqError as `editNote`
 */
export async function deleteNote(
  scope: Scope,
  input: DeleteNote,
): Promise<TenantNote> {
  const tenant = await getTenant(scope, input.tenantId);
  const note = await ownNote(scope, input);
  await removeNote(scope, note.id);
  record(scope, tenant, note, null, input.reason);
  return presentNote(note, scope.actor);
}
