import { z } from 'zod';
import { searchText } from '../../access/fields';
import { endpoint } from '../../kernel/endpoint';
import { listQuery, mayBeBlank, page } from '../../kernel/list';

const text = (what: string) => z.string().nullable().describe(what);
const tenantId = z.guid().describe('Id of the tenant');

/** A place of business of a tenant, as the platform has it. */
export const Branch = z.object({
  id: z.guid().describe('Id'),
  name: z.string().describe('Name in English'),
  name2: text('Name in Arabic'),
  main: z.boolean().describe('Whether it is the main branch'),
  active: z.boolean().describe('Whether it is in use'),
  phone: text('Phone; masked without the permission hq.pii.read'),
  email: text('E-mail; masked without the permission hq.pii.read'),
  country: text(
    'Country, ISO 3166-1 alpha-2 where the platform has a known one',
  ),
  city: text('City'),
  address: text('Address'),
  createdAt: z.string().describe('Created, ISO 8601 in UTC'),
});
export type Branch = z.output<typeof Branch>;

/** Query of a tenant's branches. */
export const BranchQuery = z.strictObject({
  tenantId,
  ...listQuery(['name', 'createdAt'], 'name'),
  q: mayBeBlank(searchText).describe('Words of the name, Arabic name or city'),
});
export type BranchQuery = z.output<typeof BranchQuery>;

/** Somebody who works at a tenant, as the platform has them. */
export const TenantUser = z.object({
  id: z.guid().describe('Id'),
  name: z.string().describe('Name in English, or how they are shown'),
  name2: text('Name in Arabic'),
  email: text('E-mail; masked without the permission hq.pii.read'),
  role: text('Role in the tenant’s own application'),
  active: z.boolean().describe('Whether they may sign in'),
  locked: z
    .boolean()
    .describe('Whether too many failed attempts lock them out now'),
  lastLoginAt: text('Last sign-in, ISO 8601 in UTC; null for never'),
  createdAt: z.string().describe('Created, ISO 8601 in UTC'),
});
export type TenantUser = z.output<typeof TenantUser>;

/** Query of a tenant's users. */
export const TenantUserQuery = z.strictObject({
  tenantId,
  ...listQuery(['name', 'lastLoginAt', 'createdAt'], 'name'),
  q: mayBeBlank(searchText).describe(
    'Words of the name or Arabic name; e-mail too with the permission hq.pii.read',
  ),
  state: mayBeBlank(z.enum(['active', 'inactive'])).describe(
    'Those who may sign in, or those who may not',
  ),
});
export type TenantUserQuery = z.output<typeof TenantUserQuery>;

const branches = endpoint({
  id: 'tenants.branches',
  method: 'GET',
  path: '/tenants/{tenantId}/branches',
  summary: 'Branches of a tenant, as the platform has them',
  permission: 'hq.tenant.read',
  input: BranchQuery,
  output: page(Branch),
  errors: ['NotFoundError'],
});

const users = endpoint({
  id: 'tenants.users',
  method: 'GET',
  path: '/tenants/{tenantId}/users',
  summary: 'People who work at a tenant, as the platform has them',
  permission: 'hq.tenant.read',
  input: TenantUserQuery,
  output: page(TenantUser),
  errors: ['NotFoundError'],
});

/** Reads of a tenant's branches and users. */
export const tenantPeopleContract = { branches, users };
