import type { HqUser } from '@cleanmatex/hq-node';
import type { Knex } from 'knex';

interface Row extends Omit<HqUser, 'entityName'> {
  entity_name: string;
}

async function findOne(
  knex: Knex,
  condition: string,
  value: string,
): Promise<HqUser | null> {
  const { rows } = await knex.raw<{ rows: Row[] }>(
    `SELECT u.id, u.email, u.entity_name, u.name, u.name2, u.status, u.locale,
       ARRAY(SELECT role_code FROM hq.sys_user_roles WHERE user_id = u.id ORDER BY role_code) AS roles
     FROM hq.sys_users u WHERE ${condition}`,
    [value],
  );
  if (!rows[0]) return null;
  const { entity_name: entityName, ...user } = rows[0];
  return { ...user, entityName };
}

/** A person by e-mail, case-insensitive, in whatever state. */
export const findUserByEmail = (knex: Knex, email: string) =>
  findOne(knex, 'lower(u.email) = lower(?)', email);

/** A person by id, in whatever state. */
export const findUserById = (knex: Knex, id: string) =>
  findOne(knex, 'u.id = ?', id);
