import { createServer, type Server } from 'node:net';
import { assertPortUsable, findFreePort, parsePort } from './ports.ts';

describe('ports', () => {
  let server: Server;
  let taken: number;

  beforeEach(async () => {
    server = createServer();
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    taken = typeof address === 'object' && address ? address.port : 0;
  });

  afterEach(async () => {
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  it('goes on to the next port when the preferred one is taken', async () => {
    expect(await findFreePort(taken)).toBeGreaterThan(taken);
  });

  it('says in one sentence that the port is taken and how to choose another', async () => {
    await expect(assertPortUsable(taken)).rejects.toThrow(
      `Port ${taken} is used by another program. Stop that program, or choose another port: PORT=7007 npm start`,
    );
  });

  it('reads whole numbers from 1 to 65535', () => {
    expect(parsePort('7007', 'PORT')).toBe(7007);
  });

  it.each(['0', '65536', '7007x', '-1', '', '1e3'])(
    'refuses "%s" as a port and names the variable',
    text => {
      expect(() => parsePort(text, 'PORT')).toThrow(/^PORT must be a number/);
    },
  );
});
