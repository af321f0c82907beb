import { kernelErrors, type Endpoint } from '@cleanmatex/hq-common';
import {
  IDEMPOTENCY_KEY_PATTERN,
  IF_MATCH_PATTERN,
  takesIfMatch,
} from '../http/headers';

type JsonObject = Record<string, unknown>;
type Headers = Record<string, JsonObject>;

const header = (description: string, schema: JsonObject = {}): JsonObject => ({
  description,
  schema: { type: 'string', ...schema },
});
const refs = (...names: string[]): Headers =>
  Object.fromEntries(
    names.map(name => [name, { $ref: `#/components/headers/${name}` }]),
  );

/** Headers of answers, as components of the document. */
export const answerHeaders: Headers = {
  'X-Request-Id': header('Names this call in the audit log and in the logs'),
  'X-Correlation-Id': header('As sent, or the id of this call'),
  'Content-Language': header('Language of the texts', { enum: ['en', 'ar'] }),
  ETag: header('Version of the answered entity; sent back as If-Match', {
    pattern: '^"\\d{1,15}"$',
  }),
  Location: header('Address of what was created'),
  'Idempotency-Replayed': header('This is the answer of an earlier call', {
    const: 'true',
  }),
  'Retry-After': header('Seconds to wait', { pattern: '^\\d+$' }),
  'WWW-Authenticate': header('How to authenticate', { const: 'Bearer' }),
};

const always = ['X-Request-Id', 'X-Correlation-Id', 'Content-Language'];

/** Headers of an endpoint's successes. */
export function successHeaders(endpoint: Endpoint, status: number): Headers {
  return refs(
    ...always,
    ...(endpoint.versioned ? ['ETag'] : []),
    ...(status === 201 && endpoint.created ? ['Location'] : []),
    ...(endpoint.method === 'POST' ? ['Idempotency-Replayed'] : []),
  );
}

/** Responses for errors, as components of the document; `errorResponseOf` refers to them. */
export function errorResponses(): Record<string, JsonObject> {
  const response = (...more: string[]) => ({
    description: 'What is wrong, where, and what to do',
    headers: refs(...always, ...more),
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Error' } },
    },
  });
  return {
    Error: response(),
    Unauthenticated: response('WWW-Authenticate'),
    Later: response('Retry-After'),
  };
}

/** Reference to the response of an error's status. */
export function errorResponseOf(status: number): JsonObject {
  const names: Record<number, string> = {
    401: 'Unauthenticated',
    429: 'Later',
    503: 'Later',
  };
  return { $ref: `#/components/responses/${names[status] ?? 'Error'}` };
}

function parameter(
  name: string,
  description: string,
  pattern: string,
  required = false,
): JsonObject {
  const schema = { type: 'string', pattern };
  return { name, in: 'header', required, description, schema };
}

/** Headers that an endpoint takes. */
export function headerParameters(endpoint: Endpoint): JsonObject[] {
  return [
    ...(takesIfMatch(endpoint)
      ? [
          parameter(
            'If-Match',
            kernelErrors.version_required.en,
            IF_MATCH_PATTERN,
            endpoint.method === 'PATCH',
          ),
        ]
      : []),
    ...(endpoint.method === 'POST'
      ? [
          parameter(
            'Idempotency-Key',
            'The same key and input give the same answer, for 24 hours',
            IDEMPOTENCY_KEY_PATTERN,
          ),
        ]
      : []),
  ];
}
