import { diffFields, endpoint } from '@cleanmatex/hq-common';
import { HqError, operation } from '@cleanmatex/hq-node';
import { z } from 'zod';

/** The table of the notes. */
export const NOTES_TABLE =
  'CREATE TABLE hq.test_notes (note_id text PRIMARY KEY, text text NOT NULL)';

const Note = z.object({
  noteId: z.string().describe('Id'),
  text: z.string().describe('Text'),
  version: z.number().describe('Version'),
});
const noteInput = z.strictObject({
  noteId: z.string().max(40).describe('Id'),
  text: z.string().min(1).max(20).describe('Text'),
});
const createNote = endpoint({
  id: 'notes.create',
  method: 'POST',
  path: '/notes',
  summary: 'Write a note',
  permission: 'hq.tenant.create',
  input: noteInput,
  output: Note,
  successStatus: 201,
  versioned: true,
  audit: { subject: 'tenant', severity: 'low' },
});
const changeNote = endpoint({
  id: 'notes.update',
  method: 'PATCH',
  path: '/notes/{noteId}',
  summary: 'Change a note',
  permission: 'hq.tenant.update',
  input: noteInput,
  output: Note,
  versioned: true,
  audit: { subject: 'tenant', severity: 'low' },
});
const readNote = endpoint({
  id: 'notes.get',
  method: 'GET',
  path: '/notes/{noteId}',
  summary: 'Read a note',
  permission: 'hq.tenant.read',
  input: z.strictObject({ noteId: z.string().describe('Id') }),
  output: Note,
  versioned: true,
});
const breakNote = endpoint({
  id: 'notes.break',
  method: 'GET',
  path: '/notes/{noteId}/break',
  summary: 'Fail',
  permission: 'hq.tenant.read',
  input: z.strictObject({ noteId: z.string().describe('Id') }),
  output: Note,
});

interface NoteRow {
  noteId: string;
  text: string;
  version: number;
  secret: string;
}
const columns = `note_id AS "noteId", text, xmin AS version, 'hidden' AS secret`;

/** Operations of a small domain of their own, of which one breaks. */
export const noteOperations = [
  operation(createNote, async (scope, { noteId, text }) => {
    const [row] = await scope.query<NoteRow>(
      `INSERT INTO hq.test_notes (note_id, text) VALUES ($1, $2) RETURNING ${columns}`,
      [noteId, text],
    );
    scope.audit({ subjectId: noteId, changes: diffFields(null, { text }) });
    scope.emit('hq.note.changed', { noteId });
    return row;
  }),
  operation(changeNote, async (scope, { noteId, text }) => {
    const [before] = await scope.query<NoteRow>(
      `SELECT ${columns} FROM hq.test_notes WHERE note_id = $1 FOR UPDATE`,
      [noteId],
    );
    if (scope.ifMatch && !scope.ifMatch.includes(before.version)) {
      throw new HqError('version_conflict', {
        error: 'PreconditionFailedError',
        en: 'changed',
        ar: 'تغيّر',
      });
    }
    const [row] = await scope.query<NoteRow>(
      `UPDATE hq.test_notes SET text = $2 WHERE note_id = $1 RETURNING ${columns}`,
      [noteId, text],
    );
    scope.audit({
      subjectId: noteId,
      changes: diffFields({ text: before.text }, { text }),
    });
    return row;
  }),
  operation(readNote, async (scope, { noteId }) => {
    const [row] = await scope.query<NoteRow>(
      `SELECT ${columns} FROM hq.test_notes WHERE note_id = $1`,
      [noteId],
    );
    return row;
  }),
  operation(breakNote, async scope => {
    await scope.query('SELECT secret_column FROM nowhere');
    throw new Error('unreachable');
  }),
];
