import { Client, DatabaseError } from 'pg';
import {
  Migration,
  migrationsDirectory,
  readMigrations,
} from './migrationFiles';
import { ProgressLog, withClient } from './server';

/** Arbitrary, the same in every release: replicas wait for each other on it. */
const LOCK_KEY = 4_872_100_001;

/** How a migration of the files, or of the database, stands. */
export interface MigrationStatus {
  id: string;
  /**
   * `edited`: applied, but the file has changed since. `unknown`: applied by a
   * release that had a file which this one does not have.
   */
  state: 'applied' | 'pending' | 'edited' | 'unknown';
  appliedAt?: Date;
}

/** What a run of the migrations works on. */
export interface MigrateOptions {
  /** Connection string of the owner. */
  url: string;
  /** Folder of the `.sql` files; default the console's own. */
  directory?: string;
  log?: ProgressLog;
}

/** A migration could not be applied or undone; the message names its file. */
export class MigrationError extends Error {
  name = 'MigrationError';
}

interface LedgerRow {
  id: string;
  checksum: string;
  applied_at: Date;
}

/** How every migration stands, oldest first. Changes nothing and takes no lock. */
export async function migrateStatus(
  options: MigrateOptions,
): Promise<MigrationStatus[]> {
  const migrations = await readMigrations(
    options.directory ?? migrationsDirectory(),
  );
  return withClient(options.url, async client =>
    compare(migrations, await readLedger(client)),
  );
}

/**
 * Applies the pending migrations, each in a transaction of its own. Several
 * processes may call it at once: the others wait, then find nothing to do.
 *
 * @returns ids of the migrations that this call applied, oldest first
 * @throws MigrationError when a migration fails (the ones before it stay), when
 *   an applied one was edited, or when a pending one is older than an applied one
 */
export async function migrateUp(options: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(
    options.directory ?? migrationsDirectory(),
  );
  return underLock(options, async client => {
    await createLedger(client);
    const pending = pendingOf(
      migrations,
      await readLedger(client),
      options.log,
    );
    for (const migration of pending) {
      const start = Date.now();
      await inTransaction(client, `${migration.id}.up.sql`, migration.up, {
        text: 'INSERT INTO hq.schema_migrations (id, checksum) VALUES ($1, $2)',
        values: [migration.id, migration.checksum],
      });
      options.log?.info(
        `Applied migration ${migration.id} in ${Date.now() - start} ms`,
      );
    }
    return pending.map(({ id }) => id);
  });
}

/**
 * Undoes the newest applied migrations, newest first. What they created is
 * dropped with its data.
 *
 * @param options - `steps`: how many to undo, default 1; `deleteAuditLog`: whether an audit log with entries may go
 *   too, default false
 * @returns ids of the migrations that were undone, newest first
 * @throws MigrationError when a down file fails or is not known to this release; before anything is undone when the
 *   audit log would go
 */
export async function migrateDown(
  options: MigrateOptions & { steps?: number; deleteAuditLog?: boolean },
): Promise<string[]> {
  const migrations = await readMigrations(
    options.directory ?? migrationsDirectory(),
  );
  return underLock(options, async client => {
    const ledger = await readLedger(client);
    const undo = ledger.reverse().slice(0, options.steps ?? 1);
    if (!options.deleteAuditLog) {
      await keepAuditLog(
        client,
        migrations.filter(({ id }) => undo.some(row => row.id === id)),
      );
    }
    for (const { id } of undo) {
      const migration = migrations.find(m => m.id === id);
      if (!migration) {
        throw new MigrationError(
          `Migration ${id} cannot be undone: this release has no ${id}.down.sql`,
        );
      }
      await inTransaction(client, `${id}.down.sql`, migration.down, {
        text: 'DELETE FROM hq.schema_migrations WHERE id = $1',
        values: [id],
      });
      options.log?.info(`Undid migration ${id}`);
    }
    return undo.map(({ id }) => id);
  });
}

const dropsAuditLog = /DROP TABLE[^;]*\bhq\.sys_audit_log\b/;

