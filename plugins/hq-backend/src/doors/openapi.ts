import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import {
  DryRunResult,
  kernelErrors,
  type Endpoint,
} from '@cleanmatex/hq-common';
import { z } from 'zod';

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
    ...(endpoint.versioned && endpoint.mutation ? [412] : []),
    ...(endpoint.method === 'PATCH' && endpoint.versioned ? [428] : []),
    ...(endpoint.mutation ? [409, 413, 415] : []),
    ...(endpoint.method === 'POST' ? [422] : []),
    429,
    503,
  ];
}

function headerParameter(name: string, description: string, required = false) {
  return {
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  };
}

function extraParameters(endpoint: Endpoint): JsonObject[] {
  if (!endpoint.mutation) return [];
  return [
    {
      name: 'dryRun',
      in: 'query',
      required: false,
      description: 'true answers with what would change, and changes nothing',
      schema: { type: 'boolean' },
    },
    ...(endpoint.versioned
      ? [
          headerParameter(
            'If-Match',
            kernelErrors.version_required.en,
            endpoint.method === 'PATCH',
          ),
        ]
      : []),
    ...(endpoint.method === 'POST'
      ? [
          headerParameter(
            'Idempotency-Key',
            'The same key and input give the same answer, for 24 hours',
          ),
        ]
      : []),
  ];
}

/** Adds to an operation of the document what holds for every endpoint. */
function complete(operation: JsonObject, endpoint: Endpoint): void {
  const responses = operation.responses as Record<string, JsonObject>;
  for (const status of new Set(errorStatuses(endpoint))) {
    responses[status] ??= { $ref: '#/components/responses/Error' };
  }
  operation.parameters = [
    ...((operation.parameters as JsonObject[] | undefined) ?? []),
    ...extraParameters(endpoint),
  ];
  operation['x-permission'] = endpoint.permission;
  if (!endpoint.mutation) return;
  const success = responses[endpoint.successStatus] as {
    content?: { 'application/json'?: { schema: JsonObject } };
  };
  const preview = { $ref: '#/components/schemas/DryRun' };
  const json = success.content?.['application/json'];
  if (endpoint.successStatus !== 200) {
    responses[200] = {
      description: 'Answer of a dry run',
      content: { 'application/json': { schema: preview } },
    };
  } else if (json) {
    json.schema = { anyOf: [json.schema, preview] };
  }
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
    responses: {
      Error: {
        description: 'What is wrong, where, and what to do',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
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
