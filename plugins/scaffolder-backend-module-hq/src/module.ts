import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
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
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
      },
      async init({ actions, templating, ...services }) {
        actions.addActions(createAwaitInitializationAction(services));
        templating.addTemplateFilters([hqChosen]);
      },
    });
  },
});
