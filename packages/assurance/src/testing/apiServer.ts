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

// Says, when asked, how many bytes it holds once garbage is collected, and when.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  // What was held outside of the heap is let go of after the first time.
  setImmediate(() => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    process.stdout.write(`\nHELD ${heapUsed + external} ${Date.now()}\n`);
  });
});
