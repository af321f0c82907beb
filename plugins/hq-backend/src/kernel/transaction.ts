import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { kernelErrors } from '@cleanmatex/hq-common';
import { failWith, type Actor, type CallInfo } from '@cleanmatex/hq-node';
import { insertAuditRows, type AuditRow } from './auditLog';
import { acquireConnection, literal, type Connection } from './connection';

const fail = failWith(kernelErrors);

/** An event to publish after the commit. */
export interface OutboxEvent {
  topic: string;
  payload: Record<string, unknown>;
}

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

/**
 * One database transaction of the kernel. Opening it, and flushing and committing it, take one round
 * trip each; audit rows, events and the idempotency key are written in the flush.
 */
export class Transaction {
  readonly audits: AuditRow[] = [];
  readonly events: OutboxEvent[] = [];

  private constructor(
    private readonly connection: Connection,
    private readonly actor: Actor,
    private readonly info: CallInfo,
  ) {}

  /**
   * Begins a transaction; end it with `commit` or `rollback`.
   * @returns also the stored answer, when the idempotency key was used before with the same input.
   * @throws HqError `idempotency_key_reused` (422) when it was used with another input.
   */
  static async begin(
    knex: Knex,
    actor: Actor,
    info: CallInfo,
    claim?: IdempotencyClaim,
  ): Promise<{ transaction: Transaction; stored?: StoredAnswer }> {
    const connection = await acquireConnection(knex);
    const transaction = new Transaction(connection, actor, info);
    try {
      const rows = await connection.script([
        'BEGIN',
        `SELECT set_config('hq.actor', ${literal(
          actor.name,
        )}, true), set_config('hq.request_id', ${literal(
          info.requestId,
        )}, true)`,
        ...(claim ? claimStatements(actor, claim) : []),
      ]);
      const earlier = claim && (rows.at(-1)?.[0] as EarlierUse | undefined);
      return { transaction, stored: earlier && answerOf(earlier, claim) };
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  query<R extends object>(sql: string, params?: unknown[]): Promise<R[]> {
    return this.connection.prepared<R>(sql, params);
  }

  /** Writes audit rows, events and the idempotency key, and commits. */
  async commit(answer?: {
    claim: IdempotencyClaim;
    status: number;
    response: unknown;
  }): Promise<void> {
    const statements: string[] = [];
    if (this.audits.length) statements.push(insertAuditRows(this.audits));
    if (this.events.length) statements.push(this.insertEvents());
    if (answer) {
      const { claim, status, response } = answer;
      statements.push(
        `INSERT INTO hq.sys_idempotency_keys (actor_id, key, operation, input_hash, status, response) VALUES (${[
          this.actor.id,
          claim.key,
          claim.operation,
          claim.inputHash,
          status,
        ]
          .map(literal)
          .join(', ')}, ${literal(JSON.stringify(response ?? null))}::json)
        ON CONFLICT (actor_id, key) DO UPDATE SET operation = excluded.operation, input_hash = excluded.input_hash,
          status = excluded.status, response = excluded.response, created_at = clock_timestamp()`,
      );
    }
    try {
      await this.connection.script([...statements, 'COMMIT']);
    } catch (error) {
      await this.rollback();
      throw error;
    }
    await this.connection.release();
  }

  /** Undoes everything. Never throws: a lost connection has rolled back already. */
  async rollback(): Promise<void> {
    await this.connection.script(['ROLLBACK']).catch(() => undefined);
    await this.connection.release();
  }

  private insertEvents(): string {
    const rows = this.events.map(event => ({
      ...event,
      correlation_id: this.info.correlationId,
    }));
    return `INSERT INTO hq.sys_outbox (topic, payload, correlation_id) SELECT topic, payload, correlation_id FROM json_to_recordset(${literal(
      rows,
    )}) AS r(topic text, payload jsonb, correlation_id text)`;
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
