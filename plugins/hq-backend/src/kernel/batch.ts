import type { FieldChange } from '@cleanmatex/hq-common';
import {
  HqError,
  authorize,
  translateDriverError,
  type Operation,
  type Scope,
  type ValidationError,
} from '@cleanmatex/hq-node';
import type { AuditRow, OutboxEvent } from './auditLog';
import { auditContext, entryFromInput, failureRow, type Call } from './call';
import type { Statement } from './connection';
import { parseInput } from './input';
import { writeScope, type Collected, type ScopeBase } from './scopes';
import type { Transaction } from './transaction';

/** A call of an operation for many inputs. */
export type BatchCall = Omit<Call, 'input' | 'ifMatch' | 'idempotencyKey'>;

/** What became of one input of a batch. */
export type BatchOutcome =
  | {
      ok: true;
      subjectId: string | null;
      subjectName: string | null;
      changes: FieldChange[];
    }
  | { ok: false; error: HqError | ValidationError | Error };

/** Runs inputs of a batch. @throws only when the database is lost; the whole batch is then to be repeated. */
export type RunAll = (inputs: unknown[]) => Promise<BatchOutcome[]>;

/** An outcome with what its input left to be written at the commit. */
interface Part {
  outcome: BatchOutcome;
  audits: AuditRow[];
  events: OutboxEvent[];
}

interface Waiting {
  statement: Statement;
  resolve(rows: object[]): void;
  reject(error: unknown): void;
}

/** Sends the statements that several inputs ask for at the same time in one round trip. */
class JoinedQueries {
  /** Whether the database refused a statement: nothing more goes through the transaction until it is rolled back. */
  refused = false;
  private waiting: Waiting[] = [];

  constructor(private readonly transaction: Transaction) {}

  readonly query = <R extends object>(sql: string, params?: unknown[]) =>
    new Promise<R[]>((resolve, reject) => {
      this.waiting.push({
        statement: { sql, params },
        resolve: rows => resolve(rows as R[]),
        reject,
      });
      if (this.waiting.length === 1) setImmediate(() => this.send());
    });

  private async send(): Promise<void> {
    const { waiting } = this;
    this.waiting = [];
    try {
      const statements = waiting.map(({ statement }) => statement);
      const rows = await this.transaction.queryAll(statements);
      waiting.forEach(({ resolve }, index) => resolve(rows[index]));
    } catch (error) {
      this.refused = true;
      waiting.forEach(({ reject }) => reject(error));
    }
  }
}

/** The inputs of one call, in one transaction. */
export class Batch {
  constructor(
    private readonly operation: Operation,
    private readonly call: BatchCall,
    private readonly base: ScopeBase,
    private readonly transaction: Transaction,
  ) {}

  /**
   * Runs the operation for each input. At first all of them at once, in few round trips; when one of them fails,
   * everything is undone and done again one by one, each in a savepoint of its own; not so in a dry run, of which
   * nothing stays anyway, unless the database refused a statement. What fails is audited as failed
   * in the batch's transaction.
   */
  readonly runAll: RunAll = async inputs => {
    const parts = (await this.together(inputs)) ?? (await this.apart(inputs));
    for (const { audits, events } of parts) {
      this.transaction.audits.push(...audits);
      this.transaction.events.push(...events);
    }
    return parts.map(({ outcome }) => outcome);
  };

  private async together(inputs: unknown[]): Promise<Part[] | undefined> {
    const joined = new JoinedQueries(this.transaction);
    this.transaction.savepoint();
    const parts = await Promise.all(
      inputs.map(input => this.run(input, joined.query)),
    );
    const stays = this.call.dryRun || parts.every(({ outcome }) => outcome.ok);
    if (stays && !joined.refused) {
      this.transaction.release();
      return parts;
    }
    this.transaction.rollbackToSavepoint();
    return undefined;
  }

  private async apart(inputs: unknown[]): Promise<Part[]> {
    const parts: Part[] = [];
    const query: Scope['query'] = (sql, params) =>
      this.transaction.query(sql, params);
    for (const input of inputs) {
      this.transaction.savepoint();
      const part = await this.run(input, query);
      if (part.outcome.ok) this.transaction.release();
      else this.transaction.rollbackToSavepoint();
      parts.push(part);
    }
    return parts;
  }

  private async run(input: unknown, query: Scope['query']): Promise<Part> {
    const call = { ...this.call, input };
    const collected: Collected = {
      query,
      audits: [],
      events: [],
      foretold: [],
    };
    const { audits, events } = collected;
    const scope = writeScope(this.base, collected, auditContext(call));
    const { endpoint } = call;
    try {
      authorize(endpoint, call);
      const parsed = await parseInput(endpoint, input);
      endpoint.output.parse(await this.operation.handler(scope, parsed));
      if (audits.length === 0) scope.audit(entryFromInput(call));
      const [{ subject_id, subject_name: subjectName, changes }] = audits;
      const outcome: BatchOutcome = {
        ok: true,
        subjectId: subject_id,
        subjectName,
        changes: changes as FieldChange[],
      };
      return { outcome, audits, events };
    } catch (thrown) {
      const error = translateDriverError(thrown) as Error;
      if (error instanceof HqError && error.code === 'database_unavailable') {
        throw error;
      }
      const row = failureRow(call, error);
      const outcome: BatchOutcome = { ok: false, error };
      return { outcome, audits: row ? [row] : [], events: [] };
    }
  }
}
