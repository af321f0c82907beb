import { createServer } from 'node:net';
import { ExitCode, Problem, codeOf } from './problems.ts';

/** The highest TCP port. */
const MAX_PORT = 65_535;

function listenOnce(port: number, host?: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', error => resolve(codeOf(error) ?? 'EUNKNOWN'));
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(undefined)),
    );
  });
}

/** Whether a TCP port can be listened on now; without a host, on every address of the machine. */
export async function isPortFree(
  port: number,
  host?: string,
): Promise<boolean> {
  return (await listenOnce(port, host)) === undefined;
}

/**
 * The first free port from a preferred one upwards, on the loopback address.
 * @throws Problem when a hundred ports in a row are taken
 */
export async function findFreePort(preferred: number): Promise<number> {
  for (
    let port = preferred;
    port < preferred + 100 && port <= MAX_PORT;
    port += 1
  ) {
    if (await isPortFree(port, '127.0.0.1')) return port;
  }
  throw new Problem(
    `No free port between ${preferred} and ${preferred + 99}.`,
    ExitCode.UNAVAILABLE,
  );
}

/**
 * Reads a port from text as a person gives it.
 * @param name - the variable it came from, for the message
 * @throws Problem (USAGE) unless it is a whole number from 1 to 65535
 */
export function parsePort(text: string, name: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > MAX_PORT) {
    throw new Problem(
      `${name} must be a number from 1 to ${MAX_PORT}, not "${text}".`,
      ExitCode.USAGE,
    );
  }
  return port;
}

/**
 * Checks that the portal can listen on a port.
 * @throws Problem (UNAVAILABLE) when another program has it, or the system reserves it
 */
export async function assertPortUsable(port: number): Promise<void> {
  const code = await listenOnce(port);
  if (code === undefined) return;
  const other = port === 7007 ? 7008 : 7007;
  const reason =
    code === 'EACCES'
      ? 'needs special rights on this system'
      : 'is used by another program';
  throw new Problem(
    `Port ${port} ${reason}. Stop that program, or choose another port: PORT=${other} npm start`,
    ExitCode.UNAVAILABLE,
  );
}
