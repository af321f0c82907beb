import { initializationSteps } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import type { Blueprint } from './blueprint';
import type { Fleet } from './fleetStore';
import { idSql, pickSql, randomSql, SAMPLE_MARK } from './sql';
import { familyNames, givenNames } from './words';

/** Runs an INSERT and counts its rows. */
export async function countInserted(
  scope: Scope,
  insert: string,
  params: unknown[],
): Promise<number> {
  const [{ total }] = await scope.query<{ total: number }>(
    `WITH added AS (${insert} RETURNING 1) SELECT count(*)::int AS total FROM added`,
    params,
  );
  return total;
}

/** The tenants as rows `s`, with the id of each. */
export const SPEC = `(SELECT r.*, ${idSql('tenant', 'r.n')} AS id
  FROM jsonb_to_recordset($2::jsonb) AS r (n int, name text, name2 text, slug text, email text, phone text, country text,
    currency text, timezone text, city text, city2 text, owner text, owner2 text, status text, plan text, since int,
    until int, "trialLeft" int, "perDay" float8, growth float8, branches int, users int, customers int, price float8,
    tax float8)) AS s`;

const MARKS = `'${SAMPLE_MARK}', '${SAMPLE_MARK}'`;
const START = `($3::date - s.since)::timestamp + interval '6 hours'`;

const tenants = `INSERT INTO public.org_tenants_mst (id, name, name2, slug, email, phone, s_current_plan, address, city,
    country, currency, timezone, language, is_active, status, created_at, created_by, created_info, feature_flags)
  SELECT s.id, s.name, s.name2, s.slug || taken.suffix, replace(s.email, '@', '@' || taken.label), s.phone, s.plan,
    s.city, s.city, s.country, s.currency, s.timezone, CASE WHEN s.n % 3 = 0 THEN 'en' ELSE 'ar' END,
    s.status IN ('trial', 'active'), s.status, ${START}, ${MARKS},
    coalesce((SELECT p.feature_flags FROM public.sys_plan_limits p WHERE p.plan_code = s.plan), '{}')
  FROM ${SPEC} CROSS JOIN LATERAL (
    -- A person's tenant may have the name already.
    SELECT CASE WHEN t THEN '-sample-' || s.n ELSE '' END AS suffix, CASE WHEN t THEN 'sample-' || s.n || '.' ELSE '' END AS label
    FROM (SELECT EXISTS (SELECT FROM public.org_tenants_mst o WHERE o.slug = s.slug OR o.email = s.email) AS t) AS found
  ) AS taken`;

const records = `INSERT INTO hq.sample_fleet_tenants (tenant_id, n) SELECT s.id, s.n FROM ${SPEC}
  WHERE $3::date IS NOT NULL`;

const branches = `INSERT INTO public.org_branches_mst (id, tenant_org_id, branch_name, name, name2, is_main, s_date, phone,
    email, address, country, city, rec_order, created_at, created_by, created_info)
  SELECT ${idSql(
    'branch',
    's.n',
    'b',
  )}, s.id, made.name, made.name, made.name2, b = 1, ${START}, s.phone, s.email, s.city,
    s.country, s.city, b, ${START}, ${MARKS}
  FROM ${SPEC} CROSS JOIN generate_series(1, s.branches) AS b CROSS JOIN LATERAL (
    SELECT CASE WHEN b = 1 THEN 'Main branch' ELSE s.city || ' branch ' || b END AS name,
      CASE WHEN b = 1 THEN 'الفرع الرئيسي' ELSE 'فرع ' || s.city2 || ' ' || b END AS name2) AS made`;

const PERSON_KEY = 's.n::bigint * 1000 + u';

const accounts = `INSERT INTO auth.users (id, email, created_at)
  SELECT ${idSql(
    'user',
    's.n',
    'u',
  )}, 'user' || u || '.' || s.n || '@sample-fleet.example', ${START}
  FROM ${SPEC} CROSS JOIN generate_series(1, s.users) AS u`;

const accountRecords = `INSERT INTO hq.sample_fleet_users (user_id, tenant_id)
  SELECT ${idSql(
    'user',
    's.n',
    'u',
  )}, s.id FROM ${SPEC} CROSS JOIN generate_series(1, s.users) AS u
  WHERE $3::date IS NOT NULL`;

const users = `INSERT INTO public.org_users_mst (id, user_id, tenant_org_id, display_name, role, main_branch_id, name, name2,
    email, last_login_at, login_count, created_at, created_by, created_info)
  SELECT ${idSql('member', 's.n', 'u')}, ${idSql(
  'user',
  's.n',
  'u',
)}, s.id, who.name,
    CASE WHEN u = 1 THEN 'tenant_admin' WHEN u % 5 = 2 THEN 'branch_manager' ELSE 'operator' END,
    ${idSql('branch', 's.n', '1 + u % s.branches')}, who.name, who.name2,
    'user' || u || '.' || s.n || '@sample-fleet.example',
    $3::date - s.until - interval '20 hours' * ${randomSql(
      PERSON_KEY,
      1,
    )} - interval '1 hour',
    (1 + s.since * ${randomSql(PERSON_KEY, 2)})::int, ${START}, ${MARKS}
  FROM ${SPEC} CROSS JOIN generate_series(1, s.users) AS u CROSS JOIN LATERAL (
    SELECT CASE WHEN u = 1 THEN s.owner ELSE ${pickSql(
      '$4::text[]',
      PERSON_KEY,
      3,
    )} || ' ' || ${pickSql('$6::text[]', PERSON_KEY, 4)} END AS name,
      CASE WHEN u = 1 THEN s.owner2 ELSE ${pickSql(
        '$5::text[]',
        PERSON_KEY,
        3,
      )} || ' ' || ${pickSql(
  '$7::text[]',
  PERSON_KEY,
  4,
)} END AS name2) AS who`;

