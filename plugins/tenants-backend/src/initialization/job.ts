import {
  initializationSteps,
  type InitializationStepCode,
  type StepState,
} from '@cleanmatex/hq-common';
import {
  HqError,
  type Job,
  type JobContext,
  type Scope,
} from '@cleanmatex/hq-node';
import { stepEffects } from './effects';
import { failStep, finishStep, lockStep, startStep } from './stepStore';

/** Queue of the jobs that initialize a tenant. */
export const INITIALIZE_QUEUE = 'tenants.run-initialization';

/** Published when a step starts, ends or fails: `{ tenantId, step, state }`. */
export const STEP_CHANGED = 'hq.tenant.initialization';

function describeError(error: unknown): { code: string; message: string } {
  const { code, message } = error as { code?: string; message?: string };
  const known = error instanceof HqError || typeof code === 'string';
  return {
    code: known && code ? code : 'internal',
    message: message ?? String(error),
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
