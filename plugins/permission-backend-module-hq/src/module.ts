import { createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { hqAccessServiceRef } from '@cleanmatex/hq-node';
import { HqPermissionPolicy } from './policy';

/** Sets the console's permission policy. */
export const permissionModuleHq = createBackendModule({
  pluginId: 'permission',
  moduleId: 'hq-policy',
  register(env) {
    env.registerInit({
      deps: { access: hqAccessServiceRef, policy: policyExtensionPoint },
      async init({ access, policy }) {
        policy.setPolicy(new HqPermissionPolicy(access));
      },
    });
  },
});
