import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { scaffolderTemplatingExtensionPoint } from '@backstage/plugin-scaffolder-node/alpha';
import { createAwaitInitializationAction } from './actions/awaitInitialization';
import { hqChosen } from './filters/hqChosen';

/**
 * What the console's templates need besides its operations, which come as actions `hq:<id>` from the
 * actions registry.
 */
export const scaffolderModuleHq = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'hq',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        templating: scaffolderTemplatingExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ actions, templating, auth, discovery }) {
        actions.addActions(
          createAwaitInitializationAction({ auth, discovery }),
        );
        templating.addTemplateFilters([hqChosen]);
      },
    });
  },
});
