import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Job } from './jobs';
import type { PublicFiles } from './publicFiles';
import type { Operation } from './scope';

/** Where a domain's backend module hands in what it implements. */
export interface HqExtensionPoint {
  /** @throws Error when an operation's id is taken. */
  addOperations(operations: Operation[]): void;
  /** @throws Error when the job's queue is taken. */
  addJob(job: Job): void;
  /** Shows files to everybody, below plugin `hq`. */
  addPublicFiles(files: PublicFiles): void;
}

/** Extension point of plugin `hq` for its domain modules. */
export const hqExtensionPoint = createExtensionPoint<HqExtensionPoint>({
  id: 'hq.domains',
});
