import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  initializationStepTexts,
  stepStateTexts,
  type Initialization,
  type InitializationStep,
} from '@cleanmatex/hq-common';

const DEFAULT_TIMEOUT_SECONDS = 120;
const MAX_TIMEOUT_SECONDS = 540;
const POLL_MS = 400;
/** The catalog shows a new tenant within 5 s. */
const CATALOG_WAIT_MS = 10_000;

interface Options {
  auth: AuthService;
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  discovery: DiscoveryService;
  /** Milliseconds between two looks. Default: 400. */
  pollMs?: number;
}

/**
 * Action `hq:tenants:await-initialization`: waits for a tenant's initialization, as whoever started the
 * run, and writes each step's state into the run's log. Fails with the error of a failed step, or when
 * the time is up; the initialization itself goes on in the background either way.
 */
export function createAwaitInitializationAction(options: Options) {
  const pollMs = options.pollMs ?? POLL_MS;
  return createTemplateAction({
    id: 'hq:tenants:await-initialization',
    description: 'Waits until the initialization of a tenant is done',
    schema: {
      input: {
        tenantId: z => z.string().uuid().describe('Id of the tenant'),
        timeoutSeconds: z =>
          z
            .number()
            .int()
            .min(1)
            .max(MAX_TIMEOUT_SECONDS)
            .default(DEFAULT_TIMEOUT_SECONDS)
            .describe('Longest wait; 120 unless told'),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe(
              'Entity of the tenant; when given, the action waits for the catalog to have it too',
            ),
      },
      output: {
        state: z => z.string().describe('State of the initialization: done'),
      },
    },
    async handler(ctx) {
      const { tenantId, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      const told = new Map<string, string>();
      const end = Date.now() + timeoutSeconds * 1000;
      for (;;) {
        const initialization = await look(options, credentials, tenantId);
        if (initialization) {
          tellSteps(ctx.logger, initialization.steps, told);
          if (initialization.state === 'done') {
            ctx.output('state', initialization.state);
            await awaitEntity(options, credentials, ctx.input.entityRef);
            return;
          }
          failWithStep(initialization.steps);
        }
        if (Date.now() >= end) throw timeUp(timeoutSeconds);
        await sleep(pollMs, undefined, { signal: ctx.signal });
      }
    },
  });
}

/** Waits until the catalog has the entity, so that a link to it works; gives up in silence after a while. */
async function awaitEntity(
  { catalog, pollMs = POLL_MS }: Options,
  credentials: BackstageCredentials,
  entityRef: string | undefined,
): Promise<void> {
  if (!entityRef) return;
  const end = Date.now() + CATALOG_WAIT_MS;
  while (Date.now() < end) {
    if (await catalog.getEntityByRef(entityRef, { credentials })) return;
    await sleep(pollMs);
  }
}

/** @returns null when the API is busy or restarting; the next look asks again. */
async function look(
  { auth, discovery }: Options,
  onBehalfOf: BackstageCredentials,
  tenantId: string,
): Promise<Initialization | null> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf,
    targetPluginId: 'hq',
  });
  const baseUrl = await discovery.getBaseUrl('hq');
  let response: Response;
  try {
    response = await fetch(
      `${baseUrl}/v1/tenants/${encodeURIComponent(tenantId)}/initialization`,
      { headers: { authorization: `Bearer ${token}` } },
    );
  } catch {
    return null;
  }
  if (response.ok) return (await response.json()) as Initialization;
  if (response.status === 429 || response.status >= 500) return null;
  throw await ResponseError.fromResponse(response);
}

function tellSteps(
  logger: LoggerService,
  steps: InitializationStep[],
  told: Map<string, string>,
) {
  for (const { step, state } of steps) {
    if (told.get(step) === state) continue;
    told.set(step, state);
    if (state === 'pending') continue;
    const name = initializationStepTexts[step];
    const word = stepStateTexts[state];
    logger.info(`${name.en}: ${word.en} · ${name.ar}: ${word.ar}`);
  }
}

function failWithStep(steps: InitializationStep[]) {
  const failed = steps.find(({ state }) => state === 'failed');
  if (!failed) return;
  const name = initializationStepTexts[failed.step];
  throw new Error(
    `${name.en} · ${name.ar}: ${failed.error?.message ?? 'failed'}`,
  );
}

function timeUp(seconds: number): Error {
  return new Error(
    `The initialization was not done within ${seconds} s. It goes on in the background; its state is on the tenant’s page.` +
      ` · لم يكتمل الإعداد خلال ${seconds} ث، وهو مستمر في الخلفية وتظهر حالته في صفحة المنشأة.`,
  );
}
