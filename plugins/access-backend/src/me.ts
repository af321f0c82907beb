import {
  permissionNames,
  type Me,
  type PermissionName,
} from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { fail } from './model';

/** Permissions that the caller does not hold, each with all roles that have it. */
const missingOf = ({ actor, query }: Scope): Promise<Me['missing']> =>
  query<Me['missing'][number]>(
    `SELECT p.name AS permission, coalesce(jsonb_agg(
       jsonb_build_object('code', r.code, 'name', r.name, 'name2', r.name2)
       ORDER BY r.is_system DESC, r.created_at, r.code) FILTER (WHERE r.code IS NOT NULL), '[]') AS roles
     FROM unnest($1::text[]) WITH ORDINALITY AS p (name, position)
     LEFT JOIN hq.sys_roles r ON p.name = ANY (r.permissions)
     GROUP BY p.name, p.position ORDER BY p.position`,
    [permissionNames.filter(name => !actor.permissions.has(name))],
  );

/** The caller: profile, roles, and the permissions held at this moment. */
export async function getMe(scope: Scope): Promise<Me> {
  const { actor, query } = scope;
  const roles = await query<Me['roles'][number]>(
    'SELECT code, name, name2 FROM hq.sys_roles WHERE code = ANY ($1) ORDER BY code',
    [actor.roles],
  );
  const common = {
    id: actor.id,
    roles,
    permissions: [...actor.permissions] as PermissionName[],
    missing: await missingOf(scope),
  };
  if (actor.type === 'api-key') {
    return {
      ...common,
      type: 'api-key',
      name: actor.name,
      name2: null,
      email: null,
      entityName: null,
      locale: 'en',
      sessionId: null,
    };
  }
  const [person] = await query<
    Pick<Me, 'name' | 'name2' | 'email' | 'entityName' | 'locale'>
  >(
    `SELECT name, name2, email, entity_name AS "entityName", locale FROM hq.sys_users WHERE id::text = $1`,
    [actor.id],
  );
  if (!person) throw fail('user_not_found');
  return {
    ...common,
    ...person,
    type: 'user',
    sessionId: actor.sessionId ?? null,
  };
}
