import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { hqExtensionPoint, isProduction } from '@cleanmatex/hq-node';
import { expireTrialJob, initializationJob } from './initialization';
import { tenantOperations } from './operations';
import { sampleFleetJobs, sampleFleetOperations } from './sampleFleet';

/** Tenants in plugin `hq`. */
export const tenantsModule = createBackendModule({
  pluginId: 'hq',
  moduleId: 'tenants',
  register(env) {
    env.registerInit({
      deps: { config: coreServices.rootConfig, hq: hqExtensionPoint },
      async init({ config, hq }) {
        const embedded = config.getOptionalBoolean('hq.database.embedded');
        const sampleFleet = embedded === true && !isProduction();
        hq.addOperations(tenantOperations);
        hq.addOperations(sampleFleetOperations(sampleFleet));
        hq.addJob(initializationJob);
        hq.addJob(expireTrialJob);
        sampleFleetJobs(sampleFleet).forEach(job => hq.addJob(job));
      },
    });
  },
});
