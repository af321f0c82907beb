import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { Provider } from 'oidc-provider';
import type { Identity } from '../identity';
import { providerConfiguration } from './configuration';
import { providerPages } from './pages';
import { loadSigningKeys, type SigningKey } from './signingKeys';

/** Milliseconds between two looks for new signing keys. */
const REFRESH_MS = 60_000;

interface Running {
  provider: Provider;
  callback: (req: IncomingMessage, res: ServerResponse) => void;
  /** Ids of the signing keys, the one that signs first. */
  kids: string;
}

/** The OpenID provider, made anew when its signing keys change; its state is in the database. */
export class LiveProvider {
  private timer?: NodeJS.Timeout;

  static async create(
    identity: Identity,
    logger: LoggerService,
  ): Promise<LiveProvider> {
    const keys = await loadSigningKeys(identity.knex, identity.box);
    return new LiveProvider(identity, logger, run(identity, logger, keys));
  }

  private constructor(
    private readonly identity: Identity,
    private readonly logger: LoggerService,
    private running: Running,
  ) {}

  /** The provider of this moment; a request keeps the one that it began with. */
  get current(): Provider {
    return this.running.provider;
  }

  /** Answers a request of the protocol. */
  readonly callback = (req: IncomingMessage, res: ServerResponse): void =>
    this.running.callback(req, res);

  /** Takes up what has changed among the signing keys. */
  async refresh(): Promise<void> {
    const { knex, box } = this.identity;
    const keys = await loadSigningKeys(knex, box);
    if (kidsOf(keys) === this.running.kids) return;
    this.running = run(this.identity, this.logger, keys);
  }

  /** Refreshes every minute. */
  start(): void {
    this.timer = setInterval(() => {
      this.refresh().catch(error =>
        this.logger.warn(`Signing keys could not be read: ${error}`),
      );
    }, REFRESH_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

const kidsOf = (keys: SigningKey[]) => keys.map(({ kid }) => kid).join(' ');

function run(
  { options, knex }: Identity,
  logger: LoggerService,
  signingKeys: SigningKey[],
): Running {
  const pages = providerPages(options, knex);
  const provider = new Provider(
    options.issuer,
    providerConfiguration({ options, knex, signingKeys, pages }),
  );
  provider.proxy = true;
  provider.on('server_error', (_, error) =>
    logger.error('The OpenID provider failed', error),
  );
  return { provider, callback: provider.callback(), kids: kidsOf(signingKeys) };
}
