import { TestDatabase } from '@cleanmatex/hq-backend/testing';
import { randomUUID } from 'node:crypto';
import { tenantsContract as c, type Tenant } from '@cleanmatex/hq-common';
import { TenantTestbed } from './testbed';

/** Tenants with orders and invoices that are archived and purged; call `close` in `afterAll`. */
export class PurgeTestbed extends TenantTestbed {
  static override async create(): Promise<PurgeTestbed> {
    return new PurgeTestbed(await TestDatabase.create());
  }

  /** An archived tenant with orders and invoices. */
  async archived(): Promise<Tenant> {
    const { id, slug } = await this.onboardAndInitialize();
    const customer = randomUUID();
    await this.rows(
      `INSERT INTO sys_customers_mst (id, first_name, phone, first_tenant_org_id) VALUES (?, 'Test', ?, ?)`,
      customer,
      slug.slice(0, 20),
      id,
    );
    await this.rows(
      'INSERT INTO org_customers_mst (id, tenant_org_id, customer_id) VALUES (?, ?, ?)',
      customer,
      id,
      customer,
    );
    const [order] = await this.rows<{ id: string }>(
      `INSERT INTO org_orders_mst (tenant_org_id, customer_id, order_no) VALUES (?, ?, '1') RETURNING id`,
      id,
      customer,
    );
    await this.rows(
      `INSERT INTO org_invoice_mst (tenant_org_id, order_id, invoice_no) VALUES (?, ?, '1')`,
      id,
      order.id,
    );
    await this.rows(
      `INSERT INTO sys_audit_log (tenant_org_id, action) VALUES (?, 'platform')`,
      id,
    );
    return this.kernel.call(c.archive, { tenantId: id, reason: 'Closed' });
  }

  /** Has a tenant kept until a moment. */
  keepUntil(tenantId: string, when: string) {
    return this.rows(
      'UPDATE hq.tenant_archives SET keep_until = ?::timestamptz WHERE tenant_id = ?',
      when,
      tenantId,
    );
  }

  /** An archived tenant whose time is over. */
  async due(): Promise<Tenant> {
    const tenant = await this.archived();
    await this.keepUntil(tenant.id, '2020-01-01');
    return tenant;
  }

  /** Asks for a purge. */
  ask({ id, slug }: Tenant) {
    return this.kernel.call(c.purge, {
      tenantId: id,
      slug,
      reason: 'Time is over',
    });
  }

  /** Rows of the platform's tables that name a tenant, by table and column, counted by the superuser. */
  async holding(tenantId: string): Promise<Record<string, number>> {
    const columns = await this.rows<{ name: string; column: string }>(
      `SELECT c.oid::regclass::text AS name, a.attname AS column FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.atttypid = 'uuid'::regtype`,
    );
    const found: Record<string, number> = {};
    for (const { name, column } of columns) {
      const [{ count }] = await this.rows<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${name} WHERE ${column} = ?`,
        tenantId,
      );
      if (count > 0) found[`${name}.${column}`] = count;
    }
    return found;
  }
}
