import { tenantsContract as c } from '@cleanmatex/hq-common';
import { operation, type Operation } from '@cleanmatex/hq-node';
import { cancelScheduledChange, scheduleChange } from './service';
import { listChanges } from './store';

/** Operations on changes of tenants by schedule. */
export const scheduleOperations: Operation[] = [
  operation(c.scheduledChanges, listChanges),
  operation(c.scheduleChange, scheduleChange),
  operation(c.cancelScheduledChange, cancelScheduledChange),
];
