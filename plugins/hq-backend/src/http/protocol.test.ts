import { randomUUID } from 'node:crypto';
import { request as send } from 'node:http';
import { endpoint } from '@cleanmatex/hq-common';
import { operation } from '@cleanmatex/hq-node';
import { z } from 'zod';
import {
  TestDatabase,
  actorWith,
  startTestPortal,
  type TestPortal,
} from '../testing';

const Box = z.object({
  id: z.string().describe('Id'),
  label: z.unknown().describe('Label'),
  version: z.number().describe('Version'),
});
const audit = { subject: 'tenant', severity: 'low' } as const;
const boxId = z.string().describe('Id');
const label = z.unknown().describe('Label');
const makeBox = endpoint({
  id: 'boxes.make',
  method: 'POST',
  path: '/boxes',
  summary: 'Make a box',
  permission: 'hq.tenant.create',
  input: z.strictObject({ label }),
  output: Box,
  successStatus: 201,
  created: 'id',
  versioned: true,
  audit,
});
const changeBox = endpoint({
  id: 'boxes.change',
  method: 'PATCH',
  path: '/boxes/{boxId}',
  summary: 'Change a box',
  permission: 'hq.tenant.create',
  input: z.strictObject({ boxId, label }),
  output: z.object({ accepted: z.unknown().describe('Versions') }),
  versioned: true,
  audit,
});
const readBox = endpoint({
  id: 'boxes.read',
  method: 'GET',
  path: '/boxes/{boxId}',
  summary: 'Read a box',
  permission: 'hq.tenant.read',
  input: z.strictObject({ boxId }),
  output: Box,
  versioned: true,
});

describe('HTTP as the REST door speaks it', () => {
  let database: TestDatabase;
  let portal: TestPortal;

  beforeAll(async () => {
    database = await TestDatabase.create();
    portal = await startTestPortal({
      database,
      actors: { maker: actorWith('hq.tenant.read', 'hq.tenant.create') },
      operations: [
        operation(makeBox, async (_scope, input) => ({
          id: 'a b',
          label: input.label,
          version: 7,
        })),
        operation(changeBox, async scope => ({
          accepted: scope.ifMatch ?? 'all',
        })),
        operation(readBox, async (_scope, input) => ({
          id: input.boxId,
          label: null,
          version: 7,
        })),
      ],
    });
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    await database?.drop();
  });

  const call = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string | Buffer,
  ) =>
    fetch(`${portal.url}${path}`, {
      method,
      headers: {
        authorization: 'Bearer maker',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body as BodyInit,
    });
  const codeOf = async (answer: Response) => (await answer.json()).error.code;

  it.each([
    ['lists', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ])('refuses deeply nested %s, naming the field', async (_, nested) => {
    const answer = await call('POST', '/boxes', {}, `{"label":${nested}}`);
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error.issues).toEqual([
      {
        path: expect.stringMatching(/^label\.(0|a)\./),
        code: 'too_deep',
        message: 'Nested deeper than 32 levels',
      },
    ]);
  });

  it('takes 32 levels', async () => {
    const nested = `${'['.repeat(31)}${']'.repeat(31)}`;
    const answer = await call('POST', '/boxes', {}, `{"label":${nested}}`);
    expect(answer.status).toBe(201);
  });

  it('refuses a body that is not UTF-8', async () => {
    const body = Buffer.concat([
      Buffer.from('{"label":"a'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}'),
    ]);
    const answer = await call('POST', '/boxes', {}, body);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe('malformed_utf8');
  });

  /** `fetch` would write the address anew. */
  const rawGet = (path: string, headers: Record<string, string>) =>
    new Promise<{ status: number; id: unknown; body: string }>(
      (resolve, reject) => {
        const url = new URL(portal.url);
        send(
          { host: url.hostname, port: url.port, path, headers },
          response => {
            let body = '';
            response.on('data', piece => {
              body += piece;
            });
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                id: response.headers['x-request-id'],
                body,
              }),
            );
          },
        )
          .on('error', reject)
          .end();
      },
    );

  it('answers an address that cannot be decoded in the shape of the API', async () => {
    const path = '/api/hq/v1/boxes/%zz';
    const unknown = await rawGet(path, {});
    expect(unknown.status).toBe(401);
    const known = await rawGet(path, { authorization: 'Bearer maker' });
    expect(known.status).toBe(400);
    expect(known.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(known.body).error).toEqual({
      name: 'InputError',
      code: 'malformed_address',
      message: expect.stringContaining('%25'),
    });
  });

  it('answers 405 with what the address takes, and OPTIONS with 204', async () => {
    const wrong = await call('DELETE', '/boxes/1', {});
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('PATCH, GET, HEAD, OPTIONS');
    expect((await wrong.json()).error).toMatchObject({
      code: 'method_not_allowed',
      message:
        'DELETE is not possible at this address. Possible: PATCH, GET, HEAD, OPTIONS',
    });
    const options = await call('OPTIONS', '/boxes');
    expect(options.status).toBe(204);
    expect(options.headers.get('allow')).toBe('POST, OPTIONS');
    expect((await call('PUT', '/openapi.json')).status).toBe(405);
    const unknown = await call('PUT', '/boxes', { authorization: '' });
    expect(unknown.headers.get('allow')).toBeNull();
  });

  it.each([
    ['"7"', [7]],
    ['"6", "7"', [6, 7]],
    ['W/"7"', []],
    ['W/"6", "7"', [7]],
    ['"not-ours"', []],
    ['*', 'all'],
    [' * ', 'all'],
  ])('accepts the versions of If-Match: %s', async (header, accepted) => {
    const answer = await call(
      'PATCH',
      '/boxes/1',
      { 'if-match': header },
      '{"label":1}',
    );
    expect(await answer.json()).toEqual({ accepted });
  });

  it.each(['7', '"7', '"7" "8"', '*, "7"', 'W/7', ','])(
    'refuses If-Match: %s',
    async header => {
      const headers = { 'if-match': header };
      const answer = await call('PATCH', '/boxes/1', headers, '{"label":1}');
      expect(answer.status).toBe(400);
      expect(await codeOf(answer)).toBe('version_malformed');
    },
  );

  it('says where the created thing is', async () => {
    const answer = await call('POST', '/boxes', {}, '{"label":1}');
    expect(answer.headers.get('location')).toBe('/api/hq/v1/boxes/a%20b');
    expect(answer.headers.get('etag')).toBe('"7"');
    const preview = await call('POST', '/boxes?dryRun=true', {}, '{"label":1}');
    expect(preview.status).toBe(200);
    expect(preview.headers.get('location')).toBeNull();
  });

  it('asks for a bearer where there is none', async () => {
    const answer = await call('GET', '/boxes/1', { authorization: '' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('echoes the correlation id, and tells its language', async () => {
    const correlation = randomUUID();
    const answer = await call('GET', '/boxes/1', {
      'x-correlation-id': correlation,
      'accept-language': 'en;q=0.1, ar; q=0.5',
    });
    expect(answer.headers.get('x-correlation-id')).toBe(correlation);
    expect(answer.headers.get('content-language')).toBe('ar');
    expect(answer.headers.get('vary')).toContain('Accept-Language');
    const other = await call('GET', '/boxes/1', { 'x-correlation-id': '<x>' });
    expect(other.headers.get('x-correlation-id')).toBe(
      other.headers.get('x-request-id'),
    );
  });
});
