import type { JsonWebKey } from 'node:crypto';
import type { Knex } from 'knex';
import type {
  AccessToken,
  Configuration,
  KoaContextWithOIDC,
  RefreshToken,
} from 'oidc-provider';
import type { IdentityOptions } from '../options';
import { findPersonById, type Person } from '../store/people';
import { sqlOf } from '../store/sql';
import { postgresAdapter } from './adapter';
import { signInHolds, signInPolicy, type HqAccount } from './policy';
import type { ProviderPages } from './pages';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A session at the provider lasts a working day, whatever happens in it. */
const SESSION_SECONDS = 12 * HOUR;

/** Client of our own security page: it needs a session and no tokens. */
export const ACCOUNT_CLIENT = 'hq-identity-account';

/** What the provider is made of. */
export interface ProviderParts {
  options: IdentityOptions;
  knex: Knex;
  signingKeys: JsonWebKey[];
  pages: ProviderPages;
}

/** Configuration of `oidc-provider`: authorization code flow with PKCE for our own clients, and nothing more. */
export function providerConfiguration(parts: ProviderParts): Configuration {
  const { options, knex, pages } = parts;
  return {
    adapter: postgresAdapter(knex),
    clients: clientsOf(options),
    jwks: { keys: parts.signingKeys as never[] },
    cookies: providerCookies(options),
    scopes: ['openid', 'email', 'profile'],
    claims: {
      openid: ['sub', 'sid', 'amr', 'auth_time'],
      email: ['email', 'email_verified'],
      profile: ['name', 'locale'],
    },
    conformIdTokenClaims: false,
    responseTypes: ['code', 'none'],
    pkce: { required: () => true },
    interactions: {
      policy: signInPolicy(options.requireMfa),
      url: (_, { uid }) => `${options.baseUrl}/interaction/${uid}`,
    },
    findAccount: accountFinder(knex),
    loadExistingGrant: loadOrMakeGrant,
    issueRefreshToken: async (_, client) =>
      client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => false,
    rotateRefreshToken: false,
    renderError: pages.renderError,
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: async (_, client, token) =>
          token.clientId === client.clientId,
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: pages.logoutSource,
        postLogoutSuccessSource: pages.postLogoutSuccessSource,
      },
    },
    ttl: {
      AccessToken: 10 * MINUTE,
      AuthorizationCode: MINUTE,
      IdToken: 10 * MINUTE,
      Interaction: 30 * MINUTE,
      RefreshToken: refreshTokenSeconds,
      Session: (_, session) => remaining(session.loginTs),
      Grant: 2 * SESSION_SECONDS,
    },
  };
}

function clientsOf({ client, baseUrl }: IdentityOptions) {
  return [
    {
      client_id: client.id,
      client_secret: client.secret,
      client_name: 'CleanMateX HQ',
      redirect_uris: client.redirectUris,
      post_logout_redirect_uris: client.postLogoutRedirectUris,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code' as const],
    },
    {
      client_id: ACCOUNT_CLIENT,
      client_name: 'CleanMateX HQ',
      redirect_uris: [`${baseUrl}/account`],
      post_logout_redirect_uris: [`${baseUrl}/account`],
      grant_types: [],
      response_types: ['none' as const],
      token_endpoint_auth_method: 'none' as const,
    },
  ];
}

/** Names and flags of the provider's cookies. With https the session cookie is bound to this very host. */
export function providerCookies({ cookieSecret, issuer }: IdentityOptions) {
  const secure = issuer.startsWith('https:');
  const prefix = secure ? '__Secure-' : '';
  const flags = { httpOnly: true, sameSite: 'lax' as const, signed: true };
  return {
    keys: [cookieSecret],
    names: {
      session: secure ? '__Host-identity_session' : 'identity_session',
      interaction: `${prefix}identity_interaction`,
      resume: `${prefix}identity_resume`,
    },
    long: { ...flags, secure },
    short: { ...flags, secure },
  };
}

function accountFinder(knex: Knex) {
  const sql = sqlOf(knex);
  return async (
    ctx: KoaContextWithOIDC,
    accountId: string,
    token?: object,
  ): Promise<HqAccount | undefined> => {
    const person = await findPersonById(sql, accountId);
    if (person?.status !== 'active') return undefined;
    const signedInAt =
      token && 'authTime' in token ? Number(token.authTime) : undefined;
    if (signedInAt !== undefined && !signInHolds(person, signedInAt)) {
      return undefined;
    }
    const { session } = ctx.oidc;
    const sessionUid =
      token && 'sessionUid' in token ? String(token.sessionUid) : session?.uid;
    return accountOf(person, session?.amr, sessionUid);
  };
}

function accountOf(
  person: Person,
  amr: string[] | undefined,
  sid: string | undefined,
): HqAccount {
  return {
    accountId: person.id,
    person,
    claims: () => ({
      sub: person.id,
      email: person.email,
      email_verified: true,
      name: person.name,
      locale: person.locale,
      ...(amr && { amr }),
      ...(sid && { sid }),
    }),
  };
}

/** Our own clients are granted what they ask for: their scopes hold who the person is and nothing else. */
async function loadOrMakeGrant(ctx: KoaContextWithOIDC) {
  const { provider, session, client, account } = ctx.oidc;
  if (!session || !client || !account) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const existing = grantId && (await provider.Grant.find(grantId));
  if (existing && existing.accountId === account.accountId) return existing;
  const grant = new provider.Grant({
    clientId: client.clientId,
    accountId: account.accountId,
  });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}

/** Renewing never outlives the working day of the sign-in. */
function refreshTokenSeconds(_: unknown, token: RefreshToken | AccessToken) {
  return remaining('authTime' in token ? Number(token.authTime) : undefined);
}

function remaining(signedInAt: number | undefined): number {
  if (!signedInAt) return HOUR;
  const now = Math.floor(Date.now() / 1000);
  return Math.max(1, signedInAt + SESSION_SECONDS - now);
}
