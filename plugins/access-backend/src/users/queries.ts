import {
  permissionCatalog,
  permissionNames,
  type InputOf,
  type Page,
  type User,
  type UserPermissions,
  type usersContract,
} from '@cleanmatex/hq-common';
import {
  allows,
  cutPage,
  keysetSql,
  SqlParams,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import type { SessionRules } from '../access/limits';
import { fail } from '../model';
import { findUser, userColumns, type UserRow } from './store';
import { toUser } from './view';

const keyset: Keyset<'name' | 'createdAt'> = {
  list: 'users',
  sorts: {
    name: { sql: 'lower(u.name)', type: 'text' },
    createdAt: { sql: 'u.created_at', type: 'timestamptz' },
  },
  id: { sql: 'u.id', type: 'uuid' },
};

type ListInput = InputOf<typeof usersContract.list>;

function filters(
  { q, status, role }: ListInput,
  scope: Scope,
  params: SqlParams,
) {
  const conditions = ['true'];
  if (q) {
    const pattern = params.add(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
    const columns = ['u.name', 'u.name2'];
    if (allows(scope.actor, 'hq.pii.read')) columns.push('u.email');
    conditions.push(
      `(${columns.map(column => `${column} ILIKE ${pattern}`).join(' OR ')})`,
    );
  }
  if (status) conditions.push(`u.status = ANY (${params.add(status)})`);
  if (role) {
    conditions.push(
      `EXISTS (SELECT FROM hq.sys_user_roles f WHERE f.user_id = u.id AND f.role_code = ANY (${params.add(
        role,
      )}))`,
    );
  }
  return conditions.join(' AND ');
}

async function countUsers(input: ListInput, scope: Scope): Promise<number> {
  const params = new SqlParams();
  const where = filters(input, scope, params);
  const [{ count }] = await scope.query<{ count: number }>(
    `SELECT count(*) FROM hq.sys_users u WHERE ${where}`,
    params.values,
  );
  return count;
}

/** A page of the people who match. */
export async function listUsers(
  scope: Scope,
  input: ListInput,
  rules: SessionRules,
): Promise<Page<User>> {
  const params = new SqlParams();
  const paging = keysetSql(keyset, input, params);
  const where = filters(input, scope, params);
  const columns = userColumns(rules, params);
  const rows = await scope.query<UserRow>(
    `SELECT ${columns}, ${paging.select} FROM hq.sys_users u
     WHERE ${where} AND ${paging.where} ORDER BY ${paging.orderBy} LIMIT ${paging.limit}`,
    params.values,
  );
  const total = await countUsers(input, scope);
  return cutPage(keyset, input, rows, total, row => toUser(row, scope));
}

/** @throws HqError `user_not_found`. */
export async function getUser(
  scope: Scope,
  userId: string,
  rules: SessionRules,
): Promise<User> {
  const row = await findUser(scope, userId, rules);
  if (!row) throw fail('user_not_found');
  return toUser(row, scope);
}

/** Every permission of the console, with the roles that give it to the person. */
export async function getUserPermissions(
  scope: Scope,
  userId: string,
): Promise<UserPermissions> {
  const people = await scope.query('SELECT FROM hq.sys_users WHERE id = $1', [
    userId,
  ]);
  if (people.length === 0) throw fail('user_not_found');
  const roles = await scope.query<{ code: string; permissions: string[] }>(
    `SELECT r.code, r.permissions FROM hq.sys_user_roles ur JOIN hq.sys_roles r ON r.code = ur.role_code
     WHERE ur.user_id = $1 ORDER BY r.code`,
    [userId],
  );
  return {
    userId,
    roles: roles.map(({ code }) => code),
    permissions: permissionNames.map(name => {
      const grantedBy = roles
        .filter(({ permissions }) => permissions.includes(name))
        .map(({ code }) => code);
      const { title, title2 } = permissionCatalog[name];
      return { name, title, title2, granted: grantedBy.length > 0, grantedBy };
    }),
  };
}
