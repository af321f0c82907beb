import { createBackendModule } from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { hqExtensionPoint } from '@cleanmatex/hq-node';
import { mentionJob } from './mentionJob';

/** Tells people of notes that mention them: apart from the tenants' module, since commands run without notifications. */
export const mentionsModule = createBackendModule({
  pluginId: 'hq',
  moduleId: 'mentions',
  register(env) {
    env.registerInit({
      deps: { hq: hqExtensionPoint, notifications: notificationService },
      async init({ hq, notifications }) {
        hq.addJob(mentionJob(notifications));
      },
    });
  },
});
