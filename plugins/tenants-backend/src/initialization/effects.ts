import { diffFields, type InitializationStepCode } from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { fail, isTrialPlan } from '../model';
import { getTenant } from '../store';
import { startTenant } from './lifecycle';
import type { StepDetail } from './stepStore';

/** Templates that a new tenant gets; the first is its default. */
const DEFAULT_TEMPLATES = ['WF_STANDARD', 'WF_SIMPLE'];

/** What a step works with. */
export interface StepInput {
  tenantId: string;
  /** Codes of service categories to enable; undefined enables all active ones. */
  serviceCategories?: string[];
}

interface Created {
  id: string;
  code: string;
  name: string | null;
  name2: string | null;
  fields: Record<string, unknown>;
}

/** Audits what a step created, one entry for each. */
function recordCreated(
  scope: Scope,
  tenantId: string,
  subjectType: string,
  created: Created[],
): string[] {
  for (const { id, name, name2, fields } of created) {
    scope.audit({
      subjectType,
      subjectId: id,
      subjectName: name ?? undefined,
      subjectName2: name2,
      tenantId,
      changes: diffFields(null, fields),
    });
  }
  return created.map(({ code }) => code);
}

const without = (codes: string[], created: string[]) =>
  codes.filter(code => !created.includes(code));

async function codesOf(
  scope: Scope,
  sql: string,
  tenantId: string,
): Promise<string[]> {
  const rows = await scope.query<{ code: string }>(sql, [tenantId]);
  return rows.map(({ code }) => code);
}

async function createMainBranch(
  scope: Scope,
  { tenantId }: StepInput,
): Promise<StepDetail> {
  const rows = await scope.query<Created>(
    `INSERT INTO public.org_branches_mst
       (tenant_org_id, branch_name, name, name2, is_main, phone, email, address, country, city, created_by)
     SELECT t.id, 'Main branch', 'Main branch', 'الفرع الرئيسي', true, t.phone, t.email, t.address, t.country, t.city, 'system'
     FROM public.org_tenants_mst t
     WHERE t.id = $1 AND NOT EXISTS (SELECT FROM public.org_branches_mst b WHERE b.tenant_org_id = t.id)
     RETURNING id::text, name AS code, name, name2,
       jsonb_build_object('name', name, 'name2', name2, 'main', is_main, 'phone', phone, 'email', email, 'country', country,
         'city', city) AS fields`,
    [tenantId],
  );
  const created = recordCreated(scope, tenantId, 'branch', rows);
  const all = await codesOf(
    scope,
    `SELECT coalesce(name, branch_name, id::text) AS code FROM public.org_branches_mst
     WHERE tenant_org_id = $1 ORDER BY created_at, id`,
    tenantId,
  );
  return { created, present: without(all, created) };
}

async function enableServiceCategories(
  scope: Scope,
  { tenantId, serviceCategories }: StepInput,
): Promise<StepDetail> {
  const rows = await scope.query<Created>(
    `INSERT INTO public.org_service_category_cf (tenant_org_id, service_category_code, name, name2, rec_order, created_by)
     SELECT $1, c.service_category_code, c.ctg_name, c.ctg_name2, c.rec_order, 'system'
     FROM public.sys_service_category_cd c
     WHERE c.is_active AND (c.is_mandatory OR $2::text[] IS NULL OR c.service_category_code = ANY ($2))
     ORDER BY c.rec_order, c.service_category_code
     ON CONFLICT (tenant_org_id, service_category_code) DO NOTHING
     RETURNING service_category_code AS id, service_category_code AS code, name, name2,
       jsonb_build_object('code', service_category_code, 'name', name, 'name2', name2) AS fields`,
    [tenantId, serviceCategories ?? null],
  );
  const created = recordCreated(scope, tenantId, 'service-category', rows);
  const all = await codesOf(
    scope,
    `SELECT service_category_code AS code FROM public.org_service_category_cf
     WHERE tenant_org_id = $1 ORDER BY rec_order, service_category_code`,
    tenantId,
  );
  return { created, present: without(all, created) };
}

