import {
  signInStatuses,
  type TenantStatus,
  type UpdateTenant,
} from '@cleanmatex/hq-common';
import { SqlParams, type Scope } from '@cleanmatex/hq-node';
import { fail, failKernel, type TenantRecord } from './model';
import { TENANT_COLUMNS, toRecord, type TenantRow } from './record';

/** Fields of a tenant that can be written, with their columns and SQL types. */
const columns = {
  slug: ['slug', 'text'],
  name: ['name', 'text'],
  name2: ['name2', 'text'],
  email: ['email', 'text'],
  phone: ['phone', 'text'],
  country: ['country', 'text'],
  currency: ['currency', 'text'],
  timezone: ['timezone', 'text'],
  language: ['language', 'text'],
  address: ['address', 'text'],
  city: ['city', 'text'],
  logoUrl: ['logo_url', 'text'],
  brandColorPrimary: ['brand_color_primary', 'text'],
  brandColorSecondary: ['brand_color_secondary', 'text'],
  planCode: ['s_current_plan', 'text'],
  featureFlags: ['feature_flags', 'jsonb'],
  businessHours: ['business_hours', 'jsonb'],
} as const;
type Field = keyof typeof columns;

/** Values to write; a field that is undefined is left alone. Flags are merged into those stored. */
export type TenantValues = Partial<
  Omit<UpdateTenant, 'tenantId' | 'reason' | 'featureFlags'> & {
    planCode: string;
    featureFlags: Record<string, boolean | undefined>;
  }
>;

const toSql = (field: Field, value: unknown) =>
  columns[field][1] === 'jsonb' && value !== null
    ? JSON.stringify(value)
    : value;

function given(values: TenantValues): Array<[Field, unknown]> {
  return (Object.keys(columns) as Field[])
    .filter(field => values[field] !== undefined)
    .map(field => [field, values[field]]);
}

const UNIQUE_VIOLATION = '23505';
const takenBy = {
  slug: 'tenant_slug_taken',
  email: 'tenant_email_taken',
} as const;

/** Names the field of a broken unique key; the platform's names of its keys may differ, their columns not. */
async function namingTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const { code, detail } = error as { code?: string; detail?: string };
    const column = /\((?:lower\()?(slug|email)\b/.exec(detail ?? '')?.[1];
    if (code !== UNIQUE_VIOLATION || !column) throw error;
    throw fail(takenBy[column as keyof typeof takenBy]);
  }
}

/** Refuses a slug or an e-mail address that other tenants have, naming each. */
async function refuseTaken(
  scope: Scope,
  { slug, email }: TenantValues,
  tenantId?: string,
): Promise<void> {
  const [row] = await scope.query<Record<keyof typeof takenBy, boolean | null>>(
    `SELECT bool_or(slug = $1) AS slug, bool_or(email = $2) AS email FROM public.org_tenants_mst
     WHERE (slug = $1 OR email = $2) AND id IS DISTINCT FROM $3::uuid`,
    [slug ?? null, email ?? null, tenantId ?? null],
  );
  const [first, ...others] = (['slug', 'email'] as const)
    .filter(field => row[field])
    .map(field => takenBy[field]);
  if (!first) return;
  throw fail(
    first,
    undefined,
    undefined,
    others.map(code => fail(code)),
  );
}

/**
 * Inserts a tenant, provisioning, with the steps of its initialization waiting.
 * @param steps - in their order, with what was asked for.
 * @throws HqError `tenant_slug_taken`, `tenant_email_taken`
 */
export async function insertTenant(
  scope: Scope,
  values: TenantValues,
  steps: Array<{ step: string; options: Record<string, unknown> }>,
): Promise<TenantRecord> {
  const params = new SqlParams();
  const fields = given(values);
  const names = fields.map(([field]) => columns[field][0]);
  const literals = fields.map(
    ([field, value]) =>
      `${params.add(toSql(field, value))}::${columns[field][1]}`,
  );
  const now = `${params.add(scope.now)}::timestamptz AT TIME ZONE 'UTC'`;
  const [row] = await namingTaken(
    scope.query<TenantRow>(
      `WITH t AS (
        INSERT INTO public.org_tenants_mst AS t
          (${names.join(', ')}, status, is_active, created_at, created_by)
        VALUES (${literals.join(', ')}, 'provisioning', false, ${now},
          ${params.add(scope.actor.name)})
        ON CONFLICT DO NOTHING
        RETURNING ${TENANT_COLUMNS}
      ), steps AS (
        INSERT INTO hq.tenant_initialization_steps (tenant_id, step, position, options)
        SELECT t.id, s.step, s.position, s.options
        FROM t CROSS JOIN ROWS FROM (
          jsonb_to_recordset(${params.add(
            JSON.stringify(steps),
          )}::jsonb) AS (step text, options jsonb)
        ) WITH ORDINALITY AS s (step, options, position)
      )
      SELECT * FROM t`,
      params.values,
    ),
  );
  if (!row) {
    await refuseTaken(scope, values);
    throw failKernel('conflict');
  }
  return toRecord(row);
}

