import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createExternalTokenHandler,
  externalTokenHandlersServiceRef,
} from '@backstage/backend-defaults/auth';
import { DefaultHttpAuthService } from '@backstage/backend-defaults/httpAuth';
import {
  API_KEY_SUBJECT,
  hqAccessServiceRef,
  hqDatabaseServiceRef,
  syncSystemRoles,
} from '@cleanmatex/hq-node';
import { DatabaseHqAccess } from './hqAccess';
import { LiveHttpAuth } from './httpAuth';
import { readSessionRules } from './limits';

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

/** Request authentication of every plugin: Backstage's own, and the person or key must still hold. */
export const hqHttpAuthServiceFactory = createServiceFactory({
  service: coreServices.httpAuth,
  deps: {
    access: hqAccessServiceRef,
    auth: coreServices.auth,
    discovery: coreServices.discovery,
    plugin: coreServices.pluginMetadata,
  },
  factory({ access, auth, discovery, plugin }) {
    const inner = DefaultHttpAuthService.create({
      auth,
      discovery,
      pluginId: plugin.getId(),
    });
    return new LiveHttpAuth(inner, access);
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
