import { createBackend } from '@backstage/backend-defaults';
import {
  apiKeyTokenHandlerFactory,
  hqAccessServiceFactory,
  hqAuthServiceFactory,
  signalsGuardModule,
} from '@cleanmatex/access-backend';
import {
  hqAuditChainServiceFactory,
  hqAuditorServiceFactories,
  hqDatabaseServiceFactory,
  rootHttpRouterFactory,
} from '@cleanmatex/hq-backend';
import { hqIdentityAdminServiceFactory } from '@cleanmatex/identity-backend';
import { actionsServiceFactories } from '@cleanmatex/scaffolder-backend-module-hq';
import { tenantsServerModule } from '@cleanmatex/tenants-backend';

const backend = createBackend();

backend.add(rootHttpRouterFactory);

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-proxy-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(signalsGuardModule);
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(hqDatabaseServiceFactory);
backend.add(hqAuditChainServiceFactory);
hqAuditorServiceFactories.forEach(factory => backend.add(factory));
backend.add(import('@cleanmatex/hq-backend'));
backend.add(import('@cleanmatex/audit-backend'));
backend.add(import('@cleanmatex/tenants-backend'));
backend.add(tenantsServerModule);

backend.add(hqAccessServiceFactory);
backend.add(hqAuthServiceFactory);
backend.add(apiKeyTokenHandlerFactory);
backend.add(hqIdentityAdminServiceFactory);
backend.add(import('@cleanmatex/access-backend'));
backend.add(import('@cleanmatex/identity-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@cleanmatex/auth-backend-module-hq'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@cleanmatex/permission-backend-module-hq'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@cleanmatex/catalog-backend-module-hq'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@cleanmatex/scaffolder-backend-module-hq'));
actionsServiceFactories.forEach(factory => backend.add(factory));

// Left to itself, a backend that could not start stays alive and answers nothing.
backend.start().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
