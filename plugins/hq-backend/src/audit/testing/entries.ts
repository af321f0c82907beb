import type { Knex } from 'knex';

/** Columns that tests give entries; the rest varies by itself. */
export type EntryColumns = Record<string, unknown>;

const spread = `
  INSERT INTO hq.sys_audit_log (actor_type, actor_id, actor_name, actor_role, operation, severity, subject_type,
    subject_id, subject_name, tenant_id, outcome, dry_run, changes, reason, error, door, request_id,
    correlation_id, ip, user_agent, subject_name2)
  SELECT 'user', gen_random_uuid(), 'person' || n || '@example.com', 'super_admin,support_analyst',
    'tenants.update', 'medium', 'tenant', gen_random_uuid(), 'مغسلة ' || n, gen_random_uuid(),
    CASE WHEN n % 7 = 0 THEN 'denied' ELSE 'success' END, n % 5 = 0,
    jsonb_build_array(jsonb_build_object('path', 'price', 'before', n, 'after', 9007199254740993::numeric + n)),
    CASE WHEN n % 3 = 0 THEN E'a "reason"\\twith \\u0001 signs' END,
    CASE WHEN n % 7 = 0 THEN jsonb_build_object('code', 'permission_missing', 'message', 'no') END,
    'rest', gen_random_uuid(), gen_random_uuid(), '192.0.2.' || n % 250, 'Mozilla/5.0 (test)',
    CASE WHEN n % 2 = 0 THEN 'مغسلة ' || n END
  FROM generate_series(1, ?) n`;

/** Writes varied entries in one statement. */
export async function insertEntries(knex: Knex, count: number): Promise<void> {
  await knex.raw(spread, [count]);
}

const plain: EntryColumns = {
  actor_type: 'system',
  actor_id: 'system',
  actor_name: 'system',
  actor_role: '',
  operation: 'test.write',
  severity: 'low',
  subject_type: 'tenant',
  outcome: 'success',
  door: 'system',
  request_id: 'request',
  correlation_id: 'correlation',
};

/** Writes one entry. @returns its id. */
export async function insertEntry(
  knex: Knex,
  columns: EntryColumns = {},
): Promise<string> {
  const [row] = await knex('hq.sys_audit_log')
    .insert({ ...plain, ...columns })
    .returning('id');
  return row.id;
}
