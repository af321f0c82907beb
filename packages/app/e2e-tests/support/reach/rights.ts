import { permissionNames } from '@cleanmatex/hq-common';
import { Client } from 'pg';

const ROLE = 'all_ways';

async function inDatabase(
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client(process.env.HQ_DATABASE_URL);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Gives a person every permission, without the second factor that the roles with most of them ask for. */
export const grantAll = (email: string) =>
  inDatabase(async client => {
    await client.query(
      `INSERT INTO hq.sys_roles (code, name, name2, description, description2, permissions)
       VALUES ($1, 'All ways', 'كل الطرق', 'For a journey', 'لرحلة اختبار', $2)
       ON CONFLICT (code) DO NOTHING`,
      [ROLE, permissionNames],
    );
    await client.query(
      `INSERT INTO hq.sys_user_roles (user_id, role_code)
       SELECT id, $2 FROM hq.sys_users WHERE email = $1 ON CONFLICT DO NOTHING`,
      [email, ROLE],
    );
  });

/** Takes back what {@link grantAll} gave. */
export const revokeAll = () =>
  inDatabase(async client => {
    await client.query('DELETE FROM hq.sys_user_roles WHERE role_code = $1', [
      ROLE,
    ]);
    await client.query('DELETE FROM hq.sys_roles WHERE code = $1', [ROLE]);
  });
