import type { PermissionName } from '@cleanmatex/hq-common';
import { SqlParams, type Scope } from '@cleanmatex/hq-node';

/** A role as stored, with how many people hold it. */
export interface RoleRow {
  code: string;
  name: string;
  name2: string;
  description: string;
  description2: string;
  is_system: boolean;
  mfa_required: boolean;
  permissions: PermissionName[];
  created_at: Date;
  updated_at: Date | null;
  version: number;
  user_count: number;
}

/** The select list that makes a `RoleRow` of `hq.sys_roles r`. */
export const ROLE_COLUMNS = `r.code, r.name, r.name2, r.description, r.description2, r.is_system, r.mfa_required,
  r.permissions, r.created_at, r.updated_at, r.xmin AS version,
  (SELECT count(*) FROM hq.sys_user_roles ur JOIN hq.sys_users u ON u.id = ur.user_id
   WHERE ur.role_code = r.code AND u.status <> 'deactivated') AS user_count`;

export async function findRole(
  scope: Scope,
  code: string,
): Promise<RoleRow | undefined> {
  const [row] = await scope.query<RoleRow>(
    `SELECT ${ROLE_COLUMNS} FROM hq.sys_roles r WHERE r.code = $1`,
    [code],
  );
  return row;
}

/** The same, and nobody else changes the role until the scope ends. */
export async function lockRole(
  scope: Scope,
  code: string,
): Promise<RoleRow | undefined> {
  await scope.query('SELECT FROM hq.sys_roles WHERE code = $1 FOR UPDATE', [
    code,
  ]);
  return findRole(scope, code);
}

/** The roles of these codes that exist, kept from being deleted until the scope ends. */
export function loadRoles(
  scope: Scope,
  codes: string[],
): Promise<Array<{ code: string; permissions: string[] }>> {
  return scope.query(
    'SELECT code, permissions FROM hq.sys_roles WHERE code = ANY ($1) ORDER BY code FOR KEY SHARE',
    [codes],
  );
}

/** What a custom role is made of. */
export interface NewRole {
  code: string;
  name: string;
  name2: string;
  description: string;
  description2: string;
  mfaRequired: boolean;
  permissions: readonly string[];
}

/** @returns false when the code is taken. */
export async function insertRole(
  scope: Scope,
  role: NewRole,
): Promise<boolean> {
  const rows = await scope.query(
    `INSERT INTO hq.sys_roles (code, name, name2, description, description2, mfa_required, permissions, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING code`,
    [
      role.code,
      role.name,
      role.name2,
      role.description,
      role.description2,
      role.mfaRequired,
      role.permissions,
      scope.actor.name,
    ],
  );
  return rows.length > 0;
}

const columns = {
  name: 'name',
  name2: 'name2',
  description: 'description',
  description2: 'description2',
  mfaRequired: 'mfa_required',
  permissions: 'permissions',
} as const;

/** Fields of a role that may be changed; an absent one stays. */
export type RoleChange = Partial<Omit<NewRole, 'code'>>;

export async function updateRole(
  scope: Scope,
  code: string,
  change: RoleChange,
): Promise<void> {
  const params = new SqlParams();
  const sets = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(
      ([field, value]) =>
        `${columns[field as keyof RoleChange]} = ${params.add(value)}`,
    );
  sets.push('updated_at = clock_timestamp()');
  sets.push(`updated_by = ${params.add(scope.actor.name)}`);
  await scope.query(
    `UPDATE hq.sys_roles SET ${sets.join(', ')} WHERE code = ${params.add(
      code,
    )}`,
    params.values,
  );
}

/** Who stands in the way of deleting a role. */
export async function countHolders(
  scope: Scope,
  code: string,
): Promise<{ users: number; keys: number }> {
  const [row] = await scope.query<{ users: number; keys: number }>(
    `SELECT (SELECT count(*) FROM hq.sys_user_roles WHERE role_code = $1) AS users,
       (SELECT count(*) FROM hq.sys_api_keys
        WHERE role_code = $1 AND revoked_at IS NULL AND expires_at > clock_timestamp()) AS keys`,
    [code],
  );
  return row;
}

/**
 * Deletes a role that nobody holds, with its dead keys.
 * @returns the keys that went with it.
 */
export async function deleteRole(
  scope: Scope,
  code: string,
): Promise<Array<{ id: string; name: string }>> {
  const keys = await scope.query<{ id: string; name: string }>(
    'DELETE FROM hq.sys_api_keys WHERE role_code = $1 RETURNING id, name',
    [code],
  );
  await scope.query('DELETE FROM hq.sys_roles WHERE code = $1', [code]);
  return keys;
}
