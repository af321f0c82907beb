import accessModule, {
  apiKeyTokenHandlerFactory,
  hqAccessServiceFactory,
  hqAuthServiceFactory,
} from '@cleanmatex/access-backend';
import auditModule from '@cleanmatex/audit-backend';
import hqPlugin, {
  hqAuditChainServiceFactory,
  hqDatabaseServiceFactory,
  rootHttpRouterFactory,
} from '@cleanmatex/hq-backend';
import { hqIdentityAdminServiceFactory } from '@cleanmatex/identity-backend';
import tenantsModule, {
  tenantsServerModule,
} from '@cleanmatex/tenants-backend';
import { createBackend } from '@backstage/backend-defaults';

// The API in a process of its own, which a test may kill. Configured by its command line.
const backend = createBackend();
[
  rootHttpRouterFactory,
  hqDatabaseServiceFactory,
  hqAuditChainServiceFactory,
  hqAccessServiceFactory,
  hqAuthServiceFactory,
  hqIdentityAdminServiceFactory,
  apiKeyTokenHandlerFactory,
  hqPlugin,
  accessModule,
  auditModule,
  tenantsModule,
  tenantsServerModule,
].forEach(feature => backend.add(feature));
backend.start().catch(() => process.exit(1));
