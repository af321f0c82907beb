import {
  resolvePackagePath,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import express, { Router, type RequestHandler } from 'express';
import { errors } from 'oidc-provider';
import type { Identity } from './identity';
import type { LiveProvider } from './provider/liveProvider';
import { isBoundElsewhere } from './store/signIns';
import { addAccountRoutes } from './web/accountRoutes';
import { readCookie } from './web/cookies';
import { pageHandlers, type Handlers } from './web/handlers';
import { addInvitationRoutes } from './web/invitationRoutes';
import { quietAddress } from './web/quietAddress';
import { addSignInRoutes } from './web/signInRoutes';
import { BINDING_COOKIE } from './web/signInVisit';

const FORM_LIMIT = '16kb';
const ASSET_SECONDS = 3600;
/** The typefaces of the portal. */
const FONTS = [
  '@fontsource-variable/inter',
  '@fontsource/ibm-plex-sans-arabic',
];

/** Everything below `/api/identity`: the provider at `/oidc`, and its pages. */
export function createIdentityRouter(
  identity: Identity,
  provider: LiveProvider,
  logger: LoggerService,
): Router {
  const handlers = pageHandlers(identity, logger);
  const router = Router();
  router.use(quietAddress);
  router.use('/assets/fonts', ...FONTS.map(fonts => files(fonts, 'files')));
  router.use('/assets', files('@cleanmatex/identity-backend', 'assets'));
  router.use('/oidc/auth/:uid', onlyBoundBrowser(identity, handlers));
  router.use('/oidc', atIssuer(identity.options.issuer), provider.callback);
  router.use(express.urlencoded({ extended: false, limit: FORM_LIMIT }));
  addSignInRoutes(router, identity, provider, handlers);
  addInvitationRoutes(router, identity, handlers);
  addAccountRoutes(router, identity, provider, handlers);
  return router;
}

/** Files that everybody may have. */
function files(packageName: string, folder: string): RequestHandler {
  return express.static(resolvePackagePath(packageName, folder), {
    index: false,
    setHeaders: res =>
      res.setHeader('Cache-Control', `public, max-age=${ASSET_SECONDS}`),
  });
}

/** The provider builds addresses from the request; they are always the issuer's, whatever Host was sent. */
function atIssuer(issuer: string): RequestHandler {
  const { protocol, host } = new URL(issuer);
  return (req, _res, next) => {
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    req.headers['x-forwarded-host'] = host;
    next();
  };
}

/** A finished sign-in is handed only to the browser that it was done in, not to one that prepared it. */
function onlyBoundBrowser(
  { sql }: Identity,
  handlers: Handlers,
): RequestHandler {
  return (req, res, next) =>
    handlers.page(async () => {
      const binding = readCookie(req, BINDING_COOKIE) ?? '';
      if (await isBoundElsewhere(sql, req.params.uid, binding)) {
        throw new errors.SessionNotFound('finished in another browser');
      }
      next();
    })(req, res, next);
}
