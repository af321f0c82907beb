import { allEndpoints } from '@cleanmatex/hq-common';
import { IDEMPOTENCY_KEY_PATTERN, IF_MATCH_PATTERN } from '../http/headers';
import { openApiDocument } from './openapi';

interface Operation {
  parameters?: Array<{
    name: string;
    in: string;
    schema: { pattern?: string };
  }>;
  responses: Record<
    string,
    { $ref?: string; headers?: object; content?: Record<string, unknown> }
  >;
}

describe('the OpenAPI document', () => {
  let paths: Record<string, Record<string, Operation>>;
  let components: Record<string, Record<string, { headers?: object }>>;

  beforeAll(async () => {
    ({ paths, components } = (await openApiDocument(allEndpoints)) as never);
  });

  const headersTaken = (operation: Operation) =>
    (operation.parameters ?? [])
      .filter(parameter => parameter.in === 'header')
      .map(({ name, schema }) => [name, schema.pattern]);
  const headersOf = (operation: Operation, status: number) =>
    Object.keys(operation.responses[status].headers ?? {});

  it('has If-Match only where there is something to match', () => {
    expect(headersTaken(paths['/tenants'].post)).toEqual([
      ['Idempotency-Key', IDEMPOTENCY_KEY_PATTERN],
    ]);
    expect(headersTaken(paths['/tenants/{tenantId}'].patch)).toEqual([
      ['If-Match', IF_MATCH_PATTERN],
    ]);
    expect(paths['/tenants'].post.responses[412]).toBeUndefined();
  });

  it('has the headers of every success', () => {
    for (const endpoint of allEndpoints) {
      const operation = paths[endpoint.path][endpoint.method.toLowerCase()];
      const headers = headersOf(operation, endpoint.successStatus);
      expect(headers).toEqual(
        expect.arrayContaining(['X-Request-Id', 'X-Correlation-Id']),
      );
      expect(headers.includes('ETag')).toBe(endpoint.versioned);
    }
    expect(headersOf(paths['/tenants'].post, 201)).toEqual(
      expect.arrayContaining(['Location', 'Idempotency-Replayed']),
    );
    expect(headersOf(paths['/tenants'].post, 200)).not.toContain('Location');
  });

  it('has the headers of errors', () => {
    const { responses } = paths['/tenants'].get;
    const headers = (status: number) => {
      const name = responses[status].$ref?.split('/').at(-1) ?? '';
      return Object.keys(components.responses[name].headers ?? {});
    };
    expect(headers(401)).toContain('WWW-Authenticate');
    expect(headers(429)).toContain('Retry-After');
    expect(headers(503)).toContain('Retry-After');
    expect(headers(400)).toContain('X-Request-Id');
  });

  it('refers to nothing that is not there', () => {
    const text = JSON.stringify({ paths, components });
    for (const [, kind, name] of text.matchAll(
      /"#\/components\/(\w+)\/([\w-]+)"/g,
    )) {
      expect({ kind, name, there: Boolean(components[kind]?.[name]) }).toEqual({
        kind,
        name,
        there: true,
      });
    }
  });

  it('names both formats of the export', () => {
    const { content = {} } = paths['/audit-logs/export'].get.responses[200];
    expect(Object.keys(content)).toEqual(['application/json', 'text/csv']);
  });
});
