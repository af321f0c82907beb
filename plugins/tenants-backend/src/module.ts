import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { hqExtensionPoint, isEmbedded } from '@cleanmatex/hq-node';
import { expireTrialJob, initializationJob } from './initialization';
import { mentionJob } from './notes/mentionJob';
import { tenantOperations } from './operations';
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
        notifications: notificationService,
      },
      async init({ config, hq, notifications }) {
        const sampleFleet = isEmbedded(config);
        hq.addOperations(tenantOperations);
        hq.addOperations(sampleFleetOperations(sampleFleet));
        hq.addJob(initializationJob);
        hq.addJob(expireTrialJob);
        hq.addJob(mentionJob(notifications));
        sampleFleetJobs(sampleFleet).forEach(job => hq.addJob(job));
      },
    });
  },
});
