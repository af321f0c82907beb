import type { Me, PermissionName } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { fail } from './model';

/** The caller: profile, roles, and the permissions held at this moment. */
export async function getMe({ actor, query }: Scope): Promise<Me> {
  const roles = await query<Me['roles'][number]>(
    'SELECT code, name, name2 FROM hq.sys_roles WHERE code = ANY ($1) ORDER BY code',
    [actor.roles],
  );
  const common = {
    id: actor.id,
    roles,
    permissions: [...actor.permissions] as PermissionName[],
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
