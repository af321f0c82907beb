import {
  initializationSteps,
  initializationStepTexts,
  type Initialization,
  type InitializationStep,
  type InitializationStepCode,
  type Locale,
  type StepState,
} from '@cleanmatex/hq-common';
import type { KeptReason, Scope } from '@cleanmatex/hq-node';
import { STATUS_SQL } from '../record';

/** What a step did. */
export type StepDetail = NonNullable<InitializationStep['detail']>;

/** Steps that failed before reasons were kept in both languages have a message in English. */
type StepError = KeptReason | { code: string; message: string };

interface StepRow
  extends Omit<
    InitializationStep,
    'title' | 'startedAt' | 'finishedAt' | 'error'
  > {
  error: StepError | null;
  startedAt: Date | null;
  finishedAt: Date | null;
}

function tellError(
  error: StepError | null,
  locale: Locale,
): InitializationStep['error'] {
  if (!error || 'message' in error) return error;
  return { code: error.code, message: error[locale] };
}

function stateOf(steps: InitializationStep[]): Initialization['state'] {
  const has = (state: StepState) => steps.some(step => step.state === state);
  if (steps.length === 0) return 'not_started';
  if (has('failed')) return 'failed';
  if (has('running')) return 'running';
  if (!has('pending')) return 'done';
  return has('done') ? 'running' : 'pending';
}

/** The initialization of a tenant with its steps in order. */
export async function readInitialization(
  scope: Scope,
  tenantId: string,
  locale: Locale,
): Promise<Initialization> {
  const rows = await scope.query<StepRow>(
    `SELECT step, position, state, attempts, started_at AS "startedAt", finished_at AS "finishedAt", error, detail
     FROM hq.tenant_initialization_steps WHERE tenant_id = $1 ORDER BY position`,
    [tenantId],
  );
  const steps = rows.map(row => ({
    ...row,
    title: initializationStepTexts[row.step][locale],
    error: tellError(row.error, locale),
    startedAt: row.startedAt && row.startedAt.toISOString(),
    finishedAt: row.finishedAt && row.finishedAt.toISOString(),
  }));
  return { tenantId, state: stateOf(steps), steps };
}

/**
 * Adds the steps that are missing and makes the failed ones wait again; done steps stay done.
 * @param serviceCategories - codes to enable from now on; undefined leaves what was asked for.
 * @returns how many steps are not done.
 */
export async function resetSteps(
  scope: Scope,
  tenantId: string,
  serviceCategories?: string[],
): Promise<number> {
  await scope.query(
    `INSERT INTO hq.tenant_initialization_steps (tenant_id, step, position)
     SELECT $1, s.step, s.position FROM unnest($2::text[]) WITH ORDINALITY AS s (step, position)
     ON CONFLICT (tenant_id, step) DO UPDATE SET state = 'pending', error = NULL
       WHERE tenant_initialization_steps.state = 'failed'`,
    [tenantId, initializationSteps],
  );
  if (serviceCategories) {
    await scope.query(
      `UPDATE hq.tenant_initialization_steps
       SET state = 'pending', error = NULL, options = jsonb_build_object('serviceCategories', $2::jsonb)
       WHERE tenant_id = $1 AND step = 'service_categories'`,
      [tenantId, JSON.stringify(serviceCategories)],
    );
  }
  const [{ waiting }] = await scope.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM hq.tenant_initialization_steps WHERE tenant_id = $1 AND state <> 'done'`,
    [tenantId],
  );
  return waiting;
}

/** Marks a step as running. @returns false when it is done already, or the tenant is archived or has no such step. */
export async function startStep(
  scope: Scope,
  tenantId: string,
  step: InitializationStepCode,
): Promise<boolean> {
  const rows = await scope.query(
    `UPDATE hq.tenant_initialization_steps
     SET state = 'running', attempts = attempts + 1, started_at = clock_timestamp(), finished_at = NULL, error = NULL
     WHERE tenant_id = $1 AND step = $2 AND state <> 'done' AND NOT EXISTS (
       SELECT FROM public.org_tenants_mst t WHERE t.id = $1::uuid AND ${STATUS_SQL} = 'archived'
     ) RETURNING step`,
    [tenantId, step],
  );
  return rows.length > 0;
}

/**
 * Locks a step until the scope ends, so that two jobs never carry out the same one.
 * @returns what was asked for; null when it is done already.
 */
export async function lockStep(
  scope: Scope,
  tenantId: string,
  step: InitializationStepCode,
): Promise<{ serviceCategories?: string[] } | null> {
  const [row] = await scope.query<{
    state: StepState;
    options: { serviceCategories?: string[] };
  }>(
    `SELECT state, options FROM hq.tenant_initialization_steps WHERE tenant_id = $1 AND step = $2 FOR UPDATE`,
    [tenantId, step],
  );
  return row && row.state !== 'done' ? row.options : null;
}

/** Marks a step as done, with what it did. */
export async function finishStep(
  scope: Scope,
  tenantId: string,
  step: InitializationStepCode,
  detail: StepDetail,
): Promise<void> {
  await scope.query(
    `UPDATE hq.tenant_initialization_steps
     SET state = 'done', finished_at = clock_timestamp(), error = NULL, detail = $3 WHERE tenant_id = $1 AND step = $2`,
    [tenantId, step, JSON.stringify(detail)],
  );
}

/** Marks a step as failed, with why, unless another job has done it meanwhile. */
export async function failStep(
  scope: Scope,
  tenantId: string,
  step: InitializationStepCode,
  error: KeptReason,
): Promise<void> {
  await scope.query(
    `UPDATE hq.tenant_initialization_steps
     SET state = 'failed', finished_at = clock_timestamp(), error = $3
     WHERE tenant_id = $1 AND step = $2 AND state <> 'done'`,
    [tenantId, step, JSON.stringify(error)],
  );
}
