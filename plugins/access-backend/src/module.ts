import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  hqExtensionPoint,
  hqIdentityAdminServiceRef,
} from '@cleanmatex/hq-node';
import { readSessionRules } from './access/limits';
import { accessOperations } from './operations';

/** Domain `access` of plugin `hq`: people, roles, sessions and API keys. */
export const accessModule = createBackendModule({
  pluginId: 'hq',
  moduleId: 'access',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        hq: hqExtensionPoint,
        identity: hqIdentityAdminServiceRef,
      },
      async init({ config, hq, identity }) {
        hq.addOperations(
          accessOperations(readSessionRules(config), identity.admin),
        );
      },
    });
  },
});
