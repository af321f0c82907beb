import { createBackendModule } from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { hqAccessServiceRef, hqExtensionPoint } from '@cleanmatex/hq-node';
import { noticeJob } from '../retention';
import { scheduledChangeJob } from './runJob';
import { skippedJob } from './skippedJob';

/**
 * Carries scheduled changes out, and tells of those that were skipped and of purges to come: apart from the tenants' module, since commands
 * run without notifications and schedule nothing.
 */
export const tenantScheduleModule = createBackendModule({
  pluginId: 'hq',
  moduleId: 'tenant-schedule',
  register(env) {
    env.registerInit({
      deps: {
        access: hqAccessServiceRef,
        hq: hqExtensionPoint,
        notifications: notificationService,
      },
      async init({ access, hq, notifications }) {
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
