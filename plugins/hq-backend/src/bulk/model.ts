import {
  allEndpoints,
  bulkErrors,
  type BulkItemState,
  type BulkState,
  type Endpoint,
} from '@cleanmatex/hq-common';
import { failWith, type KeptReason } from '@cleanmatex/hq-node';

export const fail = failWith(bulkErrors);

/** Queue of the work on bulk runs. */
export const BULK_QUEUE = 'bulk.work';

/** Published when a run or its rows have changed: `{ runId }`. */
export const BULK_CHANGED = 'hq.bulk.changed';

/** A run as it is stored. */
export interface RunRecord {
  id: string;
  operation: string;
  input: Record<string, unknown>;
  selection: { ids?: string[]; filters?: Record<string, unknown> };
  state: BulkState;
  actor_type: 'user' | 'api-key' | 'system';
  actor_id: string;
  actor_name: string;
  undo_of: string | null;
  total: number | null;
  problem: KeptReason | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** A row to work on. */
export interface ItemRecord {
  position: number;
  subject_id: string | null;
  input: Record<string, unknown>;
}

/** What became of a row. */
export interface Settled {
  position: number;
  state: BulkItemState;
  /** What a row made; of other rows it is known before. */
  subject_id: string | null;
  subject_name: string | null;
  reason: KeptReason | null;
  undo_input: Record<string, unknown> | null;
}

const endpoints = new Map(
  allEndpoints.map(endpoint => [endpoint.id, endpoint]),
);

/** An operation of the contract by its id. */
export const endpointById = (id: string): Endpoint | undefined =>
  endpoints.get(id);

/** An operation that can be run for many rows. @throws HqError `bulk_operation_unknown` */
export function bulkEndpoint(id: string) {
  const endpoint = endpoints.get(id);
  if (endpoint?.bulk) return { endpoint, bulk: endpoint.bulk };
  const operations = allEndpoints
    .filter(({ bulk }) => bulk)
    .map(known => known.id);
  throw fail('bulk_operation_unknown', {
    operation: id,
    operations: operations.join(', '),
  });
}

/** A row that an operation refuses because of its present state is skipped; anything else blocks it. */
export function refusedState(error: Error): 'skipped' | 'blocked' {
  return error.name === 'ConflictError' ? 'skipped' : 'blocked';
}
