import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { tidyErrors } from './backstageErrors';

describe("error answers of Backstage's plugins", () => {
  let server: Server;
  let answer: { status: number; body: unknown };

  beforeAll(async () => {
    const app = express().use(tidyErrors, (_request, response) => {
      response.status(answer.status).json(answer.body);
    });
    server = createServer(app);
    await new Promise<void>(resolve => server.listen(0, resolve));
  });
  afterAll(() => server.close());

  const ask = async (status: number, body: unknown, language = 'en') => {
    answer = { status, body };
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://localhost:${port}`, {
      headers: { 'accept-language': language },
    });
    return response.json();
  };

  it('have no stack, also not in their causes', async () => {
    const error = {
      name: 'X',
      message: 'Y',
      stack: 'at /secret/path',
      cause: { name: 'Z', stack: 'at /secret', cause: { stack: 'at /more' } },
    };
    expect(await ask(500, { error, response: { statusCode: 500 } })).toEqual({
      error: { name: 'X', message: 'Y', cause: { name: 'Z', cause: {} } },
      response: { statusCode: 500 },
    });
  });

  it('say why where a plugin refuses without a word', async () => {
    const body = { error: { name: 'NotAllowedError', message: '' } };
    expect((await ask(403, body)).error).toMatchObject({
      code: 'role_refused',
      message: expect.stringMatching(/^Your roles/),
    });
    expect((await ask(403, body, 'ar')).error.message).toMatch(/^أدوارك/);
  });

  it.each([
    [200, { error: { stack: 'kept' } }],
    [404, { error: 'text' }],
    [404, ['list']],
    [404, null],
  ])('are otherwise as they were: %i %j', async (status, body) => {
    expect(await ask(status, body)).toEqual(body);
  });
});
