import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Job } from './jobs';
import type { Operation } from './scope';

/** Where a domain's backend module hands in what it implements. */
export interface HqExtensionPoint {
  /** @throws Error when an operation's id is taken. */
  addOperations(operations: Operation[]): void;
  /** @throws Error when the job's queue is taken. */
  addJob(job: Job): void;
}

/** Extension point of plugin `hq` for its domain modules. */
export const hqExtensionPoint = createExtensionPoint<HqExtensionPoint>({
  id: 'hq.domains',
});
