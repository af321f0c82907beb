import {
  kernelErrors,
  type Consequence,
  type DryRunResult,
  type Endpoint,
} from '@cleanmatex/hq-common';
import {
  Download,
  authorize,
  HqError,
  failWith,
  noConnection,
  systemActor,
  translateDriverError,
  type Actor,
  type CallInfo,
  type NamedRole,
  type Operation,
  type Scope,
} from '@cleanmatex/hq-node';
import type { Knex } from 'knex';
import { auditRow, insertAuditRows, type AuditRow } from './auditLog';
import {
  auditContext,
  claimOf,
  entryFromInput,
  failureRow,
  namingRoles,
  withoutSecrets,
  type Call,
} from './call';
import { Batch, type BatchCall, type RunAll } from './batch';
import { acquireConnection } from './connection';
import { parseInput } from './input';
import { readScope, writeScope, type Enqueue, type ScopeBase } from './scopes';
import { Transaction } from './transaction';

const fail = failWith(kernelErrors);

/** What a call answered. */
export interface Answer {
  status: number;
  /** The stripped output, or the changes of a dry run, or a `Download`. */
  body: unknown;
  /** True when an earlier call with the same Idempotency-Key gave it. */
  replayed: boolean;
}

/** What the kernel stands on. */
export interface KernelOptions {
  knex: Knex;
  enqueue: Enqueue;
  /** Called after each commit that left events or audit rows. */
  onCommit?: () => void;
  clock?: () => Date;
  /** Roles that a refusal names. Default: the console's own. */
  rolesHolding?: (permission: string) => Promise<NamedRole[]>;
}

/**
 * The one way in which operations run: permission, input, transaction, handler, audit, answer. Every
 * door (REST, actions, jobs, CLI, other domains) ends here.
 */
export class Kernel {
  private readonly operations = new Map<string, Operation>();

  constructor(private readonly options: KernelOptions) {}

  /** @throws Error when an operation's id is taken. */
  add(operations: Operation[]): void {
    for (const operation of operations) {
      const { id } = operation.endpoint;
      if (this.operations.has(id)) throw new Error(`Two operations ${id}`);
      this.operations.set(id, operation);
    }
  }

  /** The endpoints that have an implementation. */
  endpoints(): Endpoint[] {
    return [...this.operations.values()].map(({ endpoint }) => endpoint);
  }

  /**
   * Decides a call before its input is read, so that who may not learns nothing from its checks.
   * @throws HqError `authentication_required` or `permission_missing`; a denial is audited.
   */
  async permit(call: Call): Promise<void> {
    try {
      authorize(call.endpoint, call);
    } catch (thrown) {
      const error = await namingRoles(thrown, this.options.rolesHolding);
      if (call.actor.type !== 'anonymous') await this.auditFailure(call, error);
      throw error;
    }
  }

  /**
   * Runs an operation.
   * @throws HqError and ValidationError, audited; anything else is a defect.
   */
  async run(call: Call): Promise<Answer> {
    const { endpoint, actor } = call;
    try {
      const operation = this.operationOf(endpoint);
      authorize(endpoint, call);
      const input = await parseInput(endpoint, call.input);
      return endpoint.mutation
        ? await this.write(operation, call, input)
        : await this.read(operation, call, input);
    } catch (thrown) {
      const error = await namingRoles(
        translateDriverError(thrown),
        this.options.rolesHolding,
      );
      const told = actor.type !== 'anonymous' && !noConnection(thrown);
      if (told) await this.auditFailure(call, error);
      throw error;
    }
  }

  /**
   * Runs work outside a request in a transaction, as a job or at start.
   * @param actor - whose work it is. Default: the console itself.
   */
  async inScope<T>(
    operation: string,
    info: CallInfo,
    work: (scope: Scope) => Promise<T>,
    actor: Actor = systemActor,
  ): Promise<T> {
    const { transaction } = await Transaction.begin(this.options.knex, actor);
    const scope = writeScope(this.base({ actor, info }), transaction, {
      actor,
      info,
      operation,
      severity: 'low',
      subjectType: operation.split('.')[0],
    });
    const result = await finish(transaction, () => work(scope));
    await transaction.commit();
    this.options.onCommit?.();
    return result;
  }

