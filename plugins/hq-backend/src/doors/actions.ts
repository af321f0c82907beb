import { randomUUID } from 'node:crypto';
import { NotAllowedError } from '@backstage/errors';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Endpoint, Locale } from '@cleanmatex/hq-common';
import type { Actor, HqAccess } from '@cleanmatex/hq-node';
import { convertJsonSchemaToZod } from 'zod-from-json-schema-v3';
import { z } from 'zod';
import type { AnyZodObject } from 'zod/v3';
import { errorBody } from '../http/errorBody';
import type { RateLimit } from '../http/rateLimit';
import { requestFacts } from '../http/requestFacts';
import type { Kernel } from '../kernel/kernel';

/** An object schema of the contract for the registry, which speaks Zod 3. */
function zodV3Object(schema: z.ZodType, io: 'input' | 'output'): AnyZodObject {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return convertJsonSchemaToZod(json as never) as unknown as AnyZodObject;
}

/** What the actions stand on. */
export interface ActionOptions {
  kernel: Kernel;
  access: HqAccess;
  rateLimit: RateLimit;
}

/** Errors that Backstage's registry would answer as a defect of ours, and what it knows instead. */
const knownNames: Record<string, string> = {
  PreconditionFailedError: 'ConflictError',
  TooManyRequestsError: 'ServiceUnavailableError',
};

/** Describes an input and takes any: the kernel is who refuses, in words and in the audit log. */
function descriptionOf(endpoint: Endpoint): AnyZodObject {
  const schema = zodV3Object(endpoint.input, 'input');
  schema.safeParse = data => ({ success: true, data: data as never });
  return schema;
}

/**
 * Offers every endpoint as `hq:<id>` to scaffolder, MCP and the CLI. They run with the caller's rights,
 * through the kernel, so permission, validation and audit are those of the REST door. Everyone who is signed in
 * finds every action: scaffolder and MCP look an action up before they invoke it, and one that is hidden from a
 * person could not be denied to them with a reason, nor the attempt be audited.
 */
export function registerActions(
  registry: ActionsRegistryService,
  { kernel, access, rateLimit }: ActionOptions,
): void {
  for (const endpoint of kernel.endpoints().filter(({ action }) => action)) {
    registry.register({
      name: endpoint.id,
      title: endpoint.summary,
      description: endpoint.description ?? endpoint.summary,
      attributes: {
        readOnly: !endpoint.mutation,
        destructive: endpoint.destructive,
        idempotent: endpoint.idempotent,
      },
      schema: {
        input: () => descriptionOf(endpoint),
        output: () => zodV3Object(endpoint.output, 'output'),
      },
      action: async ({ input, credentials }) => {
        const actor = await access.actorOf(credentials);
        if (!actor) throw new NotAllowedError('These credentials have ended');
        const output = await answerOf(endpoint, async requestId => {
          rateLimit.principal(actor);
          return runAction(kernel, endpoint, input, actor, requestId);
        });
        return { output };
      },
    });
  }
}

async function runAction(
  kernel: Kernel,
  endpoint: Endpoint,
  input: unknown,
  actor: Actor,
  requestId: string,
): Promise<Record<string, unknown>> {
  const info = {
    door: 'action',
    requestId,
    correlationId: requestId,
    locale: 'en',
    // The scaffolder and MCP call on a person's behalf: the person is where their session was opened.
    ...(actor.session ?? requestFacts()),
  } as const;
  const call = { endpoint, input: input ?? {}, actor, info };
  await kernel.permit(call);
  const { body } = await kernel.run(call);
  return body as Record<string, unknown>;
}

/** The answer of an action. @throws Error of `actionError`. */
async function answerOf<T>(
  endpoint: Endpoint,
  work: (requestId: string) => Promise<T>,
): Promise<T> {
  const requestId = randomUUID();
  try {
    return await work(requestId);
  } catch (error) {
    throw actionError(error, endpoint, requestId);
  }
}

/**
 * The error as Backstage's registry answers it: under a name that Backstage knows, with its status, code and issues,
 * and its whole text in both languages.
 */
function actionError(
  error: unknown,
  endpoint: Endpoint,
  requestId: string,
): Error {
  const bodyIn = (locale: Locale) =>
    errorBody(error, {
      method: 'POST',
      url: `hq:${endpoint.id}`,
      locale,
      requestId,
    });
  const textIn = (locale: Locale) => {
    const { code, message, issues = [] } = bodyIn(locale).error;
    // An error of one field has its text as that field's issue too.
    const more = code === 'validation_failed' ? issues : [];
    return [
      message,
      ...more.map(issue => `${issue.path}: ${issue.message}`),
    ].join('. ');
  };
  const { error: told, response } = bodyIn('en');
  const texts = { en: textIn('en'), ar: textIn('ar') };
  return Object.assign(new Error(texts.en), {
    name: knownNames[told.name] ?? told.name,
    code: told.code,
    issues: told.issues,
    texts,
    statusCode: response.statusCode,
  });
}
