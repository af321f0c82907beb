import {
  checkTexts,
  countryCodes,
  countryDefaults,
  countryName,
  dialCodeOf,
  fillText,
  slugFromName,
  slugProblem,
  SLUG_MAX,
  SLUG_MIN,
  tenantErrors,
  tenantSorts,
  type EmailAvailability,
  type Locale,
  type OnboardingOptions,
  type Page,
  type SlugAvailability,
  type SlugProblem,
  type Tenant,
  type TenantFilters,
  type TenantListQuery,
} from '@cleanmatex/hq-common';
import {
  cutPage,
  keysetSql,
  SqlParams,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import { filterSql } from './filters';
import { presenter } from './model';
import { listPlans, listServiceCategories } from './planStore';
import {
  CREATED_SQL,
  STATUS_SQL,
  TENANT_COLUMNS,
  toRecord,
  TRIAL_END_SQL,
  type TenantRow,
} from './record';

/** Names are ordered by their first 80 letters, so that a cursor stays short. */
const NAME_SQL = `"left"(lower(t.name::text), 80)`;

const tenantKeyset: Keyset<(typeof tenantSorts)[number]> = {
  list: 'tenants',
  sorts: {
    name: { sql: NAME_SQL, type: 'text' },
    createdAt: { sql: CREATED_SQL, type: 'timestamptz' },
    updatedAt: {
      sql: 'hq.utc(coalesce(t.updated_at, t.created_at))',
      type: 'timestamptz',
    },
    status: { sql: STATUS_SQL, type: 'text' },
    slug: { sql: 't.slug::text', type: 'text' },
    // Tenants without a trial come after those with one. Without an index: ask it of the few that are on trial.
    trialEndsAt: {
      sql: `coalesce(CASE WHEN ${STATUS_SQL} = 'trial' THEN ${TRIAL_END_SQL} END, '9999-12-31 00:00:00+00'::timestamptz)`,
      type: 'timestamptz',
    },
  },
  id: { sql: 't.id', type: 'uuid' },
};

/** A search that finds no more than this many is put in order by what it found. */
const FEW = 2_000;

/**
 * Ids of what a search finds; null for more than a few. The planner expects matches to be spread evenly over the list's
 * order, and may go through most of it for a page of few.
 */
async function findFew(
  scope: Scope,
  filters: TenantFilters,
): Promise<string[] | null> {
  const params = new SqlParams();
  const { from, where } = filterSql(filters, scope.actor, params);
  const rows = await scope.query<{ id: string }>(
    `SELECT t.id FROM ${from} WHERE ${where} LIMIT ${params.add(FEW + 1)}`,
    params.values,
  );
  return rows.length > FEW ? null : rows.map(({ id }) => id);
}

async function countTenants(
  scope: Scope,
  filters: TenantFilters,
): Promise<number> {
  const params = new SqlParams();
  const { from, where } = filterSql(filters, scope.actor, params);
  const [{ count }] = await scope.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${from} WHERE ${where}`,
    params.values,
  );
  return count;
}

/** A page of the tenants that match. @throws HqError `invalid_cursor` */
export async function listTenants(
  scope: Scope,
  query: TenantListQuery,
): Promise<Page<Tenant>> {
  const params = new SqlParams();
  const found = query.q ? await findFew(scope, query) : null;
  const filters = found ? { ids: found } : query;
  const { from, where } = filterSql(filters, scope.actor, params);
  const keyset = keysetSql(tenantKeyset, query, params);
  const [rows, total] = await Promise.all([
    scope.query<TenantRow>(
      `SELECT ${TENANT_COLUMNS}, ${keyset.select} FROM ${from}
       WHERE ${where} AND ${keyset.where} ORDER BY ${keyset.orderBy} LIMIT ${keyset.limit}`,
      params.values,
    ),
    found ? found.length : countTenants(scope, query),
  ]);
  const present = presenter(scope.actor, scope.info.locale);
  return cutPage(tenantKeyset, query, rows, total, row =>
    present(toRecord(row)),
  );
}

const problemParams = { limit: SLUG_MIN };

function problemText(problem: SlugProblem, locale: Locale): string {
  const params = problem === 'too_long' ? { limit: SLUG_MAX } : problemParams;
  return fillText(checkTexts[problem], locale, params);
}

/** Numbered variants of a slug that are looked up for a free one. */
const VARIANTS = 20;

function variantsOf(slug: string): string[] {
  const base = slugFromName(slug);
  if (!base) return [];
  const numbered = Array.from({ length: VARIANTS }, (_, index) => {
    const end = `-${index + 2}`;
    return base.slice(0, SLUG_MAX - end.length).replace(/-$/, '') + end;
  });
  return [base, ...numbered].filter(variant => !slugProblem(variant));
}

/** Whether a slug may be taken; if not, why, and a free one that is close. */
export async function slugAvailability(
  scope: Scope,
  asked: string,
): Promise<SlugAvailability> {
  const slug = asked.trim();
  const variants = variantsOf(slug);
  const rows = await scope.query<{ slug: string }>(
    `SELECT slug FROM public.org_tenants_mst WHERE slug = ANY ($1::text[])`,
    [[slug, ...variants]],
  );
  const taken = new Set(rows.map(row => row.slug));
  const suggestion = variants.find(variant => !taken.has(variant)) ?? null;
  const { locale } = scope.info;
  const problem = slugProblem(slug);
  if (problem) {
    const reason = problemText(problem, locale);
    return { slug, available: false, code: problem, reason, suggestion };
  }
  if (taken.has(slug)) {
    const code = 'tenant_slug_taken';
    const reason = tenantErrors[code][locale];
    return { slug, available: false, code, reason, suggestion };
  }
  return { slug, available: true, code: null, reason: null, suggestion: null };
}

/** Whether an e-mail address may be a new tenant's. @param email - in lower case. */
export async function emailAvailability(
  scope: Scope,
  email: string,
): Promise<EmailAvailability> {
  const rows = await scope.query(
    'SELECT FROM public.org_tenants_mst WHERE email = $1 LIMIT 1',
    [email],
  );
  const available = rows.length === 0;
  const reason = available
    ? null
    : tenantErrors.tenant_email_taken[scope.info.locale];
  return { email, available, reason };
}

const countries: OnboardingOptions['countries'] = countryCodes
  .map(code => ({
    code,
    name: countryName(code, 'en'),
    name2: countryName(code, 'ar'),
    currency: countryDefaults[code][0],
    timezone: countryDefaults[code][1],
    dialCode: dialCodeOf(code),
  }))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** What the onboarding form offers. */
export async function onboardingOptions(
  scope: Scope,
): Promise<OnboardingOptions> {
  const [plans, serviceCategories] = await Promise.all([
    listPlans(scope),
    listServiceCategories(scope),
  ]);
  return { plans, serviceCategories, countries };
}
