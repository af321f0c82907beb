import { setTimeout as delay } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { custom, Issuer, type BaseClient } from 'openid-client';

const DISCOVERY_ATTEMPTS = 3;
const DISCOVERY_PAUSE_MS = 400;
const TIMEOUT_MS = 10_000;

/**
 * A client of the configured issuer. Discovery happens at the first sign-in and again until it succeeds,
 * because the issuer may start after this backend, or inside it.
 */
export class LazyIssuer {
  private client: Promise<BaseClient> | undefined;

  /**
   * @param config - `clientId`, `clientSecret`, `metadataUrl`; optional `tokenEndpointAuthMethod` and
   * `tokenSignedResponseAlg` (default: RS256 when the issuer offers it, else its first).
   */
  constructor(
    private readonly config: Config,
    private readonly callbackUrl: string,
    private readonly logger: LoggerService,
  ) {
    ['clientId', 'clientSecret', 'metadataUrl'].forEach(key =>
      config.getString(key),
    );
  }

  /** @throws Error when the issuer cannot be reached. */
  get(): Promise<BaseClient> {
    this.client ??= this.discover().catch(error => {
      this.client = undefined;
      throw error;
    });
    return this.client;
  }

  private async discover(): Promise<BaseClient> {
    const url = this.config.getString('metadataUrl');
    for (let attempt = 1; ; attempt++) {
      try {
        return this.clientOf(await Issuer.discover(url));
      } catch (error) {
        this.logger.warn(
          `The sign-in service at ${url} cannot be discovered: ${error}`,
        );
        if (attempt === DISCOVERY_ATTEMPTS) throw error;
        await delay(DISCOVERY_PAUSE_MS * attempt);
      }
    }
  }

  private clientOf(issuer: Issuer): BaseClient {
    const offered = (issuer.metadata.id_token_signing_alg_values_supported ??
      []) as string[];
    const preferred = offered.includes('RS256') ? 'RS256' : offered[0];
    const client = new issuer.Client({
      client_id: this.config.getString('clientId'),
      client_secret: this.config.getString('clientSecret'),
      redirect_uris: [this.callbackUrl],
      response_types: ['code'],
      token_endpoint_auth_method: (this.config.getOptionalString(
        'tokenEndpointAuthMethod',
      ) ?? 'client_secret_basic') as 'client_secret_basic',
      id_token_signed_response_alg:
        this.config.getOptionalString('tokenSignedResponseAlg') ??
        preferred ??
        'RS256',
    });
    client[custom.http_options] = () => ({ timeout: TIMEOUT_MS });
    return client;
  }
}
