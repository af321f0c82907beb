import {
  diffFields,
  isPermissionName,
  kernelErrors,
  missingPermission,
  permissionCatalog,
  permissionNames,
  permissionsText,
  roleActions,
  type InputOf,
  type Page,
  type PermissionMatrix,
  type Role,
  type rolesContract,
} from '@cleanmatex/hq-common';
import {
  allows,
  cutPage,
  failWith,
  keysetSql,
  SqlParams,
  type Actor,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import { beyond, describe, fail, insist, type Refusal } from '../model';
import {
  countHolders,
  deleteRole,
  findRole,
  insertRole,
  lockRole,
  ROLE_COLUMNS,
  updateRole,
  type RoleRow,
} from './store';

const failKernel = failWith(kernelErrors);

const keyset: Keyset<'name' | 'code'> = {
  list: 'roles',
  sorts: {
    name: { sql: 'lower(r.name)', type: 'text' },
    code: { sql: 'r.code', type: 'text' },
  },
  id: { sql: 'r.code', type: 'text' },
};

type Input<K extends keyof typeof rolesContract> = InputOf<
  (typeof rolesContract)[K]
>;

function refusalToChange(actor: Actor, role: RoleRow): Refusal | null {
  if (!allows(actor, 'hq.role.manage')) {
    return {
      code: 'action_needs_permission',
      params: missingPermission('hq.role.manage'),
      permission: 'hq.role.manage',
    };
  }
  if (role.is_system) return { code: 'role_is_system' };
  return refusalToHold(actor, role.permissions);
}

/** Nobody makes, changes or removes a role that holds more than they hold themselves. */
function refusalToHold(
  actor: Actor,
  permissions: readonly string[],
): Refusal | null {
  const missing = beyond(actor, permissions);
  return missing.length
    ? {
        code: 'permission_beyond_own',
        params: { permissions: permissionsText(missing) },
      }
    : null;
}

function toRole(row: RoleRow, { actor, info }: Scope): Role {
  const refusal = refusalToChange(actor, row);
  return {
    code: row.code,
    name: row.name,
    name2: row.name2,
    description: row.description,
    description2: row.description2,
    isSystem: row.is_system,
    mfaRequired: row.mfa_required,
    permissions: row.permissions.filter(isPermissionName),
    userCount: row.user_count,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at?.toISOString() ?? null,
    version: row.version,
    allowedActions: roleActions.map(action => ({
      action,
      allowed: refusal === null,
      reason: describe(refusal, info.locale),
      permission: refusal?.permission ?? null,
    })),
  };
}

/** A page of the roles. */
export async function listRoles(
  scope: Scope,
  input: Input<'list'>,
): Promise<Page<Role>> {
  const params = new SqlParams();
  const paging = keysetSql(keyset, input, params);
  const rows = await scope.query<RoleRow>(
    `SELECT ${ROLE_COLUMNS}, ${paging.select} FROM hq.sys_roles r
     WHERE ${paging.where} ORDER BY ${paging.orderBy} LIMIT ${paging.limit}`,
    params.values,
  );
  const [{ count }] = await scope.query<{ count: number }>(
    'SELECT count(*) FROM hq.sys_roles',
  );
  return cutPage(keyset, input, rows, count, row => toRole(row, scope));
}

/** The matrix role × permission, as it applies now. */
export async function readMatrix(scope: Scope): Promise<PermissionMatrix> {
  const rows = await scope.query<RoleRow>(
    'SELECT code, name, name2, is_system, permissions FROM hq.sys_roles ORDER BY is_system DESC, cardinality(permissions) DESC, code',
  );
  return {
    permissions: permissionNames.map(name => {
      const { title, title2 } = permissionCatalog[name];
      return { name, title, title2 };
    }),
    roles: rows.map(row => ({
      code: row.code,
      name: row.name,
      name2: row.name2,
      isSystem: row.is_system,
      permissions: row.permissions.filter(isPermissionName),
    })),
  };
}

/** @throws HqError `role_not_found`. */
export async function getRole(scope: Scope, code: string): Promise<Role> {
  const row = await findRole(scope, code);
  if (!row) throw fail('role_not_found');
  return toRole(row, scope);
}

export async function createRole(
  scope: Scope,
  input: Input<'create'>,
): Promise<Role> {
  const permissions = [...new Set(input.permissions)];
  insist(refusalToHold(scope.actor, permissions));
  if (!(await insertRole(scope, { ...input, permissions }))) {
    throw fail('role_code_taken');
  }
  return record(scope, null, input.code);
}

/** @throws HqError `version_conflict` when the role was changed meanwhile. */
export async function changeRole(
  scope: Scope,
  input: Input<'update'>,
): Promise<Role> {
  const { roleCode, reason, ...change } = input;
  const before = await lockForChange(scope, roleCode);
  if (scope.ifMatch && !scope.ifMatch.includes(before.version)) {
    throw failKernel('version_conflict');
  }
  const permissions = change.permissions && [...new Set(change.permissions)];
  insist(refusalToHold(scope.actor, permissions ?? []));
  await updateRole(scope, roleCode, { ...change, permissions });
  return record(scope, before, roleCode, reason);
}

/** @throws HqError `role_in_use` while someone holds it. */
export async function removeRole(
  scope: Scope,
  { roleCode, reason }: Input<'delete'>,
): Promise<{ code: string }> {
  const before = await lockForChange(scope, roleCode);
  const holders = await countHolders(scope, roleCode);
  if (holders.users + holders.keys > 0) {
    throw fail('role_in_use', { ...holders }, { ...holders });
  }
  const keys = await deleteRole(scope, roleCode);
  scope.audit({
    subjectId: roleCode,
    subjectName: before.name,
    subjectName2: before.name2,
    changes: diffFields(auditFields(before), null),
    reason,
  });
  for (const key of keys) {
    scope.audit({
      subjectType: 'api-key',
      subjectId: key.id,
      subjectName: key.name,
      changes: [{ path: 'roleCode', before: roleCode, after: null }],
      reason,
    });
  }
  scope.emit('hq.role.changed', { roleCode });
  return { code: roleCode };
}

async function lockForChange(scope: Scope, code: string): Promise<RoleRow> {
  const row = await lockRole(scope, code);
  if (!row) throw fail('role_not_found');
  insist(refusalToChange(scope.actor, row));
  return row;
}

async function record(
  scope: Scope,
  before: RoleRow | null,
  code: string,
  reason?: string,
): Promise<Role> {
  const after = await findRole(scope, code);
  if (!after) throw fail('role_not_found');
  scope.audit({
    subjectId: code,
    subjectName: after.name,
    subjectName2: after.name2,
    changes: diffFields(before && auditFields(before), auditFields(after)),
    reason,
  });
  scope.emit('hq.role.changed', { roleCode: code });
  return toRole(after, scope);
}

const auditFields = (row: RoleRow) => ({
  name: row.name,
  name2: row.name2,
  description: row.description,
  description2: row.description2,
  mfaRequired: row.mfa_required,
  permissions: row.permissions,
});
