import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { hqExtensionPoint, isEmbedded } from '@cleanmatex/hq-node';
import { tenantImportOperations } from './imports';
import { expireTrialJob, initializationJob } from './initialization';
import { tenantOperations } from './operations';
import { purgeJob } from './retention';
import { sampleFleetJobs, sampleFleetOperations } from './sampleFleet';

/** Tenants in plugin `hq`. */
export const tenantsModule = createBackendModule({
  pluginId: 'hq',
  moduleId: 'tenants',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        hq: hqExtensionPoint,
      },
      async init({ config, hq }) {
        const sampleFleet = isEmbedded(config);
        hq.addOperations(tenantOperations);
        hq.addOperations(tenantImportOperations);
        hq.addOperations(sampleFleetOperations(sampleFleet));
        hq.addJob(initializationJob);
        hq.addJob(expireTrialJob);
        hq.addJob(purgeJob);
        sampleFleetJobs(sampleFleet).forEach(job => hq.addJob(job));
      },
    });
  },
});
