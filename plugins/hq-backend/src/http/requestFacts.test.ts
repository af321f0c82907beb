import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { rememberRequest, requestFacts } from './requestFacts';

it('knows the request within what it sets in motion, and nothing outside', async () => {
  const app = express().use(rememberRequest, async (_request, response) => {
    await sleep(20);
    response.json(requestFacts());
  });
  const server = createServer(app);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = async (agent: string) => {
    const headers = { 'user-agent': agent };
    return (await fetch(`http://127.0.0.1:${port}`, { headers })).json();
  };
  const facts = await Promise.all([ask('one'), ask('two')]);
  server.close();
  expect(facts).toEqual([
    { ip: '127.0.0.1', userAgent: 'one' },
    { ip: '127.0.0.1', userAgent: 'two' },
  ]);
  expect(requestFacts()).toEqual({});
});
