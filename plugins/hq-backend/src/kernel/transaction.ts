import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { kernelErrors, type Consequence } from '@cleanmatex/hq-common';
import { failWith, type Actor } from '@cleanmatex/hq-node';
import { insertAuditRows, type AuditRow, type OutboxEvent } from './auditLog';
import {
  acquireConnection,
  literal,
  type Connection,
  type Statement,
} from './connection';

const fail = failWith(kernelErrors);

/** An Idempotency-Key of a POST, with what it stands for. */
export interface IdempotencyClaim {
  key: string;
  operation: string;
  /** SHA-256 of the canonical input. */
  inputHash: string;
}

/** The stored answer of an earlier call with the same Idempotency-Key. */
export interface StoredAnswer {
  status: number;
  response: unknown;
}

/** SHA-256, hex, of an input with its keys in order. */
export function hashInput(input: unknown): string {
  const ordered = JSON.stringify(input, (_key, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : value,
  );
  return createHash('sha256').update(ordered).digest('hex');
}

const STORE_ANSWER = `INSERT INTO hq.sys_idempotency_keys (actor_id, key, operation, input_hash, status, response)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (actor_id, key) DO UPDATE SET operation = excluded.operation, input_hash = excluded.input_hash,
    status = excluded.status, response = excluded.response, created_at = clock_timestamp()`;

/**
 * One database transaction of the kernel. It opens with its first statement, in the same round trip; audit
 * rows, events and the idempotency key are written in the round trip that commits.
 */
export class Transaction {
  readonly audits: AuditRow[] = [];
  readonly events: OutboxEvent[] = [];
  /** What tells a preview of the act's cost. */
  readonly foretold: Array<() => Promise<Consequence[]>> = [];
  /** What the next statement takes along in its round trip; at first, what opens the transaction. */
  private pending = ['BEGIN'];
  private opened = false;

  private constructor(
    private readonly connection: Connection,
    private readonly actor: Actor,
  ) {}

  /**
   * Begins a transaction; end it with `commit` or `rollback`.
   * @returns also the stored answer, when the idempotency key was used before with the same input.
   * @throws HqError `idempotency_key_reused` (422) when it was used with another input.
   */
  static async begin(
    knex: Knex,
    actor: Actor,
    claim?: IdempotencyClaim,
  ): Promise<{ transaction: Transaction; stored?: StoredAnswer }> {
    const connection = await acquireConnection(knex);
    const transaction = new Transaction(connection, actor);
    if (!claim) return { transaction };
    try {
      const rows = await transaction.send(claimStatements(actor, claim));
      const earlier = rows.at(-1)?.[0] as EarlierUse | undefined;
      return { transaction, stored: earlier && answerOf(earlier, claim) };
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  async query<R extends object>(sql: string, params?: unknown[]): Promise<R[]> {
    return (await this.send([{ sql, params }])).at(-1) as R[];
  }

  /** Several statements in as few round trips as they allow. @returns the rows of each. */
  async queryAll(statements: Statement[]): Promise<object[][]> {
    return (await this.send(statements)).slice(-statements.length);
  }

  /** Writes audit rows, events and the idempotency key, and commits. */
  async commit(answer?: {
    claim: IdempotencyClaim;
    status: number;
    response: unknown;
  }): Promise<void> {
    const statements: Statement[] = [];
    if (this.audits.length || this.events.length) {
      statements.push(insertAuditRows(this.audits, this.events));
    }
    if (answer) {
      const { claim, status, response } = answer;
      const { key, operation, inputHash } = claim;
      const stored = JSON.stringify(response ?? null);
      statements.push({
        sql: STORE_ANSWER,
        params: [this.actor.id, key, operation, inputHash, status, stored],
      });
    }
    try {
      await this.send([...statements, 'COMMIT']);
    } catch (error) {
      await this.rollback();
      throw error;
    }
    await this.connection.release();
  }

  /** Undoes everything. Never throws: a lost connection has rolled back already. */
  async rollback(): Promise<void> {
    if (this.opened) {
      await this.connection.script(['ROLLBACK']).catch(() => undefined);
    }
    await this.connection.release();
  }

  /** Begins a part that can be undone alone; end it with `release` or `rollbackToSavepoint`. */
  savepoint(): void {
    this.pending.push('SAVEPOINT part');
  }

  /** Keeps what was done since the last savepoint. */
  release(): void {
    this.pending.push('RELEASE SAVEPOINT part');
  }

  /** Undoes what was written since the last savepoint. */
  rollbackToSavepoint(): void {
    this.pending.push('ROLLBACK TO SAVEPOINT part', 'RELEASE SAVEPOINT part');
  }

  private send(statements: Array<string | Statement>): Promise<object[][]> {
    const { pending } = this;
    this.pending = [];
    this.opened = true;
    return this.connection.script([...pending, ...statements]);
  }
}

interface EarlierUse {
  operation: string;
  input_hash: string;
  status: number;
  response: unknown;
}

function answerOf(earlier: EarlierUse, claim: IdempotencyClaim): StoredAnswer {
  if (
    earlier.operation !== claim.operation ||
    earlier.input_hash !== claim.inputHash
  ) {
    throw fail('idempotency_key_reused');
  }
  return { status: earlier.status, response: earlier.response };
}

function claimStatements(actor: Actor, { key }: IdempotencyClaim): string[] {
  return [
    `SELECT pg_advisory_xact_lock(hashtextextended(${literal(
      `${actor.id} ${key}`,
    )}, 0))`,
    `SELECT operation, input_hash, status, response FROM hq.sys_idempotency_keys WHERE actor_id = ${literal(
      actor.id,
    )} AND key = ${literal(key)} AND created_at > now() - interval '24 hours'`,
  ];
}
