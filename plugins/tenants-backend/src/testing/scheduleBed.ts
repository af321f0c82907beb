import {
  TestDatabase,
  TestKernel,
  actorWith,
} from '@cleanmatex/hq-backend/testing';
import {
  accessErrors,
  tenantsContract as c,
  usersContract,
  type PermissionName,
  type ScheduledAction,
  type Tenant,
  type User,
} from '@cleanmatex/hq-common';
import { HqError, operation, type Actor } from '@cleanmatex/hq-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { randomUUID } from 'node:crypto';
import { expireTrialJob } from '../initialization';
import { tenantOperations } from '../operations';
import { purgeJob } from '../retention';
import { scheduledChangeJob } from '../schedule/runJob';
import { skippedJob } from '../schedule/skippedJob';
import { newTenant } from './builders';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What somebody needs who schedules every kind of change. */
export const scheduleRights: PermissionName[] = [
  'hq.tenant.read',
  'hq.tenant.schedule',
  'hq.tenant.suspend',
  'hq.tenant.activate',
  'hq.tenant.archive',
];

/** A moment so many days ahead. */
export const inDays = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString();

const getUser = operation(usersContract.get, async (scope, { userId }) => {
  const [found] = await scope.query<User>(
    `SELECT id, email, name, name2, entity_name AS "entityName", status, locale FROM hq.sys_users WHERE id = $1::uuid`,
    [userId],
  );
  if (!found) throw new HqError('user_not_found', accessErrors.user_not_found);
  return {
    ...found,
    roles: [],
    lastSeenAt: null,
    openSessions: 0,
    createdAt: scope.now.toISOString(),
    createdBy: 'system',
    updatedAt: null,
    version: 1,
    allowedActions: [],
  };
});

/** Scheduled changes on the real kernel, with people whose rights a test can change; call `close` in `afterAll`. */
export class ScheduleBed {
  /** People with the rights that they hold now. */
  readonly people = new Map<string, Actor>();
  readonly kernel: TestKernel;

  private constructor(
    readonly database: TestDatabase,
    send: NotificationService['send'],
  ) {
    const idle = {
      queue: 'tenants.run-initialization',
      handler: async () => {},
    };
    this.kernel = new TestKernel(
      database,
      [...tenantOperations, getUser],
      [
        idle,
        expireTrialJob,
        purgeJob,
        scheduledChangeJob(async (_type, id) => this.people.get(id) ?? null),
        skippedJob({ send }),
      ],
    );
  }

  /** @param send - gets the notifications. Default: nobody does. */
  static async create(
    send: NotificationService['send'] = async () => {},
  ): Promise<ScheduleBed> {
    return new ScheduleBed(await TestDatabase.create(), send);
  }

  close(): Promise<void> {
    return this.database.drop();
  }

  /** Somebody who reads Arabic. */
  async person(permissions = scheduleRights): Promise<Actor> {
    const entityName = `p-${randomUUID().slice(0, 8)}`;
    const [{ id }] = await this.database
      .owner('hq.sys_users')
      .insert({
        email: `${entityName}@cleanmatex.example`,
        entity_name: entityName,
        name: 'Maha Al Harthi',
        status: 'active',
        locale: 'ar',
      })
      .returning('id');
    const actor = { ...actorWith(...permissions), id: String(id) };
    this.people.set(actor.id, actor);
    return actor;
  }

  /** Rows of a query by the superuser. */
  async rows<R extends object>(sql: string, ...values: string[]): Promise<R[]> {
    return (await this.database.owner.raw<{ rows: R[] }>(sql, values)).rows;
  }

  /** A tenant in a status, with a subscription that fits. */
  async tenantIn(status: string): Promise<string> {
    const { id } = await this.kernel.call(c.create, newTenant());
    await this.rows(
      `UPDATE org_tenants_mst SET status = ?, is_active = ?::boolean WHERE id = ?::uuid`,
      status,
      String(status === 'active' || status === 'trial'),
      id,
    );
    if (status === 'trial') {
      await this.rows(
        `UPDATE org_subscriptions_mst SET status = 'trial', trial_ends = now() + interval '9 days', end_date = now() + interval '9 days'
         WHERE tenant_org_id = ?::uuid`,
        id,
      );
    }
    await this.kernel.runJobs();
    return id;
  }

  schedule(
    actor: Actor,
    tenantId: string,
    action: ScheduledAction,
    at = inDays(1),
  ) {
    return this.kernel.call(
      c.scheduleChange,
      { tenantId, action, at, reason: 'Contract ends' },
      { actor },
    );
  }

  async statusOf(tenantId: string): Promise<Tenant['status']> {
    return (await this.kernel.call(c.get, { tenantId })).status;
  }

  /** The changes of a tenant, the last one scheduled first. */
  async changesOf(tenantId: string) {
    const input = { tenantId, sort: '-scheduledAt' } as const;
    return (await this.kernel.call(c.scheduledChanges, input)).items;
  }

  /** What succeeded of a tenant, of one kind of subject, in order. */
  auditsOf(tenantId: string, subject: string) {
    return this.rows<{
      operation: string;
      actor_name: string;
      door: string;
      changes: object[];
    }>(
      `SELECT operation, actor_name, door, changes FROM hq.sys_audit_log
       WHERE tenant_id = ?::uuid AND subject_type = ? AND NOT dry_run AND outcome = 'success' ORDER BY occurred_at, id`,
      tenantId,
      subject,
    );
  }
}
