import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { DryRunResult, type Endpoint } from '@cleanmatex/hq-common';
import { z } from 'zod';
import { takesIfMatch } from '../http/headers';
import {
  answerHeaders,
  errorResponseOf,
  errorResponses,
  headerParameters,
  successHeaders,
} from './openapiHeaders';

type JsonObject = Record<string, unknown>;

const errorSchema = {
  type: 'object',
  required: ['error', 'request', 'response'],
  properties: {
    error: {
      type: 'object',
      required: ['name', 'message', 'code'],
      properties: {
        name: { type: 'string' },
        message: { type: 'string', description: "In the caller's language" },
        code: { type: 'string', description: 'For machines' },
        field: { type: 'string' },
        issues: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'code', 'message'],
            properties: {
              path: { type: 'string' },
              code: { type: 'string' },
              message: { type: 'string' },
            },
          },
        },
        details: { type: 'object' },
      },
    },
    request: { type: 'object' },
    response: { type: 'object' },
  },
};

const statusOfError: Record<string, number> = {
  NotFoundError: 404,
  ConflictError: 409,
};

function errorStatuses(endpoint: Endpoint): number[] {
  return [
    400,
    401,
    403,
    ...endpoint.errors.flatMap(name => statusOfError[name] ?? []),
    ...(takesIfMatch(endpoint) ? [412] : []),
    ...(takesIfMatch(endpoint) && endpoint.method === 'PATCH' ? [428] : []),
    ...(endpoint.mutation ? [409, 413, 415] : []),
    ...(endpoint.method === 'POST' ? [422] : []),
    429,
    503,
  ];
}

const dryRunParameter = {
  name: 'dryRun',
  in: 'query',
  required: false,
  description: 'true answers with what would change, and changes nothing',
  schema: { type: 'boolean' },
};

interface Success {
  headers?: JsonObject;
  content?: Record<string, { schema: JsonObject }>;
}

/** Documents what else a success answers: a preview, a file, headers. */
function completeSuccess(
  responses: Record<string, JsonObject>,
  endpoint: Endpoint,
): void {
  const { successStatus } = endpoint;
  const success = responses[successStatus] as Success;
  success.headers = successHeaders(endpoint, successStatus);
  if (endpoint.download) {
    success.content = Object.fromEntries(
      endpoint.download.map(type => [
        type,
        { schema: type === 'application/json' ? {} : { type: 'string' } },
      ]),
    );
  }
  if (!endpoint.mutation) return;
  const preview = { $ref: '#/components/schemas/DryRun' };
  const json = success.content?.['application/json'];
  if (successStatus !== 200) {
    responses[200] = {
      description: 'Answer of a dry run',
      headers: successHeaders({ ...endpoint, versioned: false }, 200),
      content: { 'application/json': { schema: preview } },
    };
  } else if (json) {
    json.schema = { anyOf: [json.schema, preview] };
  }
}

/** Adds to an operation of the document what holds for every endpoint. */
function complete(operation: JsonObject, endpoint: Endpoint): void {
  const responses = operation.responses as Record<string, JsonObject>;
  for (const status of new Set(errorStatuses(endpoint))) {
    responses[status] ??= errorResponseOf(status);
  }
  operation.parameters = [
    ...((operation.parameters as JsonObject[] | undefined) ?? []),
    ...(endpoint.mutation ? [dryRunParameter] : []),
    ...headerParameters(endpoint),
  ];
  operation['x-permission'] = endpoint.permission;
  completeSuccess(responses, endpoint);
}

/** The OpenAPI 3.1 document of the endpoints. */
export async function openApiDocument(
  endpoints: Endpoint[],
): Promise<JsonObject> {
  const generator = new OpenAPIGenerator({
    schemaConverters: [new ZodToJsonSchemaConverter()],
  });
  const router = Object.fromEntries(
    endpoints.map(endpoint => [endpoint.id, endpoint.contract]),
  );
  const document = (await generator.generate(router, {
    info: {
      title: 'CleanMateX HQ Console',
      version: '1',
      description:
        'The control plane of CleanMateX. Every mutation is permitted, validated, audited and can be previewed with ?dryRun=true.',
    },
    servers: [{ url: '/api/hq/v1' }],
    security: [{ bearer: [] }],
  })) as unknown as {
    paths: Record<string, Record<string, JsonObject>>;
    components?: JsonObject;
  };
  document.components = {
    ...document.components,
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: "A portal session's token or an API key (hqk_…)",
      },
    },
    schemas: { DryRun: z.toJSONSchema(DryRunResult), Error: errorSchema },
    headers: answerHeaders,
    responses: errorResponses(),
  };
  for (const endpoint of endpoints) {
    const operation =
      document.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
    if (!operation)
      throw new Error(`${endpoint.id} is missing in the document`);
    complete(operation, endpoint);
  }
  return document;
}
