import { z } from 'zod';
import {
  AllowedAction,
  Email,
  Permission,
  PersonLocale,
  RoleCode,
} from './fields';

const moment = z.iso.datetime();

/** What may be done with a person. */
export const userActions = [
  'update',
  'invite',
  'deactivate',
  'reactivate',
  'endSessions',
] as const;
export type UserAction = (typeof userActions)[number];

/** States of a person. */
export const userStatuses = ['invited', 'active', 'deactivated'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** A person of HQ. */
export const User = z.object({
  id: z.guid().describe('Id of the person'),
  email: z
    .string()
    .describe('E-mail address; masked for readers without hq.pii.read'),
  name: z.string().describe('Name in Latin script'),
  name2: z.string().nullable().describe('Name in Arabic'),
  entityName: z
    .string()
    .describe("Name of the person's User entity in the catalog"),
  status: z
    .enum(userStatuses)
    .describe('invited until the first sign-in, then active, or deactivated'),
  locale: PersonLocale,
  roles: z.array(RoleCode).describe('Codes of the roles held'),
  lastSeenAt: moment.nullable().describe('Last request of any portal session'),
  openSessions: z.number().int().describe('Portal sessions open now'),
  createdAt: moment.describe('When the person was added'),
  createdBy: z.string().describe('Who added the person'),
  updatedAt: moment
    .nullable()
    .describe('Last change of the person or the roles'),
  version: z.number().int().describe('Version for If-Match'),
  allowedActions: z
    .array(AllowedAction(userActions))
    .describe('What you may do with this person, and why not'),
});
export type User = z.infer<typeof User>;

/** Answer of an invitation. */
export const Invitation = z.object({
  user: User.describe('The invited person'),
  invitationUrl: z
    .url()
    .nullable()
    .describe(
      'Link to choose a password, shown once; null when people sign in with the company account',
    ),
});
export type Invitation = z.infer<typeof Invitation>;

/** A permission with its texts. */
export const PermissionInfo = z.object({
  name: Permission,
  title: z.string().describe('What it allows, in English'),
  title2: z.string().describe('What it allows, in Arabic'),
});

/** What a person may do and through which role. */
export const UserPermissions = z.object({
  userId: z.guid().describe('Id of the person'),
  roles: z.array(RoleCode).describe('Codes of the roles held'),
  permissions: z
    .array(
      PermissionInfo.extend({
        granted: z.boolean().describe('Whether the person holds it'),
        grantedBy: z
          .array(RoleCode)
          .describe('Roles that give it to the person'),
      }),
    )
    .describe('Every permission of the console'),
});
export type UserPermissions = z.infer<typeof UserPermissions>;

/** What may be done with a role. */
export const roleActions = ['update', 'delete'] as const;
export type RoleAction = (typeof roleActions)[number];

/** A role. */
export const Role = z.object({
  code: RoleCode,
  name: z.string().describe('Name in English'),
  name2: z.string().describe('Name in Arabic'),
  description: z.string().describe('What the role is for, in English'),
  description2: z.string().describe('What the role is for, in Arabic'),
  isSystem: z
    .boolean()
    .describe('Ships with the console and cannot be changed'),
  mfaRequired: z
    .boolean()
    .describe('Outside development a second factor is needed to sign in'),
  permissions: z.array(Permission).describe('Permissions that the role gives'),
  userCount: z
    .number()
    .int()
    .describe('People who hold it and are not deactivated'),
  createdAt: moment.describe('When the role was made'),
  updatedAt: moment.nullable().describe('Last change'),
  version: z.number().int().describe('Version for If-Match'),
  allowedActions: z
    .array(AllowedAction(roleActions))
    .describe('What you may do with this role, and why not'),
});
export type Role = z.infer<typeof Role>;

/** The matrix role × permission. */
export const PermissionMatrix = z.object({
  permissions: z
    .array(PermissionInfo)
    .describe('Rows, in the order of the catalog'),
  roles: z
    .array(
      z.object({
        code: RoleCode,
        name: z.string().describe('Name in English'),
        name2: z.string().describe('Name in Arabic'),
        isSystem: z.boolean().describe('Ships with the console'),
        permissions: z
          .array(Permission)
          .describe('Permissions that the role gives'),
      }),
    )
    .describe('Columns: system roles first'),
});
export type PermissionMatrix = z.infer<typeof PermissionMatrix>;

/** A portal session. */
export const Session = z.object({
  id: z.guid().describe('Id of the session'),
  userId: z.guid().describe('Whose session it is'),
  userName: z.string().describe('Name of the person'),
  userName2: z.string().nullable().describe('Name of the person in Arabic'),
  open: z.boolean().describe('Whether it still gives access'),
  current: z.boolean().describe('Whether this request came through it'),
  amr: z
    .array(z.string())
    .describe('How the person proved who they are (RFC 8176)'),
  ip: z
    .string()
    .nullable()
    .describe('Address at sign-in; masked for readers without hq.pii.read'),
  userAgent: z.string().nullable().describe('Browser at sign-in'),
  createdAt: moment.describe('When the person signed in'),
  lastSeenAt: moment.describe('Last request, to the minute'),
  endedAt: moment
    .nullable()
    .describe('When it was ended; null when nobody ended it'),
});
export type Session = z.infer<typeof Session>;

/** States of an API key. */
export const apiKeyStatuses = ['active', 'expired', 'revoked'] as const;
export type ApiKeyStatus = (typeof apiKeyStatuses)[number];

/** An API key, without its secret. */
export const ApiKey = z.object({
  id: z.guid().describe('Id of the key'),
  name: z.string().describe('What it is used for'),
  prefix: z.string().describe('Visible part of the key, to recognise it by'),
  roleCode: RoleCode,
  scopes: z
    .array(Permission)
    .nullable()
    .describe("Permissions out of the role's that it may use; null means all"),
  status: z.enum(apiKeyStatuses).describe('Only an active key is accepted'),
  expiresAt: moment.describe('When it stops working'),
  lastUsedAt: moment.nullable().describe('Last use, to the minute'),
  revokedAt: moment.nullable().describe('When it was revoked'),
  createdAt: moment.describe('When it was made'),
  createdBy: z.string().describe('Who made it'),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** The caller. */
export const Me = z.object({
  type: z.enum(['user', 'api-key']).describe('A person or an API key'),
  id: z.guid().describe('Id of the person or key'),
  name: z.string().describe('Name of the person or key'),
  name2: z.string().nullable().describe('Name of the person in Arabic'),
  email: Email.nullable().describe('Your e-mail address; null for a key'),
  entityName: z
    .string()
    .nullable()
    .describe('Name of your User entity; null for a key'),
  locale: PersonLocale,
  roles: z
    .array(
      z.object({
        code: RoleCode,
        name: z.string().describe('Name in English'),
        name2: z.string().describe('Name in Arabic'),
      }),
    )
    .describe('Roles held'),
  permissions: z.array(Permission).describe('Permissions held at this moment'),
  missing: z
    .array(
      z.object({
        permission: Permission,
        roles: z
          .array(
            z.object({
              code: RoleCode,
              name: z.string().describe('Name in English'),
              name2: z.string().describe('Name in Arabic'),
            }),
          )
          .describe('Roles that have it, custom ones too'),
      }),
    )
    .describe('Permissions not held, with whom to ask for'),
  sessionId: z
    .uuid()
    .nullable()
    .describe('Session of this request; null for a key'),
});
export type Me = z.infer<typeof Me>;
