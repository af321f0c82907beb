import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  hqDatabaseServiceRef,
  hqExtensionPoint,
  isEmbedded,
} from '@cleanmatex/hq-node';
import { logoFiles, LOGOS } from './branding/logoStore';
import { tenantImportOperations } from './imports';
import { expireTrialJob, initializationJob } from './initialization';
import { brandOperation, tenantOperations } from './operations';
import { purgeJob, sweepJob } from './retention';
import { sampleFleetJobs, sampleFleetOperations } from './sampleFleet';

/** Tenants in plugin `hq`. */
export const tenantsModule = createBackendModule({
  pluginId: 'hq',
  moduleId: 'tenants',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: hqDatabaseServiceRef,
        hq: hqExtensionPoint,
      },
      async init({ config, database, hq }) {
        // Commands have no discovery service, and write the same address.
        const baseUrl = config.getString('backend.baseUrl').replace(/\/$/, '');
        const sampleFleet = isEmbedded(config);
        hq.addOperations([
          ...tenantOperations,
          brandOperation(`${baseUrl}/api/hq${LOGOS}`),
        ]);
        hq.addPublicFiles(logoFiles(database));
        hq.addOperations(tenantImportOperations);
        hq.addOperations(sampleFleetOperations(sampleFleet));
        hq.addJob(initializationJob);
        hq.addJob(expireTrialJob);
        hq.addJob(purgeJob);
        hq.addJob(sweepJob);
        sampleFleetJobs(sampleFleet).forEach(job => hq.addJob(job));
      },
    });
  },
});
