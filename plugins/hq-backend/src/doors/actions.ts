import { randomUUID } from 'node:crypto';
import { NotAllowedError } from '@backstage/errors';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { hqPermissions, type Endpoint } from '@cleanmatex/hq-common';
import type { Actor, HqAccess } from '@cleanmatex/hq-node';
import { convertJsonSchemaToZod } from 'zod-from-json-schema-v3';
import { z } from 'zod';
import type { AnyZodObject } from 'zod/v3';
import type { Kernel } from '../kernel/kernel';
import { errorBody } from '../http/errorBody';
import type { RateLimit } from '../http/rateLimit';

/** An object schema of the contract for the registry, which speaks Zod 3. The kernel validates again. */
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

/**
 * Offers every endpoint as `hq:<id>` to scaffolder, MCP and the CLI. They run with the caller's rights,
 * through the kernel, so permission, validation and audit are those of the REST door.
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
      visibilityPermission: hqPermissions.find(
        ({ name }) => name === endpoint.permission,
      ),
      schema: {
        input: () => zodV3Object(endpoint.input, 'input'),
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
  } as const;
  const { body } = await kernel.run({ endpoint, input, actor, info });
  return body as Record<string, unknown>;
}

/** The answer of an action. @throws Error in words, with every issue, under a name that Backstage knows. */
async function answerOf<T>(
  endpoint: Endpoint,
  work: (requestId: string) => Promise<T>,
): Promise<T> {
  const requestId = randomUUID();
  try {
    return await work(requestId);
  } catch (error) {
    const { error: told } = errorBody(error, {
      method: 'POST',
      url: `hq:${endpoint.id}`,
      locale: 'en',
      requestId,
    });
    const issues = told.issues?.map(
      ({ path, message }) => `${path}: ${message}`,
    );
    const answer = new Error([told.message, ...(issues ?? [])].join('. '));
    answer.name = knownNames[told.name] ?? told.name;
    throw answer;
  }
}
