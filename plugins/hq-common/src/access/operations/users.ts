import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint';
import { check } from '../../kernel/issues';
import { anyOf, listQuery, page } from '../../kernel/list';
import {
  Email,
  arabicName,
  line,
  searchText,
  PersonLocale,
  Reason,
  RoleCode,
} from '../fields';
import { Invitation, User, UserPermissions, userStatuses } from '../schemas';

const userId = z.guid().describe('Id of the person');
const name = line(120).describe('Name in Latin script');
const name2 = arabicName(120).nullable().describe('Name in Arabic');
const roles = z
  .array(RoleCode)
  .min(1)
  .max(20)
  .describe('Codes of the roles; at least one');
const namesAField = (input: object) => Object.keys(input).length > 1;

/** Operations on the people of HQ. */
export const usersContract = {
  list: endpoint({
    id: 'users.list',
    method: 'GET',
    path: '/users',
    summary: 'List HQ users',
    permission: 'hq.user.read',
    input: z.strictObject({
      q: searchText
        .optional()
        .describe(
          'Part of the name in either language; of the e-mail too for readers with hq.pii.read',
        ),
      status: anyOf(z.enum(userStatuses)).describe('Only these states'),
      role: anyOf(RoleCode).describe('Only holders of one of these roles'),
      ...listQuery(['name', 'createdAt'], 'name'),
    }),
    output: page(User),
  }),
  get: endpoint({
    id: 'users.get',
    method: 'GET',
    path: '/users/{userId}',
    summary: 'Get an HQ user',
    permission: 'hq.user.read',
    input: z.strictObject({ userId }),
    output: User,
    errors: ['NotFoundError'],
    versioned: true,
  }),
  create: endpoint({
    id: 'users.create',
    method: 'POST',
    path: '/users',
    summary: 'Add an HQ user and invite them',
    description:
      'The person starts as invited. With the embedded sign-in the answer carries the link to choose a password; with the company account the person just signs in.',
    permission: 'hq.user.manage',
    input: z.strictObject({
      email: Email,
      name,
      name2: name2.optional(),
      locale: PersonLocale.default('en'),
      roles,
    }),
    output: Invitation,
    successStatus: 201,
    created: 'user.id',
    errors: ['ConflictError', 'NotAllowedError'],
    audit: { subject: 'user', severity: 'high' },
    secretFields: ['invitationUrl'],
    action: false,
  }),
  update: endpoint({
    id: 'users.update',
    method: 'PATCH',
    path: '/users/{userId}',
    summary: 'Change the profile or roles of an HQ user',
    description: 'New roles apply from the next request on.',
    permission: 'hq.user.manage',
    input: z
      .strictObject({
        userId,
        email: Email.optional(),
        name: name.optional(),
        name2: name2.optional(),
        locale: PersonLocale.optional(),
        roles: roles.optional(),
        reason: Reason,
      })
      .refine(
        ({ reason: _reason, ...fields }) => namesAField(fields),
        check('nothing_to_change'),
      ),
    output: User,
    errors: [
      'NotFoundError',
      'ConflictError',
      'NotAllowedError',
      'PreconditionFailedError',
    ],
    audit: { subject: 'user', severity: 'high' },
    versioned: true,
  }),
  invite: endpoint({
    id: 'users.invite',
    method: 'POST',
    path: '/users/{userId}/invite',
    summary: 'Make a new invitation link',
    description:
      'For someone who has not signed in yet, or who lost the password. Earlier links stop working.',
    permission: 'hq.user.manage',
    input: z.strictObject({ userId }),
    output: Invitation,
    errors: ['NotFoundError', 'ConflictError', 'NotAllowedError'],
    audit: { subject: 'user', severity: 'high' },
    secretFields: ['invitationUrl'],
    action: false,
  }),
  deactivate: endpoint({
    id: 'users.deactivate',
    method: 'POST',
    path: '/users/{userId}/deactivate',
    summary: 'End the access of an HQ user',
    description:
      'Ends every session; the next request of the person is refused. The API keys that the person made are revoked.',
    permission: 'hq.user.manage',
    input: z.strictObject({ userId, reason: Reason }),
    output: User,
    errors: ['NotFoundError', 'ConflictError', 'NotAllowedError'],
    audit: { subject: 'user', severity: 'high' },
    destructive: true,
  }),
  reactivate: endpoint({
    id: 'users.reactivate',
    method: 'POST',
    path: '/users/{userId}/reactivate',
    summary: 'Give a deactivated HQ user access again',
    permission: 'hq.user.manage',
    input: z.strictObject({ userId, reason: Reason }),
    output: User,
    errors: ['NotFoundError', 'ConflictError', 'NotAllowedError'],
    audit: { subject: 'user', severity: 'high' },
  }),
  permissions: endpoint({
    id: 'users.permissions',
    method: 'GET',
    path: '/users/{userId}/permissions',
    summary: 'Show what an HQ user may do, and through which role',
    permission: 'hq.user.read',
    input: z.strictObject({ userId }),
    output: UserPermissions,
    errors: ['NotFoundError'],
  }),
};
