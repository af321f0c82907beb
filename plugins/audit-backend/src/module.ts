import { createBackendModule } from '@backstage/backend-plugin-api';
import { hqAuditChainServiceRef, hqExtensionPoint } from '@cleanmatex/hq-node';
import { auditOperations } from './operations';

/** The audit domain: reading, verifying and exporting the audit log. */
export const auditModule = createBackendModule({
  pluginId: 'hq',
  moduleId: 'audit',
  register(env) {
    env.registerInit({
      deps: { hq: hqExtensionPoint, chain: hqAuditChainServiceRef },
      async init({ hq, chain }) {
        hq.addOperations(auditOperations(chain));
      },
    });
  },
});
