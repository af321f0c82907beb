import type { Endpoint, OutputOf, RequestOf } from '@cleanmatex/hq-common';
import type {
  Actor,
  AuditEntry,
  CallInfo,
  EnqueueOptions,
  Scope,
} from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import { auditRow, type AuditContext } from './auditLog';
import { acquireConnection } from './connection';
import type { Transaction } from './transaction';

/** Runs another operation inside a scope. */
export type NestedCall = (
  scope: Scope,
  endpoint: Endpoint,
  input: unknown,
) => Promise<unknown>;

/** Adds a job with the statements of the given executor. */
export type Enqueue = (
  execute: (sql: string, params?: unknown[]) => Promise<object[]>,
  queue: string,
  data: Record<string, unknown>,
  info: CallInfo,
  options?: EnqueueOptions,
) => Promise<void>;

/** What every scope of one call has in common. */
export interface ScopeBase {
  knex: Knex;
  actor: Actor;
  info: CallInfo;
  now: Date;
  dryRun: boolean;
  ifMatch?: readonly number[];
  nested: NestedCall;
  enqueue: Enqueue;
}

function runBuilder<R extends object>(
  query: <Q extends object>(sql: string, params?: unknown[]) => Promise<Q[]>,
  builder: Knex.QueryBuilder,
): Promise<R[]> {
  const { sql, bindings } = builder.toSQL().toNative();
  return query<R>(sql, [...bindings]);
}

/** What a scope queries through, and where it leaves what is written at the commit. */
export type Collected = Pick<
  Transaction,
  'query' | 'audits' | 'events' | 'foretold'
>;

/** The scope of a mutation: everything goes through its transaction. */
export function writeScope(
  base: ScopeBase,
  transaction: Collected,
  context: AuditContext,
): Scope {
  const query = <R extends object>(sql: string, params?: unknown[]) =>
    transaction.query<R>(sql, params);
  const scope: Scope = {
    actor: base.actor,
    info: base.info,
    now: base.now,
    dryRun: base.dryRun,
    ifMatch: base.ifMatch,
    knex: base.knex,
    query,
    run: builder => runBuilder(query, builder),
    call: <E extends Endpoint>(endpoint: E, input: RequestOf<E>) =>
      base.nested(
        writeScope(base, transaction, {
          ...context,
          operation: endpoint.id,
          severity: endpoint.audit?.severity ?? context.severity,
          subjectType: endpoint.audit?.subject ?? context.subjectType,
        }),
        endpoint,
        input,
      ) as Promise<OutputOf<E>>,
    audit: (entry: AuditEntry) => {
      transaction.audits.push(
        auditRow(context, entry, 'success', { dry_run: base.dryRun }),
      );
    },
    foretell: work => {
      if (base.dryRun) transaction.foretold.push(work);
    },
    emit: (topic, payload) => {
      const { correlationId } = base.info;
      transaction.events.push({
        topic,
        payload,
        correlation_id: correlationId,
      });
    },
    enqueue: (queue, data, options) =>
      base.enqueue(query, queue, data, base.info, options),
  };
  return scope;
}

const refuse = (what: string) => () => {
  throw new Error(`A read cannot ${what}`);
};

/** The scope of a read: each query takes a connection of the pool; nothing can be written through it. */
export function readScope(base: ScopeBase): Scope {
  const query = async <R extends object>(sql: string, params?: unknown[]) => {
    const connection = await acquireConnection(base.knex);
    try {
      return await connection.query<R>(sql, params);
    } finally {
      await connection.release();
    }
  };
  const scope: Scope = {
    actor: base.actor,
    info: base.info,
    now: base.now,
    dryRun: false,
    knex: base.knex,
    query,
    run: builder => runBuilder(query, builder),
    call: <E extends Endpoint>(endpoint: E, input: RequestOf<E>) =>
      base.nested(scope, endpoint, input) as Promise<OutputOf<E>>,
    audit: refuse('write an audit entry itself'),
    foretell: refuse('foretell what it costs'),
    emit: refuse('emit events'),
    enqueue: refuse('add jobs'),
  };
  return scope;
}
