import { randomInt } from 'node:crypto';
import { syncSystemRoles } from '@cleanmatex/hq-node';
import type { SystemRoleCode } from '@cleanmatex/hq-common';
import type { Identity } from './identity';
import { recordEvent } from './store/audit';
import { findPersonById, storePassword } from './store/people';
import { inTransaction, type Sql } from './store/sql';

/** A person made for trying the console out. */
interface SamplePerson {
  role: SystemRoleCode;
  email: string;
  name: string;
  name2: string;
}

/** One person per role. */
export const sampleStaff: readonly SamplePerson[] = [
  {
    role: 'super_admin',
    email: 'salim.albalushi@cleanmatex.example',
    name: 'Salim Al Balushi',
    name2: 'سالم البلوشي',
  },
  {
    role: 'technical_admin',
    email: 'aisha.almansoori@cleanmatex.example',
    name: 'Aisha Al Mansoori',
    name2: 'عائشة المنصوري',
  },
  {
    role: 'business_admin',
    email: 'maha.alharthi@cleanmatex.example',
    name: 'Maha Al Harthi',
    name2: 'مها الحارثي',
  },
  {
    role: 'qa_compliance',
    email: 'fahad.almutairi@cleanmatex.example',
    name: 'Fahad Al Mutairi',
    name2: 'فهد المطيري',
  },
  {
    role: 'support_analyst',
    email: 'noura.alkuwari@cleanmatex.example',
    name: 'Noura Al Kuwari',
    name2: 'نورة الكواري',
  },
];

/** Serialises the first start of several replicas. */
const STAFF_LOCK = 4_872_100_042;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * Makes one person per role when nobody exists yet, all with one password.
 * @param password - generated when it is not given.
 * @returns the password; null when there were people already.
 */
export async function createSampleStaff(
  { knex, hasher }: Identity,
  password: string = generatePassword(),
): Promise<string | null> {
  await syncSystemRoles(knex);
  const hash = await hasher.hash(password);
  return inTransaction(knex, async sql => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [STAFF_LOCK]);
    const someone = await sql.query('SELECT FROM hq.sys_users LIMIT 1');
    if (someone.length) return null;
    for (const person of sampleStaff) {
      await createPerson(sql, person, hash);
    }
    return password;
  });
}

async function createPerson(
  sql: Sql,
  { role, email, name, name2 }: SamplePerson,
  hash: string,
): Promise<void> {
  const [{ id }] = await sql.query<{ id: string }>(
    `INSERT INTO hq.sys_users (email, entity_name, name, name2, status)
     VALUES ($1, $2, $3, $4, 'active') RETURNING id`,
    [email, email.split('@')[0], name, name2],
  );
  await sql.query(
    'INSERT INTO hq.sys_user_roles (user_id, role_code) VALUES ($1, $2)',
    [id, role],
  );
  await storePassword(sql, id, hash, false);
  await sql.query(
    `INSERT INTO hq.sys_outbox (topic, payload, correlation_id)
     VALUES ('hq.user.changed', jsonb_build_object('userId', $1::text), 'sample-staff')`,
    [id],
  );
  await recordEvent(
    sql,
    {
      operation: 'identity.create-sample-staff',
      severity: 'high',
      outcome: 'success',
      person: await findPersonById(sql, id),
      proven: false,
      bySystem: true,
      changes: [{ path: 'role', before: null, after: role }],
    },
    { requestId: 'sample-staff' },
  );
}

/** Five groups of four characters that are hard to confuse: 99 bits. */
function generatePassword(): string {
  const group = () =>
    Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join(
      '',
    );
  return Array.from({ length: 5 }, group).join('-');
}
