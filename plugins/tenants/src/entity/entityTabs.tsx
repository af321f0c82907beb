import { EntityTab } from './catalog';
import { InitializationTab } from './InitializationTab';
import { SubscriptionTab } from './SubscriptionTab';
import { TimelineTab } from './TimelineTab';

/** Subscription of the entity's tenant. */
export const Subscription = () => <EntityTab tab={SubscriptionTab} />;

/** Initialization steps of the entity's tenant. */
export const InitializationSteps = () => <EntityTab tab={InitializationTab} />;

/** Timeline of the entity's tenant. */
export const History = () => <EntityTab tab={TimelineTab} />;
