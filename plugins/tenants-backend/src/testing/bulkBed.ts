import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  TestDatabase,
  TestKernel,
  actorWith,
  bulkJob,
  bulkOperations,
} from '@cleanmatex/hq-backend/testing';
import {
  bulkContract as c,
  type BulkItem,
  type BulkRun,
  type PermissionName,
  type RequestOf,
} from '@cleanmatex/hq-common';
import type { Actor, Job } from '@cleanmatex/hq-node';
import { tenantImportOperations } from '../imports';
import { expireTrialJob, initializationJob } from '../initialization';
import { tenantOperations } from '../operations';

/** What suspending and activating in bulk takes. */
export const bulkRights: PermissionName[] = [
  'hq.tenant.read',
  'hq.tenant.suspend',
  'hq.tenant.activate',
  'hq.bulk.run',
  'hq.bulk.read',
];

/** Bulk runs over tenants on the real kernel and a database of their own; call `close` in `afterAll`. */
export class BulkTestbed {
  readonly kernel: TestKernel;
  /** People with the rights that they hold now. */
  readonly people = new Map<string, Actor>();

  private constructor(readonly database: TestDatabase) {
    const jobs: Job[] = [expireTrialJob, initializationJob];
    const operations = [
      ...tenantOperations,
      ...tenantImportOperations,
      ...bulkOperations,
    ];
    this.kernel = new TestKernel(database, operations, jobs);
    jobs.push(
      bulkJob({
        kernel: this.kernel.kernel,
        actorById: async (_type, id) => this.people.get(id) ?? null,
      }),
    );
  }

  static async create(): Promise<BulkTestbed> {
    return new BulkTestbed(await TestDatabase.create());
  }

  close(): Promise<void> {
    return this.database.drop();
  }

  /** Rows of a query by the superuser. */
  async rows<R extends object>(sql: string, ...values: string[]): Promise<R[]> {
    return (await this.database.owner.raw<{ rows: R[] }>(sql, values)).rows;
  }

  /** Somebody with these rights. Default: `bulkRights`. */
  person(permissions = bulkRights): Actor {
    const actor = actorWith(...permissions);
    this.people.set(actor.id, actor);
    return actor;
  }

  /** Active tenants in the order of their numbers, whose slugs begin with a word. */
  async tenants(count: number, word: string = randomUUID()): Promise<string[]> {
    const added = await this.rows<{ id: string }>(
      `INSERT INTO org_tenants_mst (name, name2, slug, email, phone, status)
       SELECT 'Bulk ' || n, 'جماعية ' || n, ? || '-' || n, ? || n || '@laundry.example', '+96892123456', 'active'
       FROM generate_series(1, ?::int) n RETURNING id`,
      word,
      word,
      String(count),
    );
    return added.map(({ id }) => id);
  }

  /** Asks to suspend tenants, unless told otherwise, and lets the preview run. @returns the run's id. */
  async preview(
    actor: Actor,
    ids: string[],
    more: Partial<RequestOf<typeof c.create>> = {},
  ): Promise<string> {
    const { id } = await this.kernel.call(
      c.create,
      {
        operation: 'tenants.suspend',
        input: { reason: 'Unpaid' },
        selection: { ids },
        ...more,
      },
      { actor },
    );
    await this.kernel.runJobs();
    return id;
  }

  /** Starts a run and lets it end. */
  async start(actor: Actor, runId: string): Promise<BulkRun> {
    await this.kernel.call(c.start, { runId }, { actor });
    await this.kernel.runJobs();
    return this.get(runId);
  }

  get(runId: string): Promise<BulkRun> {
    return this.kernel.call(c.get, { runId });
  }

  async items(runId: string): Promise<BulkItem[]> {
    return (await this.kernel.call(c.items, { runId })).items;
  }

  /** Statuses of tenants, in their order. */
  async statuses(ids: string[]): Promise<string[]> {
    const found = await this.rows<{ id: string; status: string }>(
      `SELECT id, status FROM org_tenants_mst WHERE id = ANY (string_to_array(?, ',')::uuid[])`,
      ids.join(','),
    );
    return ids.map(id => found.find(row => row.id === id)?.status ?? 'none');
  }

  /** Audit rows of tenants' suspensions, dry runs left out. */
  audits(ids: string[]): Promise<Array<Record<string, unknown>>> {
    return this.rows(
      `SELECT * FROM hq.sys_audit_log WHERE operation = 'tenants.suspend' AND subject_type = 'tenant' AND NOT dry_run
         AND tenant_id = ANY (string_to_array(?, ',')::uuid[])`,
      ids.join(','),
    );
  }

  /** Holds tenants' rows during some work, so that chunks stop there. */
  async holding(ids: string[], work: () => Promise<void>): Promise<void> {
    const held = await this.database.owner.transaction();
    await held.raw(
      `SELECT FROM org_tenants_mst WHERE id = ANY (string_to_array(?, ',')::uuid[]) FOR UPDATE`,
      ids.join(','),
    );
    try {
      await work();
    } finally {
      await held.rollback();
    }
  }

  /** Backends that wait for a row, once there are so many. */
  async blocked(count = 1): Promise<string[]> {
    for (;;) {
      const found = await this.rows<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (found.length >= count) return found.map(({ pid }) => String(pid));
      await sleep(20);
    }
  }
}