/** @throws MigrationError when undoing these would delete audit entries. */
async function keepAuditLog(client: Client, undo: Migration[]): Promise<void> {
  const migration = undo.find(({ down }) => dropsAuditLog.test(down));
  if (!migration) return;
  const { rows } = await client.query<{ entries: string }>(
    'SELECT count(*) AS entries FROM hq.sys_audit_log',
  );
  const entries = Number(rows[0].entries);
  if (entries === 0) return;
  throw new MigrationError(
    `Undoing ${migration.id} would delete the audit log with its ${entries} entries. Nothing was undone; --delete-audit-log does it all the same`,
  );
}

function compare(
  migrations: Migration[],
  ledger: LedgerRow[],
): MigrationStatus[] {
  const applied = new Map(ledger.map(row => [row.id, row]));
  const known = migrations.map(({ id, checksum }): MigrationStatus => {
    const row = applied.get(id);
    if (!row) {
      return { id, state: 'pending' };
    }
    const state = row.checksum === checksum ? 'applied' : 'edited';
    return { id, state, appliedAt: row.applied_at };
  });
  const ids = new Set(migrations.map(({ id }) => id));
  const unknown = ledger
    .filter(({ id }) => !ids.has(id))
    .map(({ id, applied_at }): MigrationStatus => {
      return { id, state: 'unknown', appliedAt: applied_at };
    });
  return [...known, ...unknown].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function pendingOf(
  migrations: Migration[],
  ledger: LedgerRow[],
  log?: ProgressLog,
): Migration[] {
  const status = compare(migrations, ledger);
  const edited = status.find(({ state }) => state === 'edited');
  if (edited) {
    throw new MigrationError(
      `Migration file ${
        edited.id
      }.up.sql was edited after it was applied (${edited.appliedAt?.toISOString()}). ` +
        'Restore the file and put the change into a new migration.',
    );
  }
  const newestApplied = ledger.at(-1)?.id ?? '';
  const late = status.find(
    ({ id, state }) => state === 'pending' && id < newestApplied,
  );
  if (late) {
    throw new MigrationError(
      `Migration file ${late.id}.up.sql comes before ${newestApplied}, which is already applied. Give it the next free number.`,
    );
  }
  const unknown = status.filter(({ state }) => state === 'unknown');
  if (unknown.length) {
    log?.warn(
      `The database is ahead of this release: it has ${unknown
        .map(({ id }) => id)
        .join(', ')}`,
    );
  }
  const ids = new Set(ledger.map(({ id }) => id));
  return migrations.filter(({ id }) => !ids.has(id));
}

async function underLock<T>(
  { url, log }: MigrateOptions,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  return withClient(url, async client => {
    await client.query(`SET statement_timeout = 0; SET timezone = 'UTC'`);
    const { rows } = await client.query(
      'SELECT pg_try_advisory_lock($1) AS locked',
      [LOCK_KEY],
    );
    if (!rows[0].locked) {
      log?.info('Waiting for another instance that migrates the database');
      await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    }
    // The lock ends with the connection.
    return work(client);
  });
}

async function createLedger(client: Client): Promise<void> {
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS hq;
    CREATE TABLE IF NOT EXISTS hq.schema_migrations (
      id text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      applied_by text NOT NULL DEFAULT current_user,
      CONSTRAINT schema_migrations__pkey PRIMARY KEY (id)
    );
    COMMENT ON TABLE hq.schema_migrations IS 'Ledger of the applied migrations.';
  `);
}

async function readLedger(client: Client): Promise<LedgerRow[]> {
  const { rows } = await client.query(
    `SELECT to_regclass('hq.schema_migrations') IS NOT NULL AS present`,
  );
  if (!rows[0].present) {
    return [];
  }
  const ledger = await client.query<LedgerRow>(
    'SELECT id, checksum, applied_at FROM hq.schema_migrations ORDER BY id COLLATE "C"',
  );
  return ledger.rows;
}

async function inTransaction(
  client: Client,
  file: string,
  sql: string,
  ledgerEntry: { text: string; values: string[] },
): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(ledgerEntry);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw new MigrationError(`Migration ${file} failed${place(error, sql)}`, {
      cause: error,
    });
  }
}

function place(error: unknown, sql: string): string {
  if (!(error instanceof DatabaseError)) {
    return `: ${error instanceof Error ? error.message : error}`;
  }
  const line = error.position
    ? ` at line ${sql.slice(0, Number(error.position)).split('\n').length}`
    : '';
  const hint = [error.message, error.detail, error.hint].filter(Boolean);
  return `${line}: ${hint.join('. ')}`;
}
