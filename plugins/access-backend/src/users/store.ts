import type { UserStatus } from '@cleanmatex/hq-common';
import { SqlParams, type Scope } from '@cleanmatex/hq-node';
import type { SessionRules } from '../access/limits';
import { openSession } from '../sessions/openSession';

/** A person as stored, with roles and what is derived from sessions. */
export interface UserRow {
  id: string;
  email: string;
  entity_name: string;
  name: string;
  name2: string | null;
  status: UserStatus;
  locale: 'en' | 'ar';
  created_at: Date;
  created_by: string;
  updated_at: Date | null;
  version: number;
  roles: string[];
  permissions: string[];
  last_seen_at: Date | null;
  open_sessions: number;
}

/** The select list that makes a `UserRow` of `hq.sys_users u`. */
export function userColumns(rules: SessionRules, params: SqlParams): string {
  return `u.id, u.email, u.entity_name, u.name, u.name2, u.status, u.locale, u.created_at, u.created_by,
    u.updated_at, u.xmin AS version,
    ARRAY(SELECT ur.role_code FROM hq.sys_user_roles ur WHERE ur.user_id = u.id ORDER BY ur.role_code) AS roles,
    ARRAY(SELECT DISTINCT p FROM hq.sys_user_roles ur JOIN hq.sys_roles r ON r.code = ur.role_code,
      unnest(r.permissions) p WHERE ur.user_id = u.id ORDER BY p) AS permissions,
    (SELECT max(s.last_seen_at) FROM hq.sys_sessions s WHERE s.user_id = u.id) AS last_seen_at,
    (SELECT count(*) FROM hq.sys_sessions s WHERE s.user_id = u.id AND ${openSession(
      's',
      rules,
      params,
    )}) AS open_sessions`;
}

export async function findUser(
  scope: Scope,
  id: string,
  rules: SessionRules,
): Promise<UserRow | undefined> {
  const params = new SqlParams();
  const columns = userColumns(rules, params);
  const [row] = await scope.query<UserRow>(
    `SELECT ${columns} FROM hq.sys_users u WHERE u.id = ${params.add(id)}`,
    params.values,
  );
  return row;
}

/** The same, and nobody else changes the person until the scope ends. */
export async function lockUser(
  scope: Scope,
  id: string,
  rules: SessionRules,
): Promise<UserRow | undefined> {
  await scope.query('SELECT FROM hq.sys_users WHERE id = $1 FOR UPDATE', [id]);
  return findUser(scope, id, rules);
}

/** What a new person is made of. */
export interface NewUser {
  email: string;
  name: string;
  name2?: string | null;
  locale: 'en' | 'ar';
}

/** @returns the id; undefined when the e-mail address is taken. */
export async function insertUser(
  scope: Scope,
  user: NewUser,
  entityName: string,
): Promise<string | undefined> {
  const [row] = await scope.query<{ id: string }>(
    `INSERT INTO hq.sys_users (email, name, name2, locale, entity_name, status, created_by)
     VALUES ($1, $2, $3, $4, $5, 'invited', $6)
     ON CONFLICT (lower(email)) DO NOTHING RETURNING id`,
    [
      user.email,
      user.name,
      user.name2 ?? null,
      user.locale,
      entityName,
      scope.actor.name,
    ],
  );
  return row?.id;
}

/** The base name, or the base name with the first free number. Holds the names until the scope ends. */
export async function freeEntityName(
  scope: Scope,
  base: string,
): Promise<string> {
  await scope.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('hq.sys_users.entity_name', 0))`,
  );
  const rows = await scope.query<{ entity_name: string }>(
    'SELECT entity_name FROM hq.sys_users WHERE starts_with(entity_name, $1)',
    [base],
  );
  const taken = new Set(rows.map(row => row.entity_name));
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** Fields that may be changed; an absent one stays. */
export interface UserChange {
  email?: string;
  name?: string;
  name2?: string | null;
  locale?: 'en' | 'ar';
  status?: UserStatus;
}

/**
 * Writes the fields and moves the version on, also when none is given.
 * @returns false when the e-mail address belongs to someone else.
 */
export async function updateUser(
  scope: Scope,
  id: string,
  change: UserChange,
): Promise<boolean> {
  if (change.email !== undefined) {
    const taken = await scope.query(
      'SELECT FROM hq.sys_users WHERE lower(email) = lower($1) AND id <> $2',
      [change.email, id],
    );
    if (taken.length) return false;
  }
  const params = new SqlParams();
  const sets = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => `${column} = ${params.add(value)}`);
  sets.push('updated_at = clock_timestamp()');
  sets.push(`updated_by = ${params.add(scope.actor.name)}`);
  await scope.query(
    `UPDATE hq.sys_users SET ${sets.join(', ')} WHERE id = ${params.add(id)}`,
    params.values,
  );
  return true;
}

/** Makes these the person's roles. */
export async function setRoles(
  scope: Scope,
  userId: string,
  roles: readonly string[],
): Promise<void> {
  await scope.query(
    'DELETE FROM hq.sys_user_roles WHERE user_id = $1 AND role_code <> ALL ($2::text[])',
    [userId, roles],
  );
  await scope.query(
    `INSERT INTO hq.sys_user_roles (user_id, role_code, granted_by)
     SELECT $1, code, $3 FROM unnest($2::text[]) code ON CONFLICT DO NOTHING`,
    [userId, roles, scope.actor.name],
  );
}

/**
 * True when another active person holds the role. Concurrent callers wait for each other, so that two
 * people cannot remove each other at once.
 */
export async function isHeldByAnother(
  scope: Scope,
  roleCode: string,
  userId: string,
): Promise<boolean> {
  await scope.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `hq.sys_user_roles ${roleCode}`,
  ]);
  const rows = await scope.query(
    `SELECT FROM hq.sys_user_roles ur JOIN hq.sys_users u ON u.id = ur.user_id
     WHERE ur.role_code = $1 AND u.id <> $2 AND u.status = 'active' LIMIT 1`,
    [roleCode, userId],
  );
  return rows.length > 0;
}
