import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { HqAccess } from '@cleanmatex/hq-node';
import type { RequestHandler } from 'express';

/** Milliseconds between two looks at the open sockets. */
const INTERVAL_MS = 2_000;

const REFUSAL =
  'HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';

/** What the guard stands on. */
export interface SocketGuardOptions {
  auth: Pick<AuthService, 'authenticate'>;
  access: Pick<HqAccess, 'holds'>;
  logger: LoggerService;
  /** Path that the sockets are opened at. */
  path: string;
}

/**
 * Keeps WebSockets within what their person may do: none opens without credentials that hold, and each is cut
 * at most some seconds after its session, person or token has been revoked.
 */
export class SocketGuard {
  private readonly open = new Map<Duplex, BackstageCredentials>();
  private readonly servers = new WeakSet<Server>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly options: SocketGuardOptions) {}

  /**
   * Goes before the routes of the plugin that owns the sockets. That one begins to listen for upgrades at the
   * first request for one, and so does the guard, just before it.
   */
  readonly middleware: RequestHandler = (request, _response, next) => {
    const { server } = request.socket as unknown as { server?: Server };
    const isUpgrade = request.headers.upgrade?.toLowerCase() === 'websocket';
    if (server && isUpgrade && !this.servers.has(server)) {
      this.servers.add(server);
      server.on('upgrade', (upgrade, socket) => this.admit(upgrade, socket));
      this.watch();
    }
    next();
  };

  /** Stops watching. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private admit(request: IncomingMessage, socket: Duplex): void {
    if (request.url?.split('?')[0] !== this.options.path) return;
    socket.on('error', () => socket.destroy());
    const token = request.headers['sec-websocket-protocol'];
    if (!token) {
      socket.end(REFUSAL);
      return;
    }
    socket.once('close', () => this.open.delete(socket));
    this.options.auth.authenticate(token).then(
      credentials => {
        if (!socket.destroyed) this.open.set(socket, credentials);
      },
      () => socket.destroy(),
    );
  }

  private watch(): void {
    if (this.timer) return;
    const look = async () => {
      await this.cutEnded();
      if (this.timer) this.timer = setTimeout(look, INTERVAL_MS).unref();
    };
    this.timer = setTimeout(look, INTERVAL_MS).unref();
  }

  private async cutEnded(): Promise<void> {
    const { access, logger } = this.options;
    for (const [socket, credentials] of this.open) {
      try {
        if (!(await access.holds(credentials))) socket.destroy();
      } catch (error) {
        logger.warn(`Open sockets could not be checked: ${error}`);
        return;
      }
    }
  }
}
