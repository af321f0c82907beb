import {
  initializationSteps,
  type InitializationStepCode,
  type StepState,
} from '@cleanmatex/hq-common';
import {
  reasonOf,
  type Job,
  type JobContext,
  type KeptReason,
  type Scope,
} from '@cleanmatex/hq-node';
import { stepEffects } from './effects';
import { failStep, finishStep, lockStep, startStep } from './stepStore';

/** Queue of the jobs that initialize a tenant. */
export const INITIALIZE_QUEUE = 'tenants.run-initialization';

/** Published when a step starts, ends or fails: `{ tenantId, step, state }`. */
export const STEP_CHANGED = 'hq.tenant.initialization';

/** Why a step failed, in both languages; a defect also in its own words, which lead to its cause. */
function describeError(thrown: unknown): KeptReason {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const reason = reasonOf(error);
  if (reason.code !== 'internal') return reason;
  const { code = reason.code } = error as { code?: string };
  const words = `\u2066${error.message}\u2069`;
  return {
    code,
    en: `${reason.en}: ${words}`,
    ar: `${reason.ar}: ${words}`,
  };
}

/** One step of one tenant, each of its changes of state in a transaction of its own. */
class StepRun {
  constructor(
    private readonly context: JobContext,
    private readonly tenantId: string,
    private readonly step: InitializationStepCode,
  ) {}

  /** @throws what the step throws, after marking it failed. */
  async run(): Promise<void> {
    const { tenantId, step } = this;
    const started = await this.inScope('running', scope =>
      startStep(scope, tenantId, step),
    );
    if (!started) return;
    try {
      await this.inScope('done', scope => this.carryOut(scope));
    } catch (error) {
      await this.inScope('failed', scope =>
        failStep(scope, tenantId, step, describeError(error)),
      ).catch(lost =>
        this.context.logger.warn(`Failure of ${step} not recorded: ${lost}`),
      );
      throw error;
    }
  }

  private async carryOut(scope: Scope): Promise<void> {
    const { tenantId, step } = this;
    const options = await lockStep(scope, tenantId, step);
    if (!options) return;
    const detail = await stepEffects[step](scope, { tenantId, ...options });
    await finishStep(scope, tenantId, step, detail);
  }

  private inScope<T>(
    state: StepState,
    work: (scope: Scope) => Promise<T>,
  ): Promise<T> {
    return this.context.inScope(INITIALIZE_QUEUE, scope => {
      const { tenantId, step } = this;
      scope.emit(STEP_CHANGED, { tenantId, step, state });
      return work(scope);
    });
  }
}

/**
 * Runs the steps of a tenant's initialization that are not done. A step and the record that it is done commit
 * together, so a killed job goes on with the step that it was in, and nothing happens twice.
 */
export const initializationJob: Job = {
  queue: INITIALIZE_QUEUE,
  async handler(context, { tenantId }) {
    for (const step of initializationSteps) {
      await new StepRun(context, String(tenantId), step).run();
    }
  },
};