  /**
   * Runs an operation for many inputs in one transaction; what fails for one leaves the others alone. A dry run
   * ends with a rollback of everything, bookkeeping included.
   * @param work - gets a scope of the same transaction for its bookkeeping, and runs the inputs.
   */
  async batch<T>(
    call: BatchCall,
    work: (bookkeeping: Scope, runAll: RunAll) => Promise<T>,
  ): Promise<T> {
    const operation = this.operationOf(call.endpoint);
    const { transaction } = await Transaction.begin(
      this.options.knex,
      call.actor,
    );
    const base = this.base(call);
    const scope = writeScope(base, transaction, auditContext(call));
    const batch = new Batch(operation, call, base, transaction);
    const result = await finish(transaction, () => work(scope, batch.runAll));
    if (call.dryRun) await transaction.rollback();
    else await transaction.commit();
    this.options.onCommit?.();
    return result;
  }

  private operationOf(endpoint: Endpoint): Operation {
    const operation = this.operations.get(endpoint.id);
    if (!operation) throw fail('not_found');
    return operation;
  }

  private base(
    call: Pick<Call, 'actor' | 'info' | 'dryRun' | 'ifMatch'>,
  ): ScopeBase {
    return {
      knex: this.options.knex,
      actor: call.actor,
      info: call.info,
      now: this.options.clock?.() ?? new Date(),
      dryRun: call.dryRun ?? false,
      ifMatch: call.ifMatch,
      enqueue: this.options.enqueue,
      nested: async (scope, endpoint, input) => {
        authorize(endpoint, call);
        const parsed = await parseInput(endpoint, input);
        const output = await this.operationOf(endpoint).handler(scope, parsed);
        return endpoint.output.parse(output);
      },
    };
  }

  private async read(
    operation: Operation,
    call: Call,
    input: unknown,
  ): Promise<Answer> {
    const { endpoint } = operation;
    const output = await operation.handler(readScope(this.base(call)), input);
    if (endpoint.audit) {
      await this.writeAudit([
        auditRow(auditContext(call), entryFromInput(call)),
      ]);
    }
    const body =
      output instanceof Download ? output : endpoint.output.parse(output);
    return { status: endpoint.successStatus, body, replayed: false };
  }

  private async write(
    operation: Operation,
    call: Call,
    input: unknown,
  ): Promise<Answer> {
    const { endpoint } = operation;
    const claim = claimOf(call);
    const { transaction, stored } = await Transaction.begin(
      this.options.knex,
      call.actor,
      claim,
    );
    if (stored) {
      await transaction.rollback();
      return { status: stored.status, body: stored.response, replayed: true };
    }
    const scope = writeScope(this.base(call), transaction, auditContext(call));
    const body = await finish(transaction, async () =>
      endpoint.output.parse(await operation.handler(scope, input)),
    );
    if (transaction.audits.length === 0) scope.audit(entryFromInput(call));
    if (call.dryRun) return this.preview(call, transaction);
    const status = endpoint.successStatus;
    await transaction.commit(
      claim && { claim, status, response: withoutSecrets(endpoint, body) },
    );
    this.options.onCommit?.();
    return { status, body, replayed: false };
  }

  private async preview(call: Call, transaction: Transaction): Promise<Answer> {
    const consequences = await finish(transaction, async () => {
      const told: Consequence[] = [];
      for (const work of transaction.foretold) told.push(...(await work()));
      return told;
    });
    await transaction.rollback();
    await this.writeAudit([{ ...transaction.audits[0], dry_run: true }]);
    const body: DryRunResult = {
      dryRun: true,
      operation: call.endpoint.id,
      subjects: transaction.audits.map(row => ({
        subjectType: row.subject_type,
        subjectId: row.subject_id,
        subjectName: row.subject_name,
        subjectName2: row.subject_name2,
        changes: row.changes as DryRunResult['subjects'][number]['changes'],
      })),
      consequences,
    };
    return { status: 200, body, replayed: false };
  }

  private async auditFailure(call: Call, error: unknown): Promise<void> {
    const row = failureRow(call, error);
    if (!row) return;
    await this.writeAudit([row]).catch(thrown => {
      const lost = translateDriverError(thrown);
      if (!(lost instanceof HqError)) throw thrown;
    });
  }

  private async writeAudit(rows: AuditRow[]): Promise<void> {
    const connection = await acquireConnection(this.options.knex);
    try {
      await connection.script([insertAuditRows(rows)]);
    } finally {
      await connection.release();
    }
    this.options.onCommit?.();
  }
}

async function finish<T>(
  transaction: Transaction,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
}
