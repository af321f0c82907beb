import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  hqExtensionPoint,
  type Job,
  type Operation,
  type PublicFiles,
} from '@cleanmatex/hq-node';
import { hostServices, startHost } from './host';

/** Plugin `hq`: the API at `/api/hq/v1`, and the jobs, events and actions behind it. */
export const hqPlugin = createBackendPlugin({
  pluginId: 'hq',
  register(env) {
    const operations: Operation[] = [];
    const jobs: Job[] = [];
    const publicFiles: PublicFiles[] = [];
    env.registerExtensionPoint(hqExtensionPoint, {
      addOperations: added => operations.push(...added),
      addJob: job => {
        if (jobs.some(({ queue }) => queue === job.queue)) {
          throw new Error(`Two jobs of queue ${job.queue}`);
        }
        jobs.push(job);
      },
      addPublicFiles: files => publicFiles.push(files),
    });
    env.registerInit({
      deps: hostServices,
      init: services => startHost(services, { operations, jobs, publicFiles }),
    });
  },
});
