import { migrateUp } from '@cleanmatex/hq-backend';
import {
  buildPlatformFixture,
  TestDatabase,
  TestKernel,
} from '@cleanmatex/hq-backend/testing';
import { tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import { expireTrialJob, initializationJob } from '../initialization';
import { brandOperation, tenantOperations } from '../operations';
import { purgeJob } from '../retention';
import { newTenant } from './builders';

/** Tenants on the real kernel and a database of their own; call `close` in `afterAll`. */
export class TenantTestbed {
  readonly kernel: TestKernel;

  constructor(readonly database: TestDatabase) {
    this.kernel = new TestKernel(
      database,
      [...tenantOperations, brandOperation('https://hq.example/logos')],
      [initializationJob, expireTrialJob, purgeJob],
    );
  }

  static async create(): Promise<TenantTestbed> {
    return new TenantTestbed(await TestDatabase.create());
  }

  /** On a platform that was in use before the console came, with its tenants {@link FIXTURE_TENANTS}. */
  static async adopted(): Promise<TenantTestbed> {
    const database = await TestDatabase.createEmpty();
    await buildPlatformFixture(database.ownerUrl);
    await migrateUp({ url: database.ownerUrl });
    return new TenantTestbed(database);
  }

  /** Creates a tenant that still is provisioning. */
  onboard(fields: Parameters<typeof newTenant>[0] = {}): Promise<Tenant> {
    return this.kernel.call(tenantsContract.create, newTenant(fields));
  }

  /** Creates a tenant and initializes it; it is in trial on plan FREE_TRIAL, else active. */
  async onboardAndInitialize(
    fields: Parameters<typeof newTenant>[0] = {},
  ): Promise<Tenant> {
    const { id } = await this.onboard(fields);
    await this.kernel.runJobs();
    return this.kernel.call(tenantsContract.get, { tenantId: id });
  }

  /** Rows of a query by the superuser. */
  async rows<R extends object>(
    sql: string,
    ...bindings: Array<string | number>
  ): Promise<R[]> {
    const result = await this.database.owner.raw<{ rows: R[] }>(sql, bindings);
    return result.rows;
  }

  close(): Promise<void> {
    return this.database.drop();
  }
}
