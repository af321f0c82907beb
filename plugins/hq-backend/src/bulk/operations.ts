import { bulkContract as c } from '@cleanmatex/hq-common';
import { operation, type Operation } from '@cleanmatex/hq-node';
import { listItems, listRuns, readRun } from './queries';
import {
  cancelBulkRun,
  createBulkRun,
  retryBulkRun,
  startBulkRun,
  undoBulkRun,
} from './service';

/** Operations on bulk runs with their handlers. */
export const bulkOperations: Operation[] = [
  operation(c.create, createBulkRun),
  operation(c.list, listRuns),
  operation(c.get, (scope, { runId }) => readRun(scope, runId)),
  operation(c.items, listItems),
  operation(c.start, startBulkRun),
  operation(c.cancel, cancelBulkRun),
  operation(c.retry, retryBulkRun),
  operation(c.undo, undoBulkRun),
];
