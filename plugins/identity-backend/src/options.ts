import type { Config } from '@backstage/config';

/** How the provider is set up; see `config.d.ts` for the keys and their defaults. */
export interface IdentityOptions {
  /** `<backend.baseUrl>/api/identity`. */
  baseUrl: string;
  /** Issuer identifier: `<baseUrl>/oidc`. */
  issuer: string;
  client: {
    id: string;
    secret: string;
    redirectUris: string[];
    postLogoutRedirectUris: string[];
  };
  cookieSecret: string;
  /** Keys of the secret box, base64; the first one encrypts. */
  encryptionKeys: string[];
  /** Roles that require a second factor really ask for it. */
  requireMfa: boolean;
  attemptsPerAddress: number;
  /** Address of the portal, for links back. */
  portalUrl: string;
  /** Named by a band at the top edge of the pages, as in the portal. */
  environment?: string;
}

const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/** True unless the company's own provider is used instead. */
export function identityEnabled(config: Config): boolean {
  return config.getOptionalBoolean('identity.enabled') ?? true;
}

/**
 * Reads the options of the provider.
 * @throws Error naming the key that is missing or too weak.
 */
export function readIdentityOptions(config: Config): IdentityOptions {
  const backendUrl = withoutSlash(config.getString('backend.baseUrl'));
  const portalUrl = withoutSlash(config.getString('app.baseUrl'));
  const baseUrl = `${backendUrl}/api/identity`;
  const cookieSecret = config.getString('identity.cookieSecret');
  if (cookieSecret.length < 32) {
    throw new Error('identity.cookieSecret must have at least 32 characters');
  }
  return {
    baseUrl,
    issuer: `${baseUrl}/oidc`,
    client: {
      id: config.getOptionalString('identity.client.id') ?? 'hq-console',
      secret: config.getString('identity.client.secret'),
      redirectUris: config.getOptionalStringArray(
        'identity.client.redirectUris',
      ) ?? [`${backendUrl}/api/auth/oidc/handler/frame`],
      postLogoutRedirectUris: config.getOptionalStringArray(
        'identity.client.postLogoutRedirectUris',
      ) ?? [portalUrl, `${portalUrl}/`],
    },
    cookieSecret,
    encryptionKeys: config
      .getString('hq.encryptionKey')
      .split(',')
      .map(key => key.trim()),
    requireMfa:
      config.getOptionalBoolean('hq.auth.requireMfa') ??
      process.env.NODE_ENV !== 'development',
    attemptsPerAddress:
      config.getOptionalNumber('identity.attemptsPerAddress') ?? 5,
    portalUrl,
    environment: config.getOptionalString('app.environment'),
  };
}
