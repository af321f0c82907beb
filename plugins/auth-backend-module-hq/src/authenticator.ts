import {
  createOAuthAuthenticator,
  type OAuthAuthenticatorResult,
} from '@backstage/plugin-auth-node';
import type { Request } from 'express';
import {
  OidcSignIn,
  type HqSignIn,
  type SignInOptions,
  type SignInResult,
} from './oidcSignIn';

/** {@link OidcSignIn} as Backstage's auth plugin calls it. */
export function createHqAuthenticator(options: SignInOptions) {
  return createOAuthAuthenticator<OidcSignIn, HqSignIn>({
    scopes: { persist: true, required: ['openid', 'profile', 'email'] },
    defaultProfileTransform: async ({ fullProfile: { user } }) => ({
      profile: { email: user.email, displayName: user.name },
    }),
    initialize: ({ config, callbackUrl }) =>
      new OidcSignIn(config, callbackUrl, options),
    start: async ({ req, scope, state }, signIn) => ({
      url: await signIn
        .start(req, scope, state)
        .catch(error => backToPortal(req, error)),
    }),
    authenticate: async ({ req }, signIn) => resultOf(await signIn.finish(req)),
    refresh: async ({ req, refreshToken }, signIn) =>
      resultOf(await signIn.renew(req, refreshToken)),
    logout: async ({ refreshToken }, signIn) => ({
      logoutUrl: await signIn.leave(refreshToken),
    }),
  });
}

/**
 * In the redirect flow the portal itself shows what went wrong, as it does when coming back from the
 * issuer. The address was checked before.
 */
function backToPortal({ query }: Request, error: Error): string {
  if (query.flow !== 'redirect' || typeof query.redirectUrl !== 'string') {
    throw error;
  }
  const url = new URL(query.redirectUrl);
  url.searchParams.set('error', error.message);
  return url.toString();
}

function resultOf({
  cookie,
  ...fullProfile
}: SignInResult): OAuthAuthenticatorResult<HqSignIn> {
  return {
    fullProfile,
    session: {
      accessToken: '',
      tokenType: 'bearer',
      scope: '',
      refreshToken: cookie,
    },
  };
}
