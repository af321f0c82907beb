import type { Scope } from '@cleanmatex/hq-node';

/** A setting as the platform's tables have it. */
export interface StoredSetting {
  code: string;
  name: string | null;
  name2: string | null;
  description: string | null;
  /** The platform's word for the type. */
  valueType: string | null;
  defaultValue: string | null;
  /** The tenant's own row, where it has one that is in use. */
  tenantValue: string | null;
  narrower: number;
}

/** Rows of the tenant as a whole; others are of one branch or user. */
const OWN = 'o.branch_id IS NULL AND o.user_id IS NULL';

/** Settings that tenants may have, in their order. @param code - only this one. */
export function readSettings(
  scope: Scope,
  tenantId: string,
  code: string | null,
): Promise<StoredSetting[]> {
  return scope.query<StoredSetting>(
    `SELECT c.setting_code AS code, c.setting_name AS name, c.setting_name2 AS name2, c.setting_desc AS description,
       c.setting_value_type AS "valueType", c.setting_value AS "defaultValue",
       (SELECT o.setting_value FROM public.org_tenant_settings_cf o
         WHERE o.tenant_org_id = $1::uuid AND o.setting_code = c.setting_code AND o.is_active AND ${OWN}
         ORDER BY o.created_at, o.id LIMIT 1) AS "tenantValue",
       (SELECT count(*)::int FROM public.org_tenant_settings_cf o
         WHERE o.tenant_org_id = $1::uuid AND o.setting_code = c.setting_code AND o.is_active AND NOT (${OWN})) AS narrower
     FROM public.sys_tenant_settings_cd c
     WHERE c.is_active AND c.is_for_tenants_org AND c.is_per_tenant_org_id
       AND ($2::text IS NULL OR c.setting_code = $2)
     ORDER BY c.rec_order, c.setting_code`,
    [tenantId, code],
  );
}

/**
 * Stores the tenant's own value of a setting: in its row, or in a new one like initialization makes. Call it with the
 * tenant locked, so that two calls do not both add a row.
 */
export async function writeSetting(
  scope: Scope,
  tenantId: string,
  code: string,
  value: string | null,
): Promise<void> {
  await scope.query(
    `WITH present AS (
       UPDATE public.org_tenant_settings_cf o
       SET setting_value = $3, is_active = true, updated_at = $4::timestamptz, updated_by = $5
       WHERE o.tenant_org_id = $1::uuid AND o.setting_code = $2 AND ${OWN} RETURNING 1
     )
     INSERT INTO public.org_tenant_settings_cf (tenant_org_id, setting_code, setting_name, setting_name2, setting_desc,
       setting_value_type, setting_value, rec_order, created_at, created_by)
     SELECT $1::uuid, c.setting_code, c.setting_name, c.setting_name2, c.setting_desc, c.setting_value_type, $3,
       c.rec_order, $4::timestamptz, $5
     FROM public.sys_tenant_settings_cd c
     WHERE c.setting_code = $2 AND NOT EXISTS (SELECT FROM present)`,
    [tenantId, code, value, scope.now, scope.actor.name],
  );
}

/** Holds a tenant until the transaction ends. */
export async function lockTenant(
  scope: Scope,
  tenantId: string,
): Promise<void> {
  await scope.query(
    'SELECT FROM public.org_tenants_mst WHERE id = $1::uuid FOR UPDATE',
    [tenantId],
  );
}

/** The last change of a setting or feature by the console. */
export interface SettingChange {
  /** Code of the setting, or `featureFlags.<name>`. */
  code: string;
  at: Date;
  by: string;
  reason: string | null;
}

/** Who last changed each setting and feature of a tenant, from the audit log. */
export function readSettingChanges(
  scope: Scope,
  tenantId: string,
): Promise<SettingChange[]> {
  return scope.query<SettingChange>(
    `SELECT DISTINCT ON (code) code, a.occurred_at AS at, a.actor_name AS by, a.reason
     FROM hq.sys_audit_log a
     CROSS JOIN LATERAL (
       SELECT a.subject_id AS code WHERE a.subject_type = 'setting'
       UNION ALL
       SELECT c.change ->> 'path' FROM jsonb_array_elements(a.changes) AS c (change)
       WHERE a.subject_type = 'tenant' AND c.change ->> 'path' LIKE 'featureFlags.%'
     ) AS changed
     WHERE a.tenant_id = $1::uuid AND a.outcome = 'success' AND NOT a.dry_run AND a.actor_type <> 'system'
       AND a.subject_type IN ('setting', 'tenant')
     ORDER BY code, a.occurred_at DESC, a.id DESC`,
    [tenantId],
  );
}
