import { randomUUID } from 'node:crypto';
import { AddressInfo, connect, createServer, Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabase } from '../testing/testDatabase';
import { prepareDatabase, withClient, withDatabase } from './server';

const serverUrl = process.env.HQ_TEST_DATABASE_URL!;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

function at(port: number): string {
  const url = new URL(serverUrl);
  url.host = `127.0.0.1:${port}`;
  return url.toString();
}

describe('prepareDatabase', () => {
  const created: string[] = [];
  const newDatabase = () => {
    const name = `hq_test_${randomUUID().replace(/-/g, '')}`;
    created.push(name);
    return withDatabase(serverUrl, name);
  };

  afterAll(() =>
    withClient(serverUrl, async client => {
      for (const name of created) {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }
    }),
  );

  it('creates a missing database once when several instances start together', async () => {
    const url = newDatabase();
    const log = { info: jest.fn(), warn: jest.fn() };
    await Promise.all(
      [1, 2, 3, 4].map(() => prepareDatabase(url, { timeoutMs: 5_000, log })),
    );
    const encoding = await withClient(url, async client => {
      const { rows } = await client.query('SHOW server_encoding');
      return rows[0].server_encoding;
    });
    expect(encoding).toBe('UTF8');
  });

  it('refuses a database that cannot hold Arabic text', async () => {
    const url = newDatabase();
    await withClient(serverUrl, client =>
      client.query(
        `CREATE DATABASE ${created.at(
          -1,
        )} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'`,
      ),
    );
    await expect(prepareDatabase(url, { timeoutMs: 0 })).rejects.toThrow(
      /encoded in SQL_ASCII; the console needs UTF8/,
    );
  });

  it('says what is wrong when nothing answers, without the password', async () => {
    const url = new URL(at(await freePort()));
    url.password = 'very-secret';
    const failure = await prepareDatabase(url.toString(), {
      timeoutMs: 600,
    }).catch(error => error);
    expect(failure.message).toMatch(
      /^PostgreSQL cannot be used.*127\.0\.0\.1:\d+, database "postgres"\): connect ECONNREFUSED/,
    );
    expect(failure.message).not.toContain('very-secret');
  });

  it('does not wait when the login is refused', async () => {
    const url = new URL(serverUrl);
    url.username = `nobody_${Date.now()}`;
    const start = Date.now();
    await expect(
      prepareDatabase(url.toString(), { timeoutMs: 30_000 }),
    ).rejects.toThrow(/Check the user and password/);
    expect(Date.now() - start).toBeLessThan(5_000);
  });

  it('waits for a server that is still starting', async () => {
    const database = await TestDatabase.createEmpty();
    const port = await freePort();
    const target = new URL(serverUrl);
    const proxy: Server = createServer(socket => {
      const upstream = connect(Number(target.port || 5432), target.hostname);
      socket.pipe(upstream).pipe(socket);
      socket.on('error', () => upstream.destroy());
      upstream.on('error', () => socket.destroy());
    });
    try {
      const name = new URL(database.ownerUrl).pathname.slice(1);
      const ready = prepareDatabase(withDatabase(at(port), name), {
        timeoutMs: 20_000,
      });
      await sleep(700);
      await new Promise<void>(resolve =>
        proxy.listen(port, '127.0.0.1', resolve),
      );
      await expect(ready).resolves.toBeUndefined();
    } finally {
      proxy.close();
      await database.drop();
    }
  });
});
