import { createBackendModule } from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { hqAccessServiceRef, hqExtensionPoint } from '@cleanmatex/hq-node';
import { mentionJob } from './notes/mentionJob';
import { noticeJob } from './retention';
import { scheduledChangeJob, skippedJob } from './schedule';

/**
 * Jobs of tenants that a server alone works on: they notify people or act as them. Apart from the tenants' module, since
 * commands run without notifications.
 */
export const tenantsServerModule = createBackendModule({
  pluginId: 'hq',
  moduleId: 'tenants-server',
  register(env) {
    env.registerInit({
      deps: {
        access: hqAccessServiceRef,
        hq: hqExtensionPoint,
        notifications: notificationService,
      },
      async init({ access, hq, notifications }) {
        hq.addJob(mentionJob(notifications));
        hq.addJob(scheduledChangeJob((type, id) => access.actorById(type, id)));
        hq.addJob(skippedJob(notifications));
        hq.addJob(
          noticeJob(notifications, permission =>
            access.rolesHolding(permission),
          ),
        );
      },
    });
  },
});
