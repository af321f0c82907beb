import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint';
import { check } from '../../kernel/issues';
import { listQuery, page } from '../../kernel/list';
import { arabicName, line, Permission, Reason, RoleCode } from '../fields';
import { PermissionMatrix, Role } from '../schemas';

const texts = {
  name: line(80).describe('Name in English'),
  name2: arabicName(80).describe('Name in Arabic'),
  description: line(300).describe('What the role is for, in English'),
  description2: line(300).describe('What the role is for, in Arabic'),
};
const mfaRequired = z
  .boolean()
  .describe('Outside development a second factor is needed to sign in');
const permissions = z
  .array(Permission)
  .max(200)
  .describe('Permissions that the role gives; only ones that you hold');

/** Operations on roles. */
export const rolesContract = {
  list: endpoint({
    id: 'roles.list',
    method: 'GET',
    path: '/roles',
    summary: 'List roles',
    permission: 'hq.role.read',
    input: z.strictObject({ ...listQuery(['name', 'code'], 'name') }),
    output: page(Role),
  }),
  matrix: endpoint({
    id: 'roles.matrix',
    method: 'GET',
    path: '/permission-matrix',
    summary: 'Show which role holds which permission',
    permission: 'hq.role.read',
    input: z.strictObject({}),
    output: PermissionMatrix,
  }),
  get: endpoint({
    id: 'roles.get',
    method: 'GET',
    path: '/roles/{roleCode}',
    summary: 'Get a role',
    permission: 'hq.role.read',
    input: z.strictObject({ roleCode: RoleCode }),
    output: Role,
    errors: ['NotFoundError'],
    versioned: true,
  }),
  create: endpoint({
    id: 'roles.create',
    method: 'POST',
    path: '/roles',
    summary: 'Make a custom role',
    permission: 'hq.role.manage',
    input: z.strictObject({
      code: RoleCode,
      ...texts,
      mfaRequired: mfaRequired.default(false),
      permissions,
    }),
    output: Role,
    successStatus: 201,
    created: 'code',
    versioned: true,
    errors: ['ConflictError', 'NotAllowedError'],
    audit: { subject: 'role', severity: 'high' },
  }),
  update: endpoint({
    id: 'roles.update',
    method: 'PATCH',
    path: '/roles/{roleCode}',
    summary: 'Change a custom role',
    description: 'Applies to everyone who holds it from their next request on.',
    permission: 'hq.role.manage',
    input: z
      .strictObject({
        roleCode: RoleCode,
        name: texts.name.optional(),
        name2: texts.name2.optional(),
        description: texts.description.optional(),
        description2: texts.description2.optional(),
        mfaRequired: mfaRequired.optional(),
        permissions: permissions.optional(),
        reason: Reason,
      })
      .refine(
        ({ reason: _reason, ...fields }) => Object.keys(fields).length > 1,
        check('nothing_to_change'),
      ),
    output: Role,
    errors: [
      'NotFoundError',
      'ConflictError',
      'NotAllowedError',
      'PreconditionFailedError',
    ],
    audit: { subject: 'role', severity: 'high' },
    versioned: true,
  }),
  delete: endpoint({
    id: 'roles.delete',
    method: 'DELETE',
    path: '/roles/{roleCode}',
    summary: 'Delete a custom role that nobody holds',
    permission: 'hq.role.manage',
    input: z.strictObject({ roleCode: RoleCode, reason: Reason }),
    output: z.object({ code: RoleCode }),
    errors: ['NotFoundError', 'ConflictError', 'NotAllowedError'],
    audit: { subject: 'role', severity: 'high' },
  }),
};
