import { randomUUID } from 'node:crypto';
import { allEndpoints, type Endpoint } from '@cleanmatex/hq-common';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { hostile, nearlyFitting, type Schema } from './testing/arbitrary';
import { sampleTenant } from './testing/sampleTenant';
import { startWholePortal, type WholePortal } from './testing/wholePortal';

/** Examples per operation; a release runs 1,000. */
const RUNS = Number(process.env.HQ_FUZZ_RUNS ?? 60);

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: Schema;
}
interface DocumentedOperation {
  parameters?: Parameter[];
  requestBody?: { content: { 'application/json'?: { schema: Schema } } };
  responses: Record<
    string,
    { content?: { 'application/json'?: { schema: Schema } } }
  >;
}
interface ApiDocument {
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, Schema> };
}

/** A value as text in an address; what JSON cannot hold becomes empty. */
const asText = (value: unknown) =>
  (typeof value === 'string'
    ? value
    : JSON.stringify(value) ?? ''
  ).toWellFormed();

const sorts = ['createdAt', "createdAt'", 'name; DROP TABLE x', '-', '--name'];

describe('no input makes the API fail', () => {
  let portal: WholePortal;
  let document: ApiDocument;
  let known: string[];
  let ajv: Ajv;

  beforeAll(async () => {
    portal = await startWholePortal();
    const created = await portal.request('super_admin', 'POST', '/tenants', {
      body: sampleTenant('fuzz'),
    });
    known = [(await created.json()).id, randomUUID(), 'super_admin'];
    const answer = await portal.request('super_admin', 'GET', '/openapi.json');
    document = await answer.json();
    ajv = new Ajv({ strict: false, allErrors: false, logger: false });
    addFormats(ajv);
    ajv.addSchema({ $id: 'api', components: document.components });
  }, 120_000);
  afterAll(() => portal?.stop());

  const operationOf = ({ path, method }: Endpoint) =>
    document.paths[path][method.toLowerCase()];

  const validators = (endpoint: Endpoint) => {
    const found = new Map<number, ValidateFunction>();
    for (const [status, response] of Object.entries(
      operationOf(endpoint).responses,
    )) {
      const schema = response.content?.['application/json']?.schema;
      if (!schema || Number(status) >= 300) continue;
      const text = JSON.stringify(schema).replaceAll('"#/', '"api#/');
      found.set(Number(status), ajv.compile(JSON.parse(text)));
    }
    return found;
  };

  /** Addresses take `.` and `..` for steps to another one, of another operation. */
  const isSegment = (text: string) => !/^\.{1,2}$/.test(text);

  const callOf = (endpoint: Endpoint) => {
    const { parameters = [], requestBody } = operationOf(endpoint);
    const path = parameters.filter(parameter => parameter.in === 'path');
    const query = parameters.filter(parameter => parameter.in === 'query');
    const schemaOf = (list: Parameter[]): Schema => ({
      type: 'object',
      properties: Object.fromEntries(list.map(p => [p.name, p.schema])),
    });
    return fc.record({
      path: fc.tuple(
        ...path.map(() =>
          fc.oneof(
            { weight: 3, arbitrary: fc.constantFrom(...known) },
            { weight: 1, arbitrary: hostile.map(asText).filter(isSegment) },
          ),
        ),
      ),
      query: fc.oneof(
        nearlyFitting(schemaOf(query)),
        fc.record({ sort: fc.constantFrom(...sorts) }),
      ),
      body: nearlyFitting(
        requestBody?.content['application/json']?.schema ?? { type: 'object' },
      ),
      version: fc.constantFrom('"1"', '"0"', 'x', '"99999999999999999"'),
    });
  };

  const target = (endpoint: Endpoint, values: string[], query: unknown) => {
    let index = 0;
    const path = endpoint.path.replace(/\{\w+\}/g, () =>
      encodeURIComponent(values[index++] || 'x'),
    );
    const search = new URLSearchParams(
      Object.entries((query ?? {}) as object).map(([name, value]) => [
        name,
        asText(value),
      ]),
    );
    return search.size ? `${path}?${search}` : path;
  };

  it.each(allEndpoints.map(endpoint => [endpoint.id, endpoint] as const))(
    '%s',
    async (_id, endpoint) => {
      const valid = validators(endpoint);
      await fc.assert(
        fc.asyncProperty(callOf(endpoint), async call => {
          const answer = await portal.request(
            'super_admin',
            endpoint.method,
            target(endpoint, call.path, call.query),
            {
              body: endpoint.mutation ? call.body ?? {} : undefined,
              headers: endpoint.versioned ? { 'if-match': call.version } : {},
            },
          );
          const text = await answer.text();
          if (answer.status >= 500) throw new Error(text);
          if (!answer.ok || !endpoint.action) return;
          const validate = valid.get(answer.status);
          expect(validate).toBeDefined();
          expect({
            fits: validate?.(JSON.parse(text)),
            errors: validate?.errors,
          }).toEqual({ fits: true, errors: null });
        }),
        { numRuns: RUNS },
      );
    },
    120_000,
  );

  it.each(
    allEndpoints
      .filter(({ mutation }) => mutation)
      .map(endpoint => [endpoint.id, endpoint] as const),
  )('%s refuses a body that is nested 50,000 deep', async (_id, endpoint) => {
    const nested = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const path = target(endpoint, [randomUUID(), randomUUID()], {});
    const answer = await fetch(`${portal.url}${path}`, {
      method: endpoint.method,
      headers: {
        authorization: 'Bearer super_admin',
        'content-type': 'application/json',
        'if-match': '*',
      },
      body: `{"deep":${nested}}`,
    });
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error.issues[0].code).toBe('too_deep');
  });
});
