import type {
  Consequence,
  Endpoint,
  FieldChange,
  InputOf,
  InputSchema,
  Locale,
  OutputOf,
  RequestOf,
} from '@cleanmatex/hq-common';
import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Actor } from './actor';
import type { KeptReason } from './reasons';

/** How an operation was reached, as the audit log records it. */
export type Door = 'rest' | 'action' | 'job' | 'cli' | 'identity' | 'system';

/** What is known of a call besides its input. */
export interface CallInfo {
  door: Door;
  /** Unique per call. */
  requestId: string;
  /** Shared by everything that one request set in motion, jobs included. */
  correlationId: string;
  locale: Locale;
  ip?: string;
  userAgent?: string;
}

/** What happened to one entity; who, when and how are added by the kernel. */
export interface AuditEntry {
  /** Default: the subject that the endpoint declares. */
  subjectType?: string;
  subjectId?: string;
  subjectName?: string;
  subjectName2?: string | null;
  tenantId?: string;
  changes?: FieldChange[];
  /** Why, in the words of whoever did it; what the console itself says, in both languages. */
  reason?: string | KeptReason;
}

/** Options of an enqueued job. */
export interface EnqueueOptions {
  /** While a job with this key waits or runs in the queue, no second one is added. */
  singletonKey?: string;
  /** Seconds until it may start. Default: 0. */
  startAfterSeconds?: number;
}

/**
 * One operation's transaction. Rows, audit rows, events and jobs of a scope commit together or not at all.
 * Reads (GET) run without a transaction of their own.
 */
export interface Scope {
  readonly actor: Actor;
  readonly info: CallInfo;
  /** One moment for the whole operation. */
  readonly now: Date;
  /** The caller previews; the transaction ends with a rollback. */
  readonly dryRun: boolean;
  /** Versions that the caller accepts, any of them, from If-Match; undefined accepts every one. */
  readonly ifMatch?: readonly number[];
  /** Runs SQL with `$1` parameters in the scope's transaction. */
  query<R extends object = Record<string, unknown>>(
    sql: string,
    params?: unknown[],
  ): Promise<R[]>;
  /** Runs a knex query in the scope's transaction. */
  run<R extends object = Record<string, unknown>>(
    builder: Knex.QueryBuilder,
  ): Promise<R[]>;
  /** Builds queries; run them with `run`. */
  readonly knex: Knex;
  /** Calls another domain's operation in this transaction, as this actor. */
  call<E extends Endpoint>(
    endpoint: E,
    input: RequestOf<E>,
  ): Promise<OutputOf<E>>;
  /** Records a changed entity. Written when the scope commits. */
  audit(entry: AuditEntry): void;
  /** Tells a preview of one operation what the act would cost; asked for at the end of a dry run, and never otherwise. */
  foretell(work: () => Promise<Consequence[]>): void;
  /** Publishes an event once the scope has committed. */
  emit(topic: string, payload: Record<string, unknown>): void;
  /** Adds a job; it exists once the scope has committed. */
  enqueue(
    queue: string,
    data: Record<string, unknown>,
    options?: EnqueueOptions,
  ): Promise<void>;
}

/** An endpoint with its implementation. */
export interface Operation {
  endpoint: Endpoint;
  handler(scope: Scope, input: unknown): Promise<unknown>;
}

/**
 * Binds an endpoint to its handler. The handler runs only after permission and validation; what it
 * returns is stripped to the declared output.
 */
export function operation<I extends InputSchema, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  handler: (
    scope: Scope,
    input: InputOf<Endpoint<I, O>>,
  ) => Promise<OutputOf<Endpoint<I, O>>>,
): Operation {
  return {
    endpoint: endpoint as unknown as Endpoint,
    handler: (scope, input) => handler(scope, input as InputOf<Endpoint<I, O>>),
  };
}

/** A file answered by a GET, written piece by piece so that it never sits in memory. */
export class Download {
  constructor(
    readonly fileName: string,
    readonly contentType: string,
    readonly content: AsyncIterable<string | Uint8Array>,
  ) {}
}
