import path from 'node:path';
import { Client } from 'pg';
import { readJson, writeJson } from './files.ts';
import { makeSamplePassword } from './secrets.ts';

/** What is remembered about the sample staff's password: the password until a person has seen it, then only that. */
type Memory = { password: string } | { shown: true };

/** A sample account of the first start. */
interface Account {
  email: string;
  role: string;
}

/** Where the password waits until it was shown. */
export function samplePasswordFile(stateDir: string): string {
  return path.join(stateDir, 'sample-staff.json');
}

/**
 * The password for the sample staff, for as long as nobody has seen it. It is kept between starts until then, so
 * that a first start that was broken off does not leave accounts with an unknown password.
 * @returns undefined after it was shown
 */
export function unseenSamplePassword(stateDir: string): string | undefined {
  const memory = readJson<Memory>(samplePasswordFile(stateDir));
  if (memory && 'shown' in memory) return undefined;
  if (memory) return memory.password;
  const password = makeSamplePassword();
  writeJson(samplePasswordFile(stateDir), { password } satisfies Memory);
  return password;
}

/** Forgets the password after it was shown. */
export function forgetSamplePassword(stateDir: string): void {
  writeJson(samplePasswordFile(stateDir), { shown: true } satisfies Memory);
}

/** The sample staff in the platform's database, by role; none when people were there before the first start. */
export async function listSampleStaff(
  connectionString: string,
): Promise<Account[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Account>(`
      SELECT sys_users.email, min(sys_user_roles.role_code) AS role
      FROM hq.sys_users
      JOIN hq.sys_user_roles ON sys_user_roles.user_id = sys_users.id
      WHERE sys_users.created_by = 'system'
        AND sys_users.email LIKE '%@cleanmatex.example'
      GROUP BY sys_users.id
      ORDER BY role`);
    return rows;
  } finally {
    await client.end();
  }
}
