import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { assertProductionSafe } from '@cleanmatex/hq-node';
import type { RequestHandler } from 'express';

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

/**
 * The HTTP server of the portal: Backstage's own middleware, with the headers that it leaves out, and
 * health probes before anything that counts requests. In production it refuses a development configuration.
 */
export const rootHttpRouter = rootHttpRouterServiceFactory({
  configure({ app, middleware, routes, healthRouter, config }) {
    assertProductionSafe(config);
    const trustProxy = config.getOptional('backend.trustProxy');
    if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
    app.disable('x-powered-by');
    app.use(middleware.helmet());
    app.use(securityHeaders);
    app.use(healthRouter);
    app.use(middleware.cors());
    app.use(middleware.compression());
    app.use(middleware.logging());
    app.use(middleware.rateLimit());
    app.use(routes);
    app.use(middleware.notFound());
    app.use(middleware.error());
  },
});
