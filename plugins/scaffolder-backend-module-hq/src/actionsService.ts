import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  actionsServiceRef,
  type ActionsService,
  type ActionsServiceAction,
} from '@backstage/backend-plugin-api/alpha';
import { actionsServiceFactory } from '@backstage/backend-defaults/alpha';
import { ResponseError } from '@backstage/errors';
import { inBoth, told } from './told';

const stockActionsRef = createServiceRef<ActionsService>({
  id: 'hq.stock-actions',
  scope: 'plugin',
});

/** What the registry answered instead of "Request failed with 409"; other errors as they are. */
function reasonOf(error: unknown): unknown {
  if (!(error instanceof ResponseError)) return error;
  const { name, message, texts } = error.body.error as {
    name: string;
    message: string;
    texts?: { en: string; ar: string };
  };
  return told(texts ? inBoth(texts) : message, name);
}

/** An action whose input is described field by field and not checked: who carries it out checks, and says why. */
function unchecked(action: ActionsServiceAction): ActionsServiceAction {
  const { properties = {} } = action.schema.input;
  const described = Object.entries(properties).map(([name, field]) => {
    const { description } = field as { description?: string };
    return [name, { description }];
  });
  const input = {
    type: 'object' as const,
    properties: Object.fromEntries(described),
  };
  return { ...action, schema: { ...action.schema, input } };
}

const readable = (stock: ActionsService): ActionsService => ({
  async list(options) {
    const { actions } = await stock.list(options);
    return { actions: actions.map(unchecked) };
  },
  invoke: options =>
    stock.invoke(options).catch(error => {
      throw reasonOf(error);
    }),
});

const readableFactory = createServiceFactory({
  service: actionsServiceRef,
  deps: { stock: stockActionsRef, plugin: coreServices.pluginMetadata },
  factory: ({ stock, plugin }) =>
    plugin.getId() === 'scaffolder' ? readable(stock) : stock,
});

/**
 * Backstage's actions service, but for the scaffolder: there an action that fails tells its reason, in both
 * languages and without a stack, and its input is checked where the operation is.
 */
export const actionsServiceFactories = [
  { ...actionsServiceFactory, service: stockActionsRef },
  readableFactory,
];
