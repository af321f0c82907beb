import { connect, type Socket } from 'node:net';

/** How a slow client was got rid of. */
export interface Ending {
  /** Status that it was answered; undefined when it was only disconnected. */
  status?: number;
  /** How long it held its connection, in ms. */
  ms: number;
}

/** Clients that send a byte a second. */
export class SlowClients {
  private readonly sockets: Socket[] = [];
  /** The clients that the server got rid of. */
  readonly endings: Ending[] = [];

  /**
   * Opens connections that begin with `beginning`, and never finish what they send.
   * @param origin - of the server
   */
  constructor(origin: string, readonly count: number, beginning: string) {
    const { hostname, port } = new URL(origin);
    for (let n = 0; n < count; n += 1) {
      const begun = performance.now();
      const socket = connect(Number(port), hostname, () =>
        socket.write(beginning),
      );
      const dribble = setInterval(() => socket.write('a'), 1_000);
      let answer = '';
      socket.on('data', chunk => {
        answer += chunk;
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(dribble);
        const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1];
        this.endings.push({
          status: status ? Number(status) : undefined,
          ms: performance.now() - begun,
        });
      });
      this.sockets.push(socket);
    }
  }

  /** Gives up the connections that are still open. */
  stop(): void {
    this.sockets.forEach(socket => socket.destroy());
  }
}
