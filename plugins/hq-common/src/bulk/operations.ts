import { endpoint } from '../kernel/endpoint';
import {
  BulkItemPage,
  BulkItemQuery,
  BulkListQuery,
  BulkRun,
  BulkRunPage,
  BulkRunParams,
  CreateBulkRun,
} from './schemas';

const act = {
  method: 'POST',
  permission: 'hq.bulk.run',
  audit: { subject: 'bulk-run', severity: 'medium' },
  output: BulkRun,
  successStatus: 202,
} as const;

/** Operations on bulk runs: one operation for many rows, each with its own permission check and audit row. */
export const bulkContract = {
  create: endpoint({
    ...act,
    id: 'bulk.create',
    path: '/bulk-runs',
    summary: 'Preview an operation for many rows',
    description:
      'Finds the rows and dry-runs the operation on each in the background. Nothing is changed until the run is started.',
    input: CreateBulkRun,
  }),
  list: endpoint({
    id: 'bulk.list',
    method: 'GET',
    path: '/bulk-runs',
    summary: 'List bulk runs',
    permission: 'hq.bulk.read',
    input: BulkListQuery,
    output: BulkRunPage,
  }),
  get: endpoint({
    id: 'bulk.get',
    method: 'GET',
    path: '/bulk-runs/{runId}',
    summary: 'Get a bulk run with its progress',
    permission: 'hq.bulk.read',
    input: BulkRunParams,
    output: BulkRun,
    errors: ['NotFoundError'],
  }),
  items: endpoint({
    id: 'bulk.items',
    method: 'GET',
    path: '/bulk-runs/{runId}/items',
    summary: 'List the rows of a bulk run with what became of them',
    permission: 'hq.bulk.read',
    input: BulkItemQuery,
    output: BulkItemPage,
    errors: ['NotFoundError'],
  }),
  start: endpoint({
    ...act,
    id: 'bulk.start',
    path: '/bulk-runs/{runId}/start',
    summary: 'Run the rows that the preview found eligible',
    audit: { subject: 'bulk-run', severity: 'high' },
    input: BulkRunParams,
    errors: ['NotFoundError', 'ConflictError'],
  }),
  cancel: endpoint({
    ...act,
    id: 'bulk.cancel',
    path: '/bulk-runs/{runId}/cancel',
    summary: 'Stop a bulk run; rows that are done stay done',
    input: BulkRunParams,
    idempotent: true,
    errors: ['NotFoundError', 'ConflictError'],
  }),
  retry: endpoint({
    ...act,
    id: 'bulk.retry',
    path: '/bulk-runs/{runId}/retry',
    summary: 'Run the rows that failed again',
    input: BulkRunParams,
    errors: ['NotFoundError', 'ConflictError'],
  }),
  undo: endpoint({
    ...act,
    id: 'bulk.undo',
    path: '/bulk-runs/{runId}/undo',
    summary: 'Preview the inverse operation for the rows that are done',
    description: 'Answers with the new run that undoes them; start it to undo.',
    input: BulkRunParams,
    errors: ['NotFoundError', 'ConflictError'],
  }),
};
