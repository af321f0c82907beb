import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createOAuthProviderFactory,
  type AuthProviderFactory,
  type OAuthStateTransform,
} from '@backstage/plugin-auth-node';
import { hqAccessServiceRef } from '@cleanmatex/hq-node';
import { createHqAuthenticator } from './authenticator';
import type { SignInOptions } from './oidcSignIn';

/** Sends the browser back to the portal only, whatever address the start of the sign-in named. */
function onlyTo(isOriginAllowed: (origin: string) => boolean) {
  const transform: OAuthStateTransform = async state => {
    const { redirectUrl } = state;
    const fits =
      redirectUrl === undefined ||
      (URL.canParse(redirectUrl) &&
        isOriginAllowed(new URL(redirectUrl).origin));
    if (!fits)
      throw new NotAllowedError('The redirectUrl is not of the portal');
    return { state };
  };
  return transform;
}

function providerFactory(
  options: Omit<SignInOptions, 'appUrl'>,
): AuthProviderFactory {
  return ctx =>
    createOAuthProviderFactory({
      authenticator: createHqAuthenticator({ ...options, appUrl: ctx.appUrl }),
      stateTransform: onlyTo(ctx.isOriginAllowed),
      async signInResolver({ result: { fullProfile } }, resolver) {
        const { user, sessionId } = fullProfile;
        const sub = `user:default/${user.entityName}`;
        const groups = user.roles.map(code => `group:default/${code}`);
        return resolver.issueToken({
          claims: { sub, ent: [sub, ...groups], sid: sessionId },
        });
      },
    })(ctx);
}

/** Auth provider `oidc`: OpenID Connect sign-in of HQ staff. Needs `auth.session.secret`. */
export const authModuleHq = createBackendModule({
  pluginId: 'auth',
  moduleId: 'hq-oidc',
  register(env) {
    env.registerInit({
      deps: {
        access: hqAccessServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ access, config, logger, providers }) {
        providers.registerProvider({
          providerId: 'oidc',
          factory: providerFactory({
            access,
            logger,
            secret: config.getString('auth.session.secret'),
          }),
        });
      },
    });
  },
});
