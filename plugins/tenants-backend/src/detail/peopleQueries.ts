import {
  maskEmail,
  maskPhone,
  searchWords,
  type Branch,
  type BranchQuery,
  type Page,
  type TenantUser,
  type TenantUserQuery,
} from '@cleanmatex/hq-common';
import {
  readPage,
  SqlParams,
  type Keyset,
  type Scope,
} from '@cleanmatex/hq-node';
import { seesPersonalData } from '../model';
import { readCountry } from '../record';
import { getTenant } from '../store';

/** Rows of one tenant are few: they are ordered and searched without an index. */
const shortName = (name: string) => `"left"(lower(${name}), 80)`;

const BRANCH_NAME = `coalesce(b.name, b.branch_name, '')`;
const branchKeyset: Keyset<'name' | 'createdAt'> = {
  list: 'tenant-branches',
  sorts: {
    name: { sql: shortName(BRANCH_NAME), type: 'text' },
    createdAt: { sql: 'hq.utc(b.created_at)', type: 'timestamptz' },
  },
  id: { sql: 'b.id', type: 'uuid' },
};

const USER_NAME = `coalesce(u.display_name, u.name, '')`;
const userKeyset: Keyset<'name' | 'lastLoginAt' | 'createdAt'> = {
  list: 'tenant-users',
  sorts: {
    name: { sql: shortName(USER_NAME), type: 'text' },
    // Who never signed in comes before all others.
    lastLoginAt: { sql: 'hq.utc(u.last_login_at)', type: 'timestamptz' },
    createdAt: { sql: 'hq.utc(u.created_at)', type: 'timestamptz' },
  },
  id: { sql: 'u.id', type: 'uuid' },
};

/** Conditions that every word of a search occurs in some of these texts. */
function wordsSql(
  text: string | undefined,
  columns: string[],
  params: SqlParams,
): string[] {
  if (!text) return [];
  const words = searchWords(text);
  if (words.length === 0) return ['false'];
  const searched = `hq.normalize_search(concat_ws(' ', ${columns.join(', ')}))`;
  return words.map(word => `${searched} LIKE ${params.add(`%${word}%`)}`);
}

const masked = (
  value: string | null,
  clear: boolean,
  mask: (value: string) => string,
) => (value && !clear ? mask(value) : value);

type BranchRow = Omit<Branch, 'createdAt'> & { createdAt: Date };

/** Branches of a tenant that match. @throws HqError `tenant_not_found`, `invalid_cursor` */
export async function tenantBranches(
  scope: Scope,
  query: BranchQuery,
): Promise<Page<Branch>> {
  await getTenant(scope, query.tenantId);
  const clear = seesPersonalData(scope.actor);
  const params = new SqlParams();
  const where = [
    `b.tenant_org_id = ${params.add(query.tenantId)}::uuid`,
    ...wordsSql(
      query.q,
      ['b.name', 'b.branch_name', 'b.name2', 'b.city'],
      params,
    ),
  ];
  return readPage<BranchRow, 'name' | 'createdAt', Branch>(
    scope,
    branchKeyset,
    query,
    params,
    {
      columns: `b.id, ${BRANCH_NAME} AS name, b.name2, b.is_main IS TRUE AS main, b.is_active AS active, b.phone, b.email,
        b.country, b.city, b.address, hq.utc(b.created_at) AS "createdAt"`,
      from: 'public.org_branches_mst b',
      where,
    },
    row => ({
      ...row,
      phone: masked(row.phone, clear, maskPhone),
      email: masked(row.email, clear, maskEmail),
      country: readCountry(row.country),
      createdAt: row.createdAt.toISOString(),
    }),
  );
}

type UserRow = Omit<TenantUser, 'createdAt' | 'lastLoginAt'> & {
  createdAt: Date;
  lastLoginAt: Date | null;
};

/**
 * People who work at a tenant and match. Their e-mail is masked, and not searched, without `hq.pii.read`.
 * @throws HqError `tenant_not_found`, `invalid_cursor`
 */
export async function tenantUsers(
  scope: Scope,
  query: TenantUserQuery,
): Promise<Page<TenantUser>> {
  await getTenant(scope, query.tenantId);
  const clear = seesPersonalData(scope.actor);
  const params = new SqlParams();
  const names = ['u.display_name', 'u.name', 'u.name2'];
  const where = [
    `u.tenant_org_id = ${params.add(query.tenantId)}::uuid`,
    ...wordsSql(query.q, clear ? [...names, 'u.email'] : names, params),
    ...(query.state ? [`u.is_active = ${query.state === 'active'}`] : []),
  ];
  return readPage<UserRow, 'name' | 'lastLoginAt' | 'createdAt', TenantUser>(
    scope,
    userKeyset,
    query,
    params,
    {
      columns: `u.id, ${USER_NAME} AS name, u.name2, u.email, u.role, u.is_active AS active,
        coalesce(u.locked_until > (now() AT TIME ZONE 'UTC'), false) AS locked,
        u.last_login_at AT TIME ZONE 'UTC' AS "lastLoginAt", hq.utc(u.created_at) AS "createdAt"`,
      from: 'public.org_users_mst u',
      where,
    },
    row => ({
      ...row,
      email: masked(row.email, clear, maskEmail),
      lastLoginAt: row.lastLoginAt && row.lastLoginAt.toISOString(),
      createdAt: row.createdAt.toISOString(),
    }),
  );
}