async function assignWorkflowTemplates(
  scope: Scope,
  { tenantId }: StepInput,
): Promise<StepDetail> {
  const rows = await scope.query<Created>(
    `WITH wanted AS (
      SELECT w.*, coalesce(array_position($2::text[], w.template_code::text), 1000 + w.rec_order) AS place
      FROM public.sys_workflow_template_cd w WHERE w.is_active
    ), chosen AS (
      SELECT *, place = min(place) OVER () AS first FROM wanted
      WHERE place < 1000 OR NOT EXISTS (SELECT FROM wanted WHERE place < 1000)
    ), added AS (
      INSERT INTO public.org_tenant_workflow_templates_cf (tenant_org_id, template_id, is_default)
      SELECT $1, c.template_id, c.first AND NOT EXISTS (
        SELECT FROM public.org_tenant_workflow_templates_cf d WHERE d.tenant_org_id = $1 AND d.is_default)
      FROM chosen c
      WHERE NOT EXISTS (SELECT FROM public.org_tenant_workflow_templates_cf o
        WHERE o.tenant_org_id = $1 AND o.template_id = c.template_id)
      RETURNING id, template_id, is_default
    )
    SELECT a.id::text, c.template_code AS code, c.template_name AS name, c.template_name2 AS name2,
      jsonb_build_object('template', c.template_code, 'default', a.is_default) AS fields
    FROM added a JOIN chosen c USING (template_id) ORDER BY c.place`,
    [tenantId, DEFAULT_TEMPLATES],
  );
  const created = recordCreated(scope, tenantId, 'workflow-template', rows);
  const all = await codesOf(
    scope,
    `SELECT w.template_code AS code FROM public.org_tenant_workflow_templates_cf o
     JOIN public.sys_workflow_template_cd w ON w.template_id = o.template_id
     WHERE o.tenant_org_id = $1 ORDER BY w.rec_order, w.template_code`,
    tenantId,
  );
  if (all.length === 0) throw fail('no_workflow_template');
  return { created, present: without(all, created) };
}

async function applySettings(
  scope: Scope,
  { tenantId }: StepInput,
): Promise<StepDetail> {
  const rows = await scope.query<Created>(
    `INSERT INTO public.org_tenant_settings_cf (tenant_org_id, setting_code, setting_name, setting_name2, setting_desc,
       setting_value_type, setting_value, rec_order, created_by)
     SELECT $1, c.setting_code, c.setting_name, c.setting_name2, c.setting_desc, c.setting_value_type, c.setting_value,
       c.rec_order, 'system'
     FROM public.sys_tenant_settings_cd c
     WHERE c.is_active AND c.is_for_tenants_org AND c.is_per_tenant_org_id
       AND NOT EXISTS (SELECT FROM public.org_tenant_settings_cf o WHERE o.tenant_org_id = $1
         AND o.setting_code = c.setting_code AND o.branch_id IS NULL AND o.user_id IS NULL)
     ORDER BY c.rec_order, c.setting_code
     RETURNING setting_code AS id, setting_code AS code, setting_name AS name, setting_name2 AS name2,
       jsonb_build_object('code', setting_code, 'value', setting_value) AS fields`,
    [tenantId],
  );
  const screens = await scope.query<Created>(
    `INSERT INTO public.org_tenant_workflow_settings_cf (tenant_org_id) VALUES ($1)
     ON CONFLICT (tenant_org_id) DO NOTHING
     RETURNING 'WORKFLOW_SCREENS' AS id, 'WORKFLOW_SCREENS' AS code, NULL AS name,
       jsonb_build_object('preparation', use_preparation_screen, 'assembly', use_assembly_screen, 'qa', use_qa_screen,
         'trackPieces', track_individual_piece, 'splitOrders', orders_split_enabled) AS fields`,
    [tenantId],
  );
  const created = recordCreated(scope, tenantId, 'setting', [
    ...rows,
    ...screens,
  ]);
  const all = await codesOf(
    scope,
    `SELECT setting_code AS code FROM public.org_tenant_settings_cf
     WHERE tenant_org_id = $1 AND branch_id IS NULL AND user_id IS NULL ORDER BY rec_order, setting_code`,
    tenantId,
  );
  return { created, present: without(all, created) };
}

async function finish(
  scope: Scope,
  { tenantId }: StepInput,
): Promise<StepDetail> {
  const { planCode } = await getTenant(scope, tenantId);
  const started = await startTenant(scope, tenantId, isTrialPlan(planCode));
  return { created: started ? [started] : [], present: [] };
}

/**
 * What each step does, in the scope that also marks it done. Each leaves alone what is there already, be it
 * from an earlier run or from a trigger of the platform.
 */
export const stepEffects: Readonly<
  Record<
    InitializationStepCode,
    (scope: Scope, input: StepInput) => Promise<StepDetail>
  >
> = {
  main_branch: createMainBranch,
  service_categories: enableServiceCategories,
  workflow_templates: assignWorkflowTemplates,
  settings: applySettings,
  finish,
};
