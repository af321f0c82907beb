import { createServiceRef } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * The console's one PostgreSQL database: platform tables in schema `public`,
 * the console's own in schema `hq`, migrated before anyone gets this object.
 */
export interface HqDatabase {
  /**
   * The run-time pool. Its sessions are role `hq_console` (no owner, no
   * superuser, bypasses row-level security), in UTC, with a statement timeout
   * of 15 s and an idle-in-transaction timeout of 5 s.
   *
   * `int8` and `xid` come as numbers (an `int8` outside the safe integers as a
   * string), `timestamp` is read and written as UTC, `date` is a `YYYY-MM-DD`
   * string, `numeric` a string.
   */
  readonly knex: Knex;
  /**
   * Connection string with the same rights and session settings as `knex`, for
   * what needs a connection of its own (`LISTEN`, advisory locks). Secret.
   */
  readonly url: string;
  /**
   * Connection string of the owner, for migrations and the job queue's own
   * schema only. Secret.
   */
  readonly ownerUrl: string;
}

/**
 * Gives {@link HqDatabase} to every backend package of the console; root
 * scoped, so all plugins share one pool. Implemented by
 * `hqDatabaseServiceFactory` of `@cleanmatex/hq-backend`.
 */
export const hqDatabaseServiceRef = createServiceRef<HqDatabase>({
  id: 'hq.database',
  scope: 'root',
});
