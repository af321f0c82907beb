import { z } from 'zod';
import { paragraph, Reason } from '../../access/fields';
import { endpoint } from '../../kernel/endpoint';

/** Longest note. */
export const NOTE_MAX = 4_000;
/** Most people that a note mentions. */
export const MENTIONS_MAX = 10;

/** Somebody whom a note mentions. */
export const Mention = z.object({
  id: z.guid().describe('Id of the HQ user'),
  name: z.string().describe('Name in Latin script'),
  name2: z.string().nullable().describe('Name in Arabic'),
});
export type Mention = z.output<typeof Mention>;

/** What somebody of HQ has written about a tenant. */
export const TenantNote = z.object({
  id: z.guid().describe('Id'),
  text: z.string().describe('The note; line breaks count'),
  mentions: z.array(Mention).describe('People whom it mentions'),
  author: z.string().describe('Who wrote it'),
  mine: z.boolean().describe('Whether you wrote it, and so may change it'),
  createdAt: z.string().describe('Written, ISO 8601 in UTC'),
  editedAt: z
    .string()
    .nullable()
    .describe('Last changed, ISO 8601 in UTC; null for never'),
  version: z.number().int().describe('Version for If-Match'),
});
export type TenantNote = z.output<typeof TenantNote>;

const tenantId = z.guid().describe('Id of the tenant');
const noteId = z.guid().describe('Id of the note');
const content = {
  text: paragraph(NOTE_MAX).describe(`The note, 1 to ${NOTE_MAX} characters`),
  mentions: z
    .array(z.guid())
    .max(MENTIONS_MAX)
    .default([])
    .describe('Ids of HQ users who are to be told of it'),
};

/** A new note. */
export const AddNote = z.strictObject({ tenantId, ...content });
export type AddNote = z.output<typeof AddNote>;

/** A note as it is to be. */
export const EditNote = z.strictObject({ tenantId, noteId, ...content });
export type EditNote = z.output<typeof EditNote>;

/** Names a note that is to go. */
export const DeleteNote = z.strictObject({ tenantId, noteId, reason: Reason });
export type DeleteNote = z.output<typeof DeleteNote>;

const audit = { subject: 'tenant', severity: 'low' } as const;

const addNote = endpoint({
  id: 'tenants.addNote',
  method: 'POST',
  path: '/tenants/{tenantId}/notes',
  summary: 'Write a note about a tenant, and tell whom it mentions',
  permission: 'hq.tenant.note',
  audit,
  input: AddNote,
  output: TenantNote,
  versioned: true,
  successStatus: 201,
  errors: ['NotFoundError'],
});

const editNote = endpoint({
  id: 'tenants.editNote',
  method: 'PATCH',
  path: '/tenants/{tenantId}/notes/{noteId}',
  summary: 'Change a note of yours; whom it newly mentions is told',
  permission: 'hq.tenant.note',
  audit,
  input: EditNote,
  output: TenantNote,
  versioned: true,
  errors: ['NotFoundError', 'NotAllowedError', 'PreconditionFailedError'],
});

const deleteNote = endpoint({
  id: 'tenants.deleteNote',
  method: 'DELETE',
  path: '/tenants/{tenantId}/notes/{noteId}',
  summary: 'Delete a note of yours',
  permission: 'hq.tenant.note',
  audit,
  input: DeleteNote,
  output: TenantNote,
  versioned: true,
  errors: ['NotFoundError', 'NotAllowedError', 'PreconditionFailedError'],
});

/** Notes about a tenant; they are read in its timeline. */
export const tenantNotesContract = { addNote, editNote, deleteNote };