/** One tenant. @throws HqError `tenant_not_found` */
export async function getTenant(
  scope: Scope,
  tenantId: string,
): Promise<TenantRecord> {
  const [row] = await scope.query<TenantRow>(
    `SELECT ${TENANT_COLUMNS} FROM public.org_tenants_mst t WHERE t.id = $1`,
    [tenantId],
  );
  if (!row) throw fail('tenant_not_found');
  return toRecord(row);
}

/** What a write is allowed to find, and what it changes. */
export interface TenantWrite {
  values?: TenantValues;
  status?: TenantStatus;
  /** Versions that the caller accepts; undefined accepts any. */
  expectedVersions?: readonly number[];
  /** Statuses that the tenant may be in. */
  from: readonly TenantStatus[];
}

function assignments(scope: Scope, write: TenantWrite, params: SqlParams) {
  const sets = given(write.values ?? {}).map(([field, value]) => {
    const [column, type] = columns[field];
    const placeholder = `${params.add(toSql(field, value))}::${type}`;
    return [
      column,
      field === 'featureFlags'
        ? `coalesce(t.feature_flags, '{}') || ${placeholder}`
        : placeholder,
    ];
  });
  if (write.status) {
    sets.push(
      ['status', `${params.add(write.status)}::text`],
      [
        'is_active',
        `${params.add(signInStatuses.includes(write.status))}::boolean`,
      ],
    );
  }
  return {
    set: sets.map(([column, value]) => `${column} = ${value}`).join(', '),
    differs: sets
      .map(([column, value]) => `t.${column} IS DISTINCT FROM ${value}`)
      .join(' OR '),
    stamp: `updated_at = ${params.add(
      scope.now,
    )}::timestamptz AT TIME ZONE 'UTC', updated_by = ${params.add(
      scope.actor.name,
    )}`,
  };
}

/**
 * Locks a tenant, compares its version and status, and changes it: one statement, so that the transaction
 * around it stays short.
 * @returns the tenant before, and after when it was changed; null when there is no such tenant. `after` is
 * null when the version or the status did not fit, or nothing differs.
 * @throws HqError `tenant_slug_taken`, `tenant_email_taken`
 */
export async function updateTenant(
  scope: Scope,
  tenantId: string,
  write: TenantWrite,
): Promise<{ before: TenantRecord; after: TenantRecord | null } | null> {
  const { slug, email } = write.values ?? {};
  if (slug !== undefined && email !== undefined) {
    await refuseTaken(scope, { slug, email }, tenantId);
  }
  const params = new SqlParams();
  const { set, differs, stamp } = assignments(scope, write, params);
  const id = params.add(tenantId);
  const version = params.add(write.expectedVersions ?? null);
  const from = params.add(write.from);
  const [row] = await namingTaken(
    scope.query<{ before: TenantRow; after: TenantRow | null }>(
      `WITH old AS (
        SELECT ${TENANT_COLUMNS} FROM public.org_tenants_mst t WHERE t.id = ${id}::uuid FOR UPDATE
      ), new AS (
        UPDATE public.org_tenants_mst t SET ${set}, ${stamp}
        FROM old
        WHERE t.id = old.id AND (${version}::bigint[] IS NULL OR old.version = ANY (${version}))
          AND old.status = ANY (${from}::text[]) AND (${differs})
        RETURNING ${TENANT_COLUMNS}
      )
      SELECT to_jsonb(old) AS before, to_jsonb(new) AS after FROM old LEFT JOIN new ON true`,
      params.values,
    ),
  );
  if (!row) return null;
  return {
    before: toRecord(row.before),
    after: row.after && toRecord(row.after),
  };
}
