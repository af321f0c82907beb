import { randomUUID } from 'node:crypto';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Actor } from '@cleanmatex/hq-node';
import { systemRoles } from '@cleanmatex/hq-common';
import type { Knex } from 'knex';

/** A person in the hq tables. */
export interface TestPerson {
  id: string;
  email: string;
  entityName: string;
  /** The person as the kernel sees them. */
  actor: Actor;
}

/** Adds a person with these roles; active unless told otherwise. */
export async function addPerson(
  knex: Knex,
  roles: string[],
  fields: { status?: string; name?: string; email?: string } = {},
): Promise<TestPerson> {
  const entityName = `p-${randomUUID().slice(0, 8)}`;
  const email = fields.email ?? `${entityName}@cleanmatex.example`;
  const [{ id }] = await knex('hq.sys_users')
    .insert({
      email,
      entity_name: entityName,
      name: fields.name ?? `Person ${entityName}`,
      status: fields.status ?? 'active',
    })
    .returning('id');
  for (const code of roles) {
    await knex('hq.sys_user_roles').insert({ user_id: id, role_code: code });
  }
  const permissions = systemRoles
    .filter(({ code }) => roles.includes(code))
    .flatMap(role => role.permissions);
  return {
    id,
    email,
    entityName,
    actor: {
      type: 'user',
      id,
      name: email,
      roles,
      permissions: new Set(permissions),
    },
  };
}

const part = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Credentials as Backstage makes them of a verified token, new ones for each call as for each request.
 * @param sid - absent: a token that one plugin presents to another on the person's behalf.
 */
export function userCredentials(
  entityName: string,
  { sid, iat }: { sid?: string; iat?: number } = {},
): BackstageCredentials {
  const claims = { iat: iat ?? Math.floor(Date.now() / 1000), sid };
  const credentials = {
    $$type: '@backstage/BackstageCredentials',
    version: 'v1',
    principal: { type: 'user', userEntityRef: `user:default/${entityName}` },
  };
  Object.defineProperty(credentials, 'token', {
    enumerable: false,
    value: `${part({ alg: 'none' })}.${part(claims)}.`,
  });
  return credentials as unknown as BackstageCredentials;
}

/** Credentials of a service principal. */
export function serviceCredentials(subject: string): BackstageCredentials {
  return {
    $$type: '@backstage/BackstageCredentials',
    principal: { type: 'service', subject },
  } as BackstageCredentials;
}