const categories = `INSERT INTO public.org_service_category_cf (tenant_org_id, service_category_code, name, name2, rec_order,
    created_at, created_by, created_info)
  SELECT s.id, c.service_category_code, c.ctg_name, c.ctg_name2, c.rec_order, ${START}, ${MARKS}
  FROM ${SPEC} CROSS JOIN public.sys_service_category_cd c WHERE c.is_active`;

const templates = `INSERT INTO public.org_tenant_workflow_templates_cf (id, tenant_org_id, template_id, is_default, created_at)
  SELECT ${idSql(
    'template',
    's.n',
    'w.template_code',
  )}, s.id, w.template_id, w.template_code = 'WF_STANDARD', ${START}
  FROM ${SPEC} JOIN public.sys_workflow_template_cd w ON w.template_code IN ('WF_STANDARD', 'WF_SIMPLE')`;

const settings = `INSERT INTO public.org_tenant_settings_cf (id, tenant_org_id, setting_code, setting_name, setting_name2,
    setting_desc, setting_value_type, setting_value, rec_order, created_at, created_by, created_info)
  SELECT ${idSql(
    'setting',
    's.n',
    'c.setting_code',
  )}, s.id, c.setting_code, c.setting_name, c.setting_name2, c.setting_desc,
    c.setting_value_type, c.setting_value, c.rec_order, ${START}, ${MARKS}
  FROM ${SPEC} JOIN public.sys_tenant_settings_cd c ON c.is_active AND c.is_for_tenants_org AND c.is_per_tenant_org_id`;

const screens = `INSERT INTO public.org_tenant_workflow_settings_cf (tenant_org_id, created_at)
  SELECT s.id, ${START} FROM ${SPEC}`;

const steps = `INSERT INTO hq.tenant_initialization_steps (tenant_id, step, position, state, attempts, started_at, finished_at,
    detail)
  SELECT s.id, i.step, i.position, 'done', 1, ${START}, ${START}, '{"created": [], "present": []}'
  FROM ${SPEC} CROSS JOIN unnest($4::text[]) WITH ORDINALITY AS i (step, position)`;

const subscriptions = `INSERT INTO public.org_subscriptions_mst (id, tenant_org_id, plan, status, orders_limit, orders_used,
    branch_limit, user_limit, start_date, end_date, trial_ends, is_active, auto_renew, created_at, created_by, created_info)
  SELECT ${idSql('subscription', 's.n')}, s.id, s.plan,
    CASE s.status WHEN 'archived' THEN 'cancelled' WHEN 'suspended' THEN 'active' ELSE s.status END,
    p.orders_limit, coalesce(used.orders, 0), p.branches_limit, p.users_limit, ${START},
    coalesce(trial.ends, date_trunc('month', $3::timestamp) + interval '1 month'), trial.ends,
    s.status <> 'archived', s.status = 'active', ${START}, ${MARKS}
  FROM ${SPEC} JOIN public.sys_plan_limits p ON p.plan_code = s.plan
  CROSS JOIN LATERAL (SELECT ($3::date + s."trialLeft")::timestamp + interval '6 hours' AS ends) AS trial
  CROSS JOIN LATERAL (
    SELECT sum(u.orders_count)::int AS orders FROM public.org_usage_tracking u
    WHERE u.tenant_org_id = s.id
      AND u.period_start >= CASE WHEN trial.ends IS NULL THEN date_trunc('month', $3::timestamp - interval '1 day')::date
        ELSE $3::date - s.since END) AS used`;

const column = (pairs: ReadonlyArray<readonly string[]>, side: 0 | 1) =>
  pairs.map(pair => pair[side]);

/**
 * Stores tenants with all that their initialization would have given them, and records them as generated.
 * @returns rows by table.
 */
export async function insertTenants(
  scope: Scope,
  fleet: Fleet,
  batch: Blueprint[],
): Promise<Record<string, number>> {
  const spec = [fleet.seed, JSON.stringify(batch), fleet.endsOn];
  const people = [
    column(givenNames, 0),
    column(givenNames, 1),
    column(familyNames, 0),
    column(familyNames, 1),
  ];
  const rows: Record<string, number> = {};
  const add = async (table: string, sql: string, ...more: unknown[]) => {
    rows[table] = await countInserted(scope, sql, [...spec, ...more]);
  };
  await add('org_tenants_mst', tenants);
  await countInserted(scope, records, spec);
  await add('org_branches_mst', branches);
  await add('auth.users', accounts);
  await countInserted(scope, accountRecords, spec);
  await add('org_users_mst', users, ...people);
  await add('org_service_category_cf', categories);
  await add('org_tenant_workflow_templates_cf', templates);
  await add('org_tenant_settings_cf', settings);
  await add('org_tenant_workflow_settings_cf', screens);
  await countInserted(scope, steps, [...spec, initializationSteps]);
  return rows;
}

/** Stores the subscriptions of tenants; what they have used is read from their usage. */
export function insertSubscriptions(
  scope: Scope,
  fleet: Fleet,
  batch: Blueprint[],
): Promise<number> {
  return countInserted(scope, subscriptions, [
    fleet.seed,
    JSON.stringify(batch),
    fleet.endsOn,
  ]);
}
