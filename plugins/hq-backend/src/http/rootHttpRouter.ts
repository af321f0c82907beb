import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { assertProductionSafe } from '@cleanmatex/hq-node';
import type { RequestHandler } from 'express';
import { tidyErrors } from './backstageErrors';
import { rememberRequest } from './requestFacts';

const YEAR_SECONDS = 31_536_000;

const securityHeaders: RequestHandler = (request, response, next) => {
  response.set({
    'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains`,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'credentialless',
    'Origin-Agent-Cluster': '?1',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  });
  if (request.path.startsWith('/api/')) {
    response.set('Cache-Control', 'no-store');
  }
  next();
};

/** How long a client may take to send, in ms. Slower ones are answered 408 and disconnected. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
/** How often Node.js looks for slow clients; by itself it would look every 30 s. */
const TIMEOUT_CHECK_MS = 1_000;

/**
 * The HTTP server of the portal: Backstage's own middleware, with the headers that it leaves out, time limits for
 * slow clients, and health probes before anything that counts requests. In production it refuses a development
 * configuration.
 */
export const rootHttpRouterFactory = rootHttpRouterServiceFactory({
  configure({ app, server, middleware, routes, healthRouter, config }) {
    assertProductionSafe(config);
    Object.assign(server, {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
    });
    const trustProxy = config.getOptional('backend.trustProxy');
    if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
    app.disable('x-powered-by');
    // An ETag is a version that may be sent back; Express would make one of any body.
    app.disable('etag');
    app.use(middleware.helmet());
    app.use(securityHeaders);
    app.use(healthRouter);
    app.use(middleware.cors());
    app.use(middleware.compression());
    app.use(middleware.logging());
    app.use(middleware.rateLimit());
    app.use(rememberRequest);
    app.use(tidyErrors);
    app.use(routes);
    app.use(middleware.notFound());
    app.use(middleware.error());
  },
});
