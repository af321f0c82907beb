import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  initializationStepTexts,
  joinTexts,
  stepStateTexts,
  type Initialization,
  type InitializationStep,
  type Locale,
} from '@cleanmatex/hq-common';
import { inBoth, told } from '../told';

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
      const asked: Parameters<typeof look>[0] = [
        options,
        credentials,
        tenantId,
      ];
      const shown = new Map<string, string>();
      const end = Date.now() + timeoutSeconds * 1000;
      for (;;) {
        const initialization = await look(asked);
        if (initialization) {
          tellSteps(ctx.logger, initialization.steps, shown);
          if (initialization.state === 'done') {
            ctx.output('state', initialization.state);
            await awaitEntity(options, credentials, ctx.input.entityRef);
            return;
          }
          await failWithStep(initialization.steps, () => look(asked, 'ar'));
        }
        if (Date.now() >= end) throw timeUp(timeoutSeconds);
        await sleep(pollMs, undefined, { signal: ctx.signal }).catch(() => {
          throw cancelled();
        });
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

async function ask(
  { auth, discovery }: Options,
  onBehalfOf: BackstageCredentials,
  tenantId: string,
  locale: Locale,
): Promise<Response> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf,
    targetPluginId: 'hq',
  });
  const baseUrl = await discovery.getBaseUrl('hq');
  return fetch(
    `${baseUrl}/v1/tenants/${encodeURIComponent(tenantId)}/initialization`,
    {
      headers: { authorization: `Bearer ${token}`, 'accept-language': locale },
    },
  );
}

/** @returns null when the API is busy or restarting; the next look asks again. */
async function look(
  asked: [Options, BackstageCredentials, string],
  locale: Locale = 'en',
): Promise<Initialization | null> {
  const response = await ask(...asked, locale).catch(() => null);
  if (!response || response.status === 429 || response.status >= 500) {
    return null;
  }
  if (response.ok) return (await response.json()) as Initialization;
  const inArabic = await ask(...asked, 'ar');
  const [en, ar] = await Promise.all(
    [response, inArabic].map(
      async answer => (await answer.json()).error.message as string,
    ),
  );
  throw told(inBoth({ en, ar }));
}

function tellSteps(
  logger: LoggerService,
  steps: InitializationStep[],
  shown: Map<string, string>,
) {
  const news = steps.filter(
    ({ step, state }) => state !== 'pending' && shown.get(step) !== state,
  );
  if (news.length === 0) return;
  news.forEach(({ step, state }) => shown.set(step, state));
  const lines = news.map(({ step, state }) => {
    const name = initializationStepTexts[step];
    const word = stepStateTexts[state];
    return { en: `${name.en}: ${word.en}`, ar: `${name.ar}: ${word.ar}` };
  });
  // One entry: the log stores entries that come together in any order.
  logger.info(inBoth(joinTexts(lines)));
}

/** @throws with the error of the failed step, if one has failed, in both languages. */
async function failWithStep(
  steps: InitializationStep[],
  lookInArabic: () => Promise<Initialization | null>,
) {
  const failed = steps.find(({ state }) => state === 'failed');
  if (!failed) return;
  const name = initializationStepTexts[failed.step];
  const reason = failed.error?.message ?? failed.error?.code ?? 'failed';
  const inArabic = (await lookInArabic())?.steps.find(
    ({ step }) => step === failed.step,
  );
  throw told(
    inBoth({
      en: `${name.en}: ${reason}`,
      ar: `${name.ar}: ${inArabic?.error?.message ?? reason}`,
    }),
  );
}

function cancelled(): Error {
  return told(
    inBoth({
      en: 'The run was cancelled. The initialization goes on in the background',
      ar: 'أُلغي التشغيل. الإعداد مستمر في الخلفية',
    }),
  );
}

function timeUp(seconds: number): Error {
  return told(
    `The initialization was not done within ${seconds} s. It goes on in the background; its state is on the tenant’s page.` +
      ` · لم يكتمل الإعداد خلال ${seconds} ث، وهو مستمر في الخلفية وتظهر حالته في صفحة المنشأة.`,
  );
}
