import { createBackendModule } from '@backstage/backend-plugin-api';
import { hqExtensionPoint } from '@cleanmatex/hq-node';
import { expireTrialJob, initializationJob } from './initialization';
import { tenantOperations } from './operations';

/** Tenants in plugin `hq`. */
export const tenantsModule = createBackendModule({
  pluginId: 'hq',
  moduleId: 'tenants',
  register(env) {
    env.registerInit({
      deps: { hq: hqExtensionPoint },
      async init({ hq }) {
        hq.addOperations(tenantOperations);
        hq.addJob(initializationJob);
        hq.addJob(expireTrialJob);
      },
    });
  },
});
