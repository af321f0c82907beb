import { endpoint } from '@cleanmatex/hq-common';
import { z } from 'zod';
import { createHqClient, requestParts } from './client';
import { HqApiError } from './errors';

const input = z.strictObject({
  thingId: z.string().optional(),
  status: z.array(z.string()).optional(),
  q: z.string().optional(),
  name: z.string().optional(),
});
const output = z.object({ ok: z.boolean() });
const list = endpoint({
  id: 'things.list',
  method: 'GET',
  path: '/things',
  summary: 'List things',
  permission: 'authenticated',
  input,
  output,
});
const update = endpoint({
  id: 'things.update',
  method: 'PATCH',
  path: '/things/{thingId}',
  summary: 'Change a thing',
  permission: 'authenticated',
  audit: { subject: 'tenant', severity: 'low' },
  input,
  output,
});

function clientAnswering(response: Response) {
  const fetch = jest.fn(async () => response);
  const client = createHqClient({
    getBaseUrl: async () => 'http://hq',
    fetch,
    locale: 'ar',
  });
  return { client, fetch };
}

const json = (status: number, body: unknown, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers });

async function failureOf(response: Response): Promise<HqApiError> {
  const { client } = clientAnswering(response);
  return client.call(list, {}).then(
    () => Promise.reject(new Error('the call did not fail')),
    (error: HqApiError) => error,
  );
}

describe('requestParts', () => {
  it('puts a read into the query, lists comma separated, and leaves out what is empty', () => {
    expect(
      requestParts(list, { status: ['a', 'b'], q: '', name: undefined }, false),
    ).toEqual({ path: '/things?status=a%2Cb', body: undefined });
  });

  it('puts path parameters into the path, escaped, and the rest into the body', () => {
    expect(requestParts(update, { thingId: 'a/b', name: 'x' }, false)).toEqual({
      path: '/things/a%2Fb',
      body: '{"name":"x"}',
    });
  });

  it('asks for a dry run in the query', () => {
    expect(requestParts(update, { thingId: '1' }, true).path).toBe(
      '/things/1?dryRun=true',
    );
  });
});

describe('createHqClient', () => {
  it('sends version, idempotency key and language', async () => {
    const { client, fetch } = clientAnswering(json(200, { ok: true }));
    await client.call(
      update,
      { thingId: '1', name: 'x' },
      { ifMatch: 7, idempotencyKey: 'k' },
    );
    expect(fetch).toHaveBeenCalledWith('http://hq/v1/things/1', {
      method: 'PATCH',
      headers: {
        'accept-language': 'ar',
        'content-type': 'application/json',
        'if-match': '"7"',
        'idempotency-key': 'k',
      },
      body: '{"name":"x"}',
      signal: undefined,
    });
  });

  it('reads code, message, issues, details and waiting time of an error', async () => {
    const error = await failureOf(
      json(
        400,
        {
          error: {
            name: 'InputError',
            code: 'validation_failed',
            message: 'Fields need correcting',
            issues: [
              { path: 'name', code: 'required', message: 'Required' },
              { path: 'name', code: 'too_short', message: 'Too short' },
              { path: 3 },
            ],
            details: { allowed: ['a'] },
          },
        },
        { 'retry-after': '5' },
      ),
    );
    expect(error).toBeInstanceOf(HqApiError);
    expect(error).toMatchObject({
      status: 400,
      code: 'validation_failed',
      message: 'Fields need correcting',
      details: { allowed: ['a'] },
      retryAfter: 5,
    });
    expect(error.issuesByPath).toEqual({ name: 'Required\nToo short' });
  });

  it('gives an answer in another shape a code of its status', async () => {
    const error = await failureOf(
      new Response('<html>', { status: 502, statusText: 'Bad Gateway' }),
    );
    expect(error).toMatchObject({
      status: 502,
      code: 'http_502',
      message: 'Bad Gateway',
      issues: [],
    });
  });

  it('tells that no answer came', async () => {
    const client = createHqClient({
      getBaseUrl: async () => 'http://hq',
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
      locale: 'en',
    });
    await expect(client.call(list, {})).rejects.toMatchObject({
      code: 'network',
      status: 0,
    });
  });

  it('names a downloaded file', async () => {
    const { client } = clientAnswering(
      new Response('a,b', {
        headers: { 'content-disposition': 'attachment; filename="log.csv"' },
      }),
    );
    const file = await client.download(list, {});
    expect(file.name).toBe('log.csv');
    expect(file.blob.size).toBe(3);
  });
});
