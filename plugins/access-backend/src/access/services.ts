import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  createServiceRef,
  type AuthService,
} from '@backstage/backend-plugin-api';
import {
  authServiceFactory,
  createExternalTokenHandler,
  externalTokenHandlersServiceRef,
} from '@backstage/backend-defaults/auth';
import {
  API_KEY_SUBJECT,
  hqAccessServiceRef,
  hqDatabaseServiceRef,
  syncSystemRoles,
} from '@cleanmatex/hq-node';
import { DatabaseHqAccess } from './hqAccess';
import { readSessionRules } from './limits';
import { LiveAuth } from './liveAuth';
import { SocketGuard } from './socketGuard';

/** The access service, on the console's database; brings the system roles in step first. */
export const hqAccessServiceFactory = createServiceFactory({
  service: hqAccessServiceRef,
  deps: { config: coreServices.rootConfig, database: hqDatabaseServiceRef },
  async factory({ config, database }) {
    const rules = readSessionRules(config);
    await syncSystemRoles(database.knex);
    return new DatabaseHqAccess(database.knex, rules);
  },
});

/** Backstage's own authentication of a plugin. */
const stockAuthServiceRef = createServiceRef<AuthService>({
  id: 'hq.stock-auth',
  scope: 'plugin',
  defaultFactory: async service => ({ ...authServiceFactory, service }),
});

/** Authentication of every plugin: Backstage's own, and the person or key must still hold. */
export const hqAuthServiceFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { access: hqAccessServiceRef, stock: stockAuthServiceRef },
  factory: ({ access, stock }) => new LiveAuth(stock, access),
});

/** Guards the sockets of plugin `signals`, through which pages hear of changes. */
export const signalsGuardModule = createBackendModule({
  pluginId: 'signals',
  moduleId: 'hq-guard',
  register(env) {
    env.registerInit({
      deps: {
        access: hqAccessServiceRef,
        auth: coreServices.auth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ httpRouter, lifecycle, ...parts }) {
        const guard = new SocketGuard({ ...parts, path: '/api/signals' });
        httpRouter.use(guard.middleware);
        lifecycle.addShutdownHook(() => guard.stop());
      },
    });
  },
});

/** API keys as Backstage service principals; enabled by `backend.auth.externalAccess` of type `hq-api-key`. */
export const apiKeyTokenHandlerFactory = createServiceFactory({
  service: externalTokenHandlersServiceRef,
  deps: { access: hqAccessServiceRef },
  factory: ({ access }) =>
    createExternalTokenHandler<void>({
      type: 'hq-api-key',
      initialize: () => undefined,
      async verifyToken(token) {
        const key = await access.authenticateApiKey(token);
        return key ? { subject: `${API_KEY_SUBJECT}${key.id}` } : undefined;
      },
    }),
});
